/** What a rule is: facts about one API of one framework, data only. */
import type { Convention } from "../core/convention.ts";
import type { BuilderSpelling } from "./spellings/builder.ts";
import type { HelperSpelling } from "./spellings/helper.ts";
import type { KeywordSpelling } from "./spellings/keyword.ts";
import type { PositionalSpelling } from "./spellings/positional.ts";
import type { RemadeSpelling } from "./spellings/remade.ts";
import type { RenamedSpelling } from "./spellings/renamed.ts";
import type { StringSpelling } from "./spellings/string.ts";
import type { TargetsSpelling } from "./spellings/targets.ts";

/** The languages in which losses are found; "javascript" is TypeScript too, "yaml" and "shell" are configuration. */
export type Language = "python" | "javascript" | "cpp" | "rust" | "julia" | "yaml" | "shell";

/** How the value is written; each kind has a file of its own in analysis/spellings. */
export type Spelling =
  | KeywordSpelling
  | PositionalSpelling
  | BuilderSpelling
  | TargetsSpelling
  | StringSpelling
  | RenamedSpelling
  | RemadeSpelling
  | HelperSpelling;

/** An argument with which the rewrite would be wrong or unsafe, unless it has one of the values `unless`. */
export interface Obstacle {
  readonly argument: string;
  readonly position?: number;
  readonly unless?: readonly string[];
  /** Why, and what to do, in sentences. */
  readonly reason: string;
}

/** The version from which a package has the argument, such as torch 1.10. */
export interface Since {
  readonly package: string;
  readonly version: string;
}

/** Code in which ‸ marks the cursor, and what the first action makes of it with the value 0.1. */
export interface RuleExample {
  readonly before: string;
  readonly after: string;
  /** Where it is not the rule's own: a Python class named in YAML. */
  readonly language?: Language;
}

/** Code that the rule leaves alone, and why. */
export interface RuleIgnore {
  readonly code: string;
  readonly why: string;
  readonly language?: Language;
}

/** One API. */
export interface Rule {
  /** Unique, lower case with hyphens: it names the rule in settings and documentation. */
  readonly id: string;
  readonly language: Language;
  /** The word that a text must contain before it is parsed. */
  readonly framework: string;
  /**
   * Qualified names, modules as in `moduleAliases.ts`; the first is the one that is shown. `*.compile` is a method of
   * whatever object.
   */
  readonly names: readonly [string, ...string[]];
  readonly spelling: Spelling;
  /** With which the value may not be touched. */
  readonly obstacles?: readonly Obstacle[];
  /** Why no call is smoothed, and what to do, where that belongs elsewhere: the examples stay as they are. */
  readonly declined?: string;
  readonly convention: Convention;
  readonly targets: "indices" | "probabilities" | "indices or probabilities" | "multi-hot";
  readonly since?: Since;
  /** One sentence for the hover: what smoothing does here, and what to respect. */
  readonly sentence: string;
  readonly reference: string;
  readonly examples: readonly [RuleExample, RuleExample, ...RuleExample[]];
  readonly ignores: readonly [RuleIgnore, ...RuleIgnore[]];
}
