/** An entry names the loss, and another loss takes the value: `type='CrossEntropyLoss'` becomes `type='LabelSmoothLoss'`. */

export interface RenamedSpelling {
  readonly kind: "renamed";
  /** The argument that names the loss. */
  readonly argument: string;
  /** The loss that takes the value, in the place of the one that is named, quotes kept. */
  readonly to: string;
  /** The argument of that loss that is the value. */
  readonly keyword: string;
  /** Names of calls that are listed but left alone, and why. */
  readonly declinedAs?: Readonly<Record<string, string>>;
  /** Further arguments, by name, that the other loss needs. */
  readonly adds?: Readonly<Record<string, string>>;
}
