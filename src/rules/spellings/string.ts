/** A string or a function names the loss, as in `compile(loss="categorical_crossentropy")`; an object takes its place. */
import type { ArgumentPlace } from "./targets.ts";

export interface StringSpelling {
  readonly kind: "string";
  /** Where the string stands: alone, in a list or in a dictionary. */
  readonly place: ArgumentPlace;
  /** Why some of the strings cannot be replaced, by string. */
  readonly declined?: Readonly<Record<string, string>>;
  readonly strings: readonly [string, ...string[]];
  /** Qualified names of the function that the first string stands for, where it may be passed itself. */
  readonly functions?: readonly string[];
  /**
   * Code of the object, with the hole {{a}}, with qualified names and helpers as in `TargetsSpelling`, and
   * {{fromLogits}}: `from_logits=True, ` where the model's last layer has no activation, else nothing.
   */
  readonly object: string;
}
