/** The rows of an array in blocks of bounded size. */

import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry } from "./arrayFile.ts";
import type { Numbers } from "./elementType.ts";

/** Rows one after another, row-major. */
export interface RowBlock {
  readonly firstRow: number;
  readonly rowCount: number;
  readonly values: Numbers;
}

/** A block has so many numbers, or one row. */
const BLOCK_NUMBERS = 2 ** 18;

/**
 * The rows from `from` on (0 by default), block after block, and at most one problem, the last. The memory of a block is
 * used again for the next one: copy what is to be kept.
 */
export async function* streamRows(
  entry: ArrayEntry,
  { from = 0, blockNumbers = BLOCK_NUMBERS }: { readonly from?: number; readonly blockNumbers?: number } = {},
): AsyncGenerator<Checked<RowBlock>, void> {
  const { rowLength } = entry;
  if (entry.problem !== undefined) return yield { problem: entry.problem };
  let row = Math.max(0, from);
  if (row >= entry.rowCount) return;
  const cursor = entry.openRows(row);
  const values = numbersOf(entry, Math.min(Math.max(1, Math.floor(blockNumbers / rowLength)), entry.rowCount - row));
  for (;;) {
    const read = await cursor.next(values);
    if ("problem" in read) return yield read;
    if (read.value === 0) return;
    yield { value: { firstRow: row, rowCount: read.value, values: values.subarray(0, read.value * rowLength) } };
    row += read.value;
  }
}

/** `count` rows from `from` on, fewer where the array or a block ends. */
export async function readRows(entry: ArrayEntry, from: number, count: number): Promise<Checked<RowBlock>> {
  if (entry.problem !== undefined) return { problem: entry.problem };
  const most = Math.max(1, Math.floor(MOST_AT_ONCE / Math.max(1, entry.rowLength)));
  const rows = Math.max(0, Math.min(count, most, entry.rowCount - from));
  const values = numbersOf(entry, rows);
  if (rows === 0) return { value: { firstRow: from, rowCount: 0, values } };
  const cursor = entry.openRows(from);
  let done = 0;
  while (done < rows) {
    const read = await cursor.next(values.subarray(done * entry.rowLength));
    if ("problem" in read) return read;
    if (read.value === 0) break;
    done += read.value;
  }
  return { value: { firstRow: from, rowCount: done, values: values.subarray(0, done * entry.rowLength) } };
}

const MOST_AT_ONCE = 2 ** 22;

function numbersOf({ precision, rowLength }: ArrayEntry, rows: number): Numbers {
  return precision === "float32" ? new Float32Array(rows * rowLength) : new Float64Array(rows * rowLength);
}
