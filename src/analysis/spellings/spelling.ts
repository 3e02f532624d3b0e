/** What each way of writing the smoothing value can do: find it, add it, change it, remove it. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { Rule } from "../../rules/rule.ts";
import type { Source } from "../source.ts";
import type { SourceCall, SourceEdit } from "../sourceCall.ts";

/** What a call says about its smoothing. */
export type SpelledValue =
  | { readonly kind: "absent" }
  /** `text` is the value as it is written; `spans` are the places where it stands, none where it is the API's default. */
  | {
      readonly kind: "given";
      readonly text: string;
      readonly spans: readonly SourceSpan[];
      readonly hoverSpan?: SourceSpan;
    }
  /** Why nothing may be changed here. */
  | { readonly kind: "declined"; readonly reason: string };

export type GivenValue = Extract<SpelledValue, { kind: "given" }>;

/** Edits, or why there are none. */
export type Edits =
  | { readonly kind: "edits"; readonly edits: readonly SourceEdit[] }
  | { readonly kind: "declined"; readonly reason: string };

/** One use of a rule in a call: a call may hold several string losses. */
export interface SpelledSite {
  readonly api: string;
  /** Where the cursor has to be, and what a list shows. */
  readonly span: SourceSpan;
  readonly nameSpan: SourceSpan;
  readonly value: SpelledValue;
}

/** A spelling's logic; `rule.spelling` holds its data. `value` is Python's or JavaScript's text of the number. */
export interface SpellingLogic {
  /** The sites at which `rule` applies in `call`; none where the spelling is not there. */
  find(source: Source, call: SourceCall, rule: Rule): readonly SpelledSite[];
  /** What is added, for titles: `label_smoothing=0.1`; with `source` it may say more. */
  title(call: SourceCall, rule: Rule, value: string, source?: Source): string;
  add(source: Source, call: SourceCall, rule: Rule, site: SpelledSite, value: string): Edits;
  remove(source: Source, call: SourceCall, rule: Rule, site: SpelledSite): Edits;
}
