/** A string names the loss, as in `compile(loss="categorical_crossentropy")`; an object takes its place. */
import type { ArgumentPlace } from "./targets.ts";

export interface StringSpelling {
  readonly kind: "string";
  /** Where the string stands: alone, in a list or in a dictionary. */
  readonly place: ArgumentPlace;
  readonly strings: readonly [string, ...string[]];
  /** Code of the object, with the holes of `TargetsSpelling`, and {{fromLogits}}: `from_logits=True, ` or nothing. */
  readonly object: string;
  /** The helper (an id in rules/helpers) that the object needs. */
  readonly helper?: string;
}
