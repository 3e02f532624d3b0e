/** A result as blocks of text and tables, from which every form is written: Markdown, CSV, LaTeX, a comment, code. */

/** A number is written with the decimals of the settings. */
export type Cell =
  | string
  | number
  | null
  /** A number as it was given: no zeros are added to it. */
  | { readonly kind: "short"; readonly value: number }
  /** From the one number to the other. */
  | { readonly kind: "range"; readonly from: number; readonly to: number }
  /** Printed strongly: totals, the true class. */
  | { readonly kind: "strong"; readonly value: string | number | null };

export interface Table {
  readonly kind: "table";
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Plain text; nothing in it is markup. */
export type Block =
  | { readonly kind: "heading"; readonly text: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | Table;

/** An array that the code forms (NumPy, PyTorch) write. */
export interface NamedArray {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
  readonly isInteger?: boolean;
}

/** A result to be shown, copied or inserted. */
export interface Report {
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Steps and notes that follow; left out where the result goes into a paper or a program. */
  readonly details: readonly Block[];
  /** What the code forms hold: the arrays, and one line that computes the result in PyTorch where there is one. */
  readonly arrays: readonly NamedArray[];
  readonly torchCall?: string | undefined;
  /** The result itself, as JSON with "inf", "-inf" and "nan" for what JSON has no word for. */
  readonly json: unknown;
}

/** A number as it was given: an index, a logit, a smoothing value. */
export function short(value: number): Cell {
  return { kind: "short", value };
}

/** A cell printed strongly. */
export function strong(value: string | number | null): Cell {
  return { kind: "strong", value };
}
