/** Asks the questions whose answers are missing, one after the other, with a way back. */
import type { Answered, Step } from "./answered.ts";
import type { Answers } from "./answers.ts";

/** A question adds its answer to the answers. */
export interface Question {
  readonly isNeeded: (answers: Answers) => boolean;
  readonly ask: (answers: Answers, step: Step) => Promise<Answered<Answers>>;
}

/** Gives the completed answers, or undefined where the person gave up. */
export async function askInOrder(
  title: string,
  questions: readonly Question[],
  given: Answers,
): Promise<Answers | undefined> {
  /** The answers before each question that was asked. */
  const history: { readonly index: number; readonly before: Answers }[] = [];
  let answers = given;
  for (let index = 0; index < questions.length; ) {
    const question = questions[index]!;
    if (!question.isNeeded(answers)) {
      index++;
      continue;
    }
    const open = questions.slice(index).filter((later) => later.isNeeded(answers)).length;
    const answered = await question.ask(answers, {
      title,
      step: history.length + 1,
      totalSteps: history.length + open,
      canGoBack: history.length > 0,
    });
    if (answered.kind === "cancel") return undefined;
    if (answered.kind === "back") {
      const last = history.pop()!;
      index = last.index;
      answers = last.before;
      continue;
    }
    history.push({ index, before: answers });
    answers = { ...answers, ...answered.value };
    index++;
  }
  return answers;
}
