/** The memory of answers: what was answered last is offered first. */
import type { Memento } from "vscode";

/** Kept in the profile, under one key a question. */
export interface LastAnswers {
  readonly get: <T>(question: string) => T | undefined;
  readonly set: (question: string, answer: unknown) => void;
}

/** Gives the memory that is kept in `memento`. */
export function lastAnswers(memento: Memento): LastAnswers {
  return {
    get: <T>(question: string) => memento.get<T>(`answer.${question}`),
    set: (question, answer) => void memento.update(`answer.${question}`, answer),
  };
}
