/** What a reader gives: arrays with names and places, and the problems met on the way. */

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
}

/** A named word beside the arrays, such as `reduction="sum"` or `from_logits=True`. */
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
