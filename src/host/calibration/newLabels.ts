/** Room for a label of each row. */

/** Shared with workers where there are any, so that none of them has a copy. */
export function newLabels(rows: number): Int32Array {
  return typeof SharedArrayBuffer === "function"
    ? new Int32Array(new SharedArrayBuffer(4 * rows))
    : new Int32Array(rows);
}
