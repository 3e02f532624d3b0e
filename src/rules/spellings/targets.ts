/** The API has no argument: the targets are smoothed where they are passed. */

/** An argument by name, and by position where it may be passed so. */
export interface ArgumentPlace {
  readonly argument: string;
  readonly position?: number;
}

export interface TargetsSpelling {
  readonly kind: "targets";
  readonly targets: ArgumentPlace;
  readonly logits: ArgumentPlace;
  /**
   * Smoothed targets as code, with holes: {{targets}} and {{logits}} are the arguments, {{a}} the value, others such as
   * {{optax.smooth_labels}} qualified names. The first is written, all are recognised.
   */
  readonly forms: readonly [string, ...string[]];
  /** The function that takes such targets, where it is another one. */
  readonly callee?: string;
}
