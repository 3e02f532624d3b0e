/** What a file of arrays holds, and how its rows are read: in blocks, whatever the file's size. */

import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";
import type { ElementName, Numbers } from "./elementType.ts";

/** The arrays of an opened file, and what is to be said of it. */
export interface ArrayFile {
  readonly format: "npy" | "npz" | "safetensors" | "table" | "json";
  readonly arrays: readonly ArrayEntry[];
  /** Sentences about what was left out or guessed. */
  readonly notes: readonly string[];
}

/**
 * One array. Its rows are its last axis: an array of shape [B, T, K] has B T rows of K numbers, in C order; one of shape
 * [N] has N rows of one number.
 */
export interface ArrayEntry {
  /** Its name in the file, or the file's own; "" for a table or list without one. */
  readonly name: string;
  /** Its type in words: `float32`, or as the file says it where it is not read: `|O`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  readonly rowCount: number;
  readonly rowLength: number;
  /** Which numbers its blocks are made of. */
  readonly precision: "float32" | "float64";
  /** Whether its rows can be read from any place at once; where not (deflated), reading at a place reads all before it. */
  readonly isSeekable: boolean;
  /** Where its numbers stand in the file without a gap, in C order, for who reads them without this folder. */
  readonly place?: { readonly offset: number; readonly type: ElementName; readonly isLittleEndian: boolean };
  /** Why its numbers cannot be read, though its name, type and shape are known. */
  readonly problem?: string;
  /** Starts to read at a row. */
  readonly openRows: (firstRow: number) => RowCursor;
}

/** A place in an array that moves on as its rows are read. */
export interface RowCursor {
  /**
   * Reads the next rows into `into`, as many as it holds whole, and gives how many: 0 behind the last. After a problem
   * it gives no more.
   */
  next(into: Numbers): Promise<Checked<number>>;
}

/** An array in the bytes of a file. */
export interface StoredArray {
  readonly type: ElementName;
  readonly isLittleEndian: boolean;
  readonly shape: readonly number[];
  readonly isFortran: boolean;
  /** Its bytes and nothing else; called for each cursor. */
  readonly open: () => Bytes;
}

/** A row may have this many numbers; a block of one row is then 32 MB in float64. */
export const LONGEST_ROW = 2 ** 22;

/** Rows and their length of an array of this shape; none where an axis is empty. */
export function rowsOf(shape: readonly number[]): { readonly rowCount: number; readonly rowLength: number } {
  const rowLength = shape.length < 2 ? 1 : shape.at(-1)!;
  const leading = shape.length < 2 ? shape : shape.slice(0, -1);
  if (shape.includes(0)) return { rowCount: 0, rowLength };
  return { rowCount: leading.reduce((product, size) => product * size, 1), rowLength };
}

/** `(50000, 1000)`, `(3,)`, `()`: a shape as Python writes it. */
export function shapeText(shape: readonly number[]): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
