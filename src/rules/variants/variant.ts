/** What a variant is: another smoothed loss that a call can be wrapped in, written into the person's file as a helper. */
import type { Convention } from "../../core/convention.ts";
import type { Helper } from "../helpers/helper.ts";

/** One variant. */
export interface Variant {
  /** Unique, lower case with hyphens. */
  readonly id: string;
  /** The action's title, with the hole {{a}} for the value; it says the formula and what becomes of the loss. */
  readonly title: string;
  readonly convention: Convention;
  /** One sentence for the hover on a call of the helper. */
  readonly sentence: string;
  readonly reference: string;
  readonly wraps: readonly [Wrap, ...Wrap[]];
}

/** How calls of some APIs become calls of the variant's helper. */
export interface Wrap {
  /** Qualified names. */
  readonly apis: readonly [string, ...string[]];
  /** Its code takes the value as `label_smoothing`. */
  readonly helper: Helper;
  /** The parameters of the APIs in their order; a call with any other is declined. */
  readonly parameters: readonly WrapParameter[];
  /** Arguments that the helper needs and the call does not have, as code by the helper's name. */
  readonly adds?: Readonly<Record<string, string>>;
  /** What the call must have for the variant to be another loss than the built-in one. */
  readonly needs?: { readonly argument: string; readonly reason: string };
}

/** A parameter of a wrapped API, and what becomes of its argument. */
export interface WrapParameter {
  readonly name: string;
  /**
   * `kept` stays where it is; `named` is passed by keyword, as the helper names it; `dropped` is taken away where its
   * value is one of `values`, else the call is declined.
   */
  readonly kind: "kept" | "named" | "dropped";
  /** The helper's name for it, where it is another one. */
  readonly as?: string;
  /** The values (as written) with which it may be dropped. */
  readonly values?: readonly string[];
  /** Values (a pattern of their text) that the helper cannot honour. */
  readonly refused?: { readonly pattern: RegExp; readonly reason: string };
  /** Why it cannot be dropped with another value, and what to do. */
  readonly reason?: string;
}
