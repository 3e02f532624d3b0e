/** The API has no argument: the targets are smoothed where they are passed. */
import type { HelperSpelling } from "./helper.ts";

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
   * Smoothed targets as code, with holes: {{targets}} and {{logits}} are the arguments, {{a}} the value, {{classes}}
   * whatever stands for the number of classes (such a form is recognised, not written), {{helper:id}} a helper of
   * rules/helpers, others such as {{optax.smooth_labels}} qualified names. The first is written with which no argument
   * is evaluated twice that is more than a name, and all are recognised.
   */
  readonly forms: readonly [string, ...string[]];
  /** The function that takes such targets, where it is another one. */
  readonly callee?: string;
  /** What takes the API's place where no form can be written. */
  readonly otherwise?: Omit<HelperSpelling, "kind">;
}
