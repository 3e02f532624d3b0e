/** No argument and no targets to rewrite: a small helper, put into the file once, takes the place of the API. */

export interface HelperSpelling {
  readonly kind: "helper";
  /** The id of the helper in rules/helpers that replaces the callee; the rule's names hold `local.` and its name too. */
  readonly helper: string;
  /** The keyword under which the helper takes the value. */
  readonly keyword: string;
  /** Its targets are often smoothed by hand: declined where the class or function around the call says so. */
  readonly isOftenByHand?: boolean;
}
