/** The value is a positional argument, and those before it must be filled in. */

export interface PositionalSpelling {
  readonly kind: "positional";
  /** What the API calls it. */
  readonly argument: string;
  /** From 0. */
  readonly position: number;
  /** What stands for each argument before it that is not given, by position: `undefined`. */
  readonly fillers: Readonly<Record<number, string>>;
  /** The function or method that takes the value, where it is another one. */
  readonly callee?: string;
}
