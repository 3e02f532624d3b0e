/** What every command is given: the memory of answers, the results, the problems shown in editors, the log. */
import type { LogOutputChannel, Uri } from "vscode";
import type { LastAnswers } from "./ask/lastAnswers.ts";
import type { Panels } from "./panel/panels.ts";
import type { ProjectVersions } from "./providers/projectVersions.ts";
import type { ReadingProblems } from "./readingProblems.ts";
import type { Results } from "./results/results.ts";
import type { LossCallsTree } from "./views/lossCallsTree.ts";

export interface Services {
  readonly answers: LastAnswers;
  readonly results: Results;
  readonly problems: ReadingProblems;
  /** What the view "Loss Calls" shows. */
  readonly lossCalls: LossCallsTree;
  /** What the projects of files allow. */
  readonly versions: ProjectVersions;
  /** The panel, at the side and in tabs. */
  readonly panels: Panels;
  /** Opens a tab that compares logits files. */
  readonly compare: (uris: readonly Uri[]) => void;
  readonly log: LogOutputChannel;
}
