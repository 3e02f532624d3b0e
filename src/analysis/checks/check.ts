/** What a check is: it finds one kind of mistake around a loss, says why it is one, and mends it where it can. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { LossCall } from "../findLossCalls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import type { PythonSource } from "../python/pythonSource.ts";
import type { SourceEdit } from "../sourceCall.ts";
import type { LossUse } from "./lossUses.ts";

export type Severity = "error" | "warning" | "information" | "hint";

/** Edits that mend a problem. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly SourceEdit[];
  /** Changes more than the problem: it is offered, and never the preferred one. */
  readonly isUnsure?: boolean;
}

/** A place in a text, and what is wrong there. */
export interface Problem {
  readonly span: SourceSpan;
  /** What is there, why it is wrong, and what to do, in sentences. */
  readonly message: string;
  readonly fixes?: readonly Fix[];
}

/** A problem and the id of the check that found it. */
export interface Finding extends Required<Problem> {
  readonly check: string;
}

/** What checks look at; the dataflow and the uses are found once for all of them. */
export interface Scene {
  readonly source: PythonSource;
  readonly lossCalls: readonly LossCall[];
  readonly flow: Dataflow;
  /** Every place where a loss is computed of something. */
  readonly lossUses: readonly LossUse[];
  /** The pin in words, "torch==1.9.1 in requirements.txt, line 3", where it allows only versions before `version`. */
  readonly olderThan: (packageName: string, version: string) => string | undefined;
}

/** Code in which ‸…‸ marks the problem, and the code after one of its fixes. */
export interface CheckExample {
  readonly code: string;
  readonly fixed?: string;
  /** Versions that are pinned, as a requirements.txt says them, where the check asks for them. */
  readonly pins?: Readonly<Record<string, string>>;
}

/** Code that the check leaves alone, and why. */
export interface CheckIgnore {
  readonly code: string;
  readonly why: string;
  readonly pins?: Readonly<Record<string, string>>;
}

export interface Check {
  /** Reads well after "allow"; it names the setting and the page. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly whatItDoes: string;
  readonly whyBad: string;
  readonly example: string;
  readonly useInstead: string;
  /** What the fixes change besides; absent where there are none. */
  readonly fixSafety?: string;
  readonly references: readonly [string, ...string[]];
  readonly examples: readonly [CheckExample, ...CheckExample[]];
  readonly ignores: readonly [CheckIgnore, ...CheckIgnore[]];
  find(scene: Scene): readonly Problem[];
}
