/** What every command is given: the memory of answers, the results, the problems shown in editors, the log. */
import type { LogOutputChannel } from "vscode";
import type { LastAnswers } from "./ask/lastAnswers.ts";
import type { ReadingProblems } from "./readingProblems.ts";
import type { Results } from "./results/results.ts";

export interface Services {
  readonly answers: LastAnswers;
  readonly results: Results;
  readonly problems: ReadingProblems;
  readonly log: LogOutputChannel;
}
