/**
 * What a reader gives: arrays with names, places and the syntax they are written in, and the problems met on the way.
 */

/** A place in a text, in UTF-16 code units: `start` inclusive, `end` exclusive. */
export interface SourceSpan {
  readonly start: number;
  readonly end: number;
}

/** One array (or scalar) found in a text. */
export interface ArrayReading {
  /** The name it is assigned to or passed as: `logits = …`, `"logits": …`, `weight=…`, a CSV header. */
  readonly name?: string;
  /** Lengths of the axes, outermost first; `[]` for a scalar. */
  readonly shape: readonly number[];
  /** The numbers in row-major order; `values.length` is the product of `shape`. */
  readonly values: Float64Array;
  /** From the first to the last character of the array's own text (constructor included, name excluded). */
  readonly span: SourceSpan;
  /** How it is written: what a rewrite in place has to keep. */
  readonly syntax: ArraySyntax;
  /** The element type written beside it: `dtype=torch.long`, `Float32Array`, `std::vector<int>`. */
  readonly dtype?: DtypeReading;
  /** Further places that name its element type: TensorFlow's printed form names it twice. */
  readonly furtherDtypes?: readonly DtypeReading[];
  /** The shape written beside it: `shape=(2, 3)`, `float z[2][3]`. */
  readonly declaredShape?: DeclaredShape;
}

/** How an array is written. */
export type ArraySyntax = ScalarSyntax | BracketSyntax | MatrixSyntax | ListSyntax | TableSyntax;

/** A number alone: `label_smoothing=0.1`, `tensor(2.5)`. */
export interface ScalarSyntax {
  readonly kind: "scalar";
  /** The brackets that a row would take in its place; "" where it stands on a line of its own. */
  readonly open: "" | "[" | "{";
}

/** Nested brackets, `[[1, 2], [3, 4]]`, `{{1.f}, {2.f}}`, and NumPy's printed `[[1. 2.]\n [3. 4.]]`. */
export interface BracketSyntax {
  readonly kind: "brackets";
  /** The innermost pair of brackets. */
  readonly open: "[" | "(" | "{";
  /** What separates the numbers: a comma, or blanks as NumPy prints. */
  readonly separator: "," | " ";
  /** The outermost brackets, without a constructor around them. */
  readonly body: SourceSpan;
  /** True where one written number stands for several, as in Rust's `[0.0; 3]`. */
  readonly repeats: boolean;
  /** True where a list's single value stands in its own constructor, `[tensor(1.), tensor(2.)]`. */
  readonly wrapped: boolean;
}

/** MATLAB's and Julia's `[1 2; 3 4]`: one pair of brackets whatever the shape. */
export interface MatrixSyntax {
  readonly kind: "matrix";
  readonly separator: "," | " ";
  /** What separates the rows; undefined where all numbers stand in one row. */
  readonly rowSeparator: ";" | "\n" | undefined;
  readonly body: SourceSpan;
}

/** Numbers without brackets after a name: `y = 0, 2`. */
export interface ListSyntax {
  readonly kind: "list";
  readonly separator: "," | " ";
}

/** Lines of numbers: CSV, TSV, blanks, a Markdown table, one column or one line included. */
export interface TableSyntax {
  readonly kind: "table";
  readonly delimiter: "," | ";" | "\t" | " " | "|";
  /** True where all numbers stand on one line, or flow over lines as one list. */
  readonly flat: boolean;
  /** The header cells of this array's columns, where the table has a header. */
  readonly header?: readonly SourceSpan[];
  /** The cells of Markdown's alignment row below them. */
  readonly alignment?: readonly SourceSpan[];
}

/** An element type as it is written, and where. */
export interface DtypeReading {
  readonly value: string;
  readonly span: SourceSpan;
}

/** A shape as it is written beside an array, and where: `(2, 3)`, or `[2][3]` of a C++ declaration. */
export interface DeclaredShape {
  /** Lengths of the axes; undefined for one left open, as in `float w[]`. */
  readonly shape: readonly (number | undefined)[];
  readonly span: SourceSpan;
  readonly kind: "tuple" | "list" | "subscripts";
}

/**
 * A named word beside the arrays, such as `reduction="sum"` or `from_logits=True`; the span is the value's, without
 * quotes.
 */
export interface WordReading {
  readonly name: string;
  readonly value: string;
  readonly span: SourceSpan;
}

/** Something that could not be read, where it stands, in a sentence that says what, why and what to do. */
export interface ReadingProblem {
  readonly message: string;
  readonly span: SourceSpan;
}

/** Everything that was found in a text. Reading never throws. */
export interface Reading {
  readonly arrays: readonly ArrayReading[];
  readonly words: readonly WordReading[];
  readonly problems: readonly ReadingProblem[];
}
