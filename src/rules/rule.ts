/** What a rule is: facts about one API of one framework, data only. */
import type { Convention } from "../core/convention.ts";

/** The API takes the value as a keyword argument. */
export interface KeywordSpelling {
  readonly kind: "keyword";
  readonly keyword: string;
  /** Which positional argument it is, from 0; undefined where it can only be given by keyword. */
  readonly position: number | undefined;
}

/** How the value is written; each kind has a file of its own in analysis/spellings. */
export type Spelling = KeywordSpelling;

/** The version from which a package has the argument, such as torch 1.10. */
export interface Since {
  readonly package: string;
  readonly version: string;
}

/** Code in which ‸ marks the cursor, and what the first action makes of it with the value 0.1. */
export interface RuleExample {
  readonly before: string;
  readonly after: string;
}

/** Code that the rule leaves alone, and why. */
export interface RuleIgnore {
  readonly code: string;
  readonly why: string;
}

/** One API. */
export interface Rule {
  /** Unique, lower case with hyphens: it names the rule in settings and documentation. */
  readonly id: string;
  readonly language: "python";
  /** The word that a text must contain before it is parsed. */
  readonly framework: string;
  /** Qualified names; the first is the one that is shown. */
  readonly names: readonly [string, ...string[]];
  readonly spelling: Spelling;
  readonly convention: Exclude<Convention, "prior">;
  readonly targets: "indices" | "probabilities" | "indices or probabilities" | "multi-hot";
  readonly since?: Since;
  /** One sentence for the hover: what smoothing does here, and what to respect. */
  readonly sentence: string;
  readonly reference: string;
  readonly examples: readonly [RuleExample, RuleExample, ...RuleExample[]];
  readonly ignores: readonly [RuleIgnore, ...RuleIgnore[]];
}
