/** The value is set by a method of a builder: `CrossEntropyLossConfig::new().with_smoothing(Some(0.1))`. */

export interface BuilderSpelling {
  readonly kind: "builder";
  readonly method: string;
  /** Code of the method's argument, with the hole {{a}}. */
  readonly form: string;
  /** The field that the method sets, where the builder may be written out as a struct. */
  readonly field?: string;
  /**
   * The builder is an argument of the call: its position, from 0, and its type, which stands beside the call's own name.
   * Without it the call makes the builder, and its methods follow.
   */
  readonly options?: { readonly position: number; readonly type: string };
}
