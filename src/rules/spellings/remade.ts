/** A call that makes a loss takes no value, but a builder of the same loss does: the call is written anew with that builder. */

export interface RemadeSpelling {
  readonly kind: "remade";
  /** The builder's qualified name. */
  readonly builder: string;
  /** How many arguments the call has. */
  readonly arity: number;
  /**
   * Code with the holes {{builder}}, {{a}}, {{types}} (type arguments of the call) and {{0}}, {{1}}… for the arguments.
   * The first counts whose `when`, if any, is the first argument.
   */
  readonly forms: readonly { readonly when?: string; readonly code: string }[];
}
