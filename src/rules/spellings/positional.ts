/** The value is a positional argument, and those before it must be filled in. */

export interface PositionalSpelling {
  readonly kind: "positional";
  /** From 0. */
  readonly position: number;
  /** What stands for each argument before it that is not given, by position: `undefined`, `None`. */
  readonly fillers: Readonly<Record<number, string>>;
  /** Code of the value, with the hole {{a}}; `{{a}}` unless said. */
  readonly form?: string;
}
