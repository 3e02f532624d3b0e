/** The memory of answers: what was answered last is offered first. */
import { type Disposable, type Memento, workspace } from "vscode";

/** Kept in the profile, under one key a question. A setting that changes is offered again before older answers. */
export interface LastAnswers extends Disposable {
  readonly get: <T>(question: string) => T | undefined;
  readonly set: (question: string, answer: unknown) => void;
}

/** Gives the memory that is kept in `memento`. */
export function lastAnswers(memento: Memento): LastAnswers {
  const set = (question: string, answer: unknown) => void memento.update(`answer.${question}`, answer);
  const listener = workspace.onDidChangeConfiguration((change) => {
    if (change.affectsConfiguration("labelSmoothing.value")) set("labelSmoothing", undefined);
    if (change.affectsConfiguration("labelSmoothing.convention")) set("convention", undefined);
  });
  return {
    get: <T>(question: string) => memento.get<T>(`answer.${question}`),
    set,
    dispose: () => listener.dispose(),
  };
}
