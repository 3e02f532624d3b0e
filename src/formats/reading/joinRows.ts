/**
 * Lists side by side with commas between them, as in half a selected array: `[1, 2], [3, 4]` is one array of two rows.
 */

import type { ArrayReading } from "../arrayReading.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { addProblem, type Scan } from "./scan.ts";

/** Joins each range of arrays whose shapes agree into one array. */
export function joinRows(scan: Scan, ranges: readonly { readonly from: number; readonly to: number }[]): void {
  const { arrays } = scan;
  const joined: ArrayReading[] = [];
  let next = 0;
  for (const { from, to } of ranges) {
    if (to - from < 2) continue;
    const rows = arrays.slice(from, to);
    const uneven = rows.findIndex((row) => !sameShape(row.shape, rows[0]!.shape));
    if (uneven >= 0 && (uneven < 2 || rows[uneven]!.shape.length !== rows[0]!.shape.length)) continue;
    joined.push(...arrays.slice(next, from));
    next = to;
    if (uneven >= 0) {
      const { span, shape } = rows[uneven]!;
      addProblem(scan, span.start, span.end, say.ragged(uneven + 1, shape[0] ?? 0, rows[0]!.shape[0] ?? 0, true));
    } else joined.push(join(scan, rows));
  }
  if (next === 0) return;
  joined.push(...arrays.slice(next));
  arrays.splice(0, arrays.length, ...joined);
}

function join(scan: Scan, rows: readonly ArrayReading[]): ArrayReading {
  const first = rows[0]!;
  const values = new Float64Array(rows.length * first.values.length);
  for (const [row, { values: part }] of rows.entries()) values.set(part, row * first.values.length);
  const array: ArrayReading = {
    ...first,
    shape: [rows.length, ...first.shape],
    values,
    span: { start: first.span.start, end: rows[rows.length - 1]!.span.end },
  };
  if (scan.places) {
    const places = new Int32Array(2 * values.length);
    for (const [row, part] of rows.entries()) places.set(scan.places.get(part)!, 2 * row * first.values.length);
    scan.places.set(array, places);
  }
  return array;
}

function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
