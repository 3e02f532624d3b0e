/** The beginning of any array: its shape, type and first rows. */

import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, shapeText } from "./arrayFile.ts";
import { readRows } from "./streamRows.ts";

/** What is shown of an array. */
export interface ArrayPreview {
  readonly name: string;
  readonly shape: string;
  readonly dtype: string;
  readonly rows: readonly (readonly number[])[];
  /** Whether there are further rows, or further numbers in the rows. */
  readonly hasMoreRows: boolean;
  readonly hasMoreColumns: boolean;
}

/** The first rows of an array, and of each the first columns; for an array of one axis, rows of one number. */
export async function previewArray(entry: ArrayEntry, maxRows = 20, maxColumns = 20): Promise<Checked<ArrayPreview>> {
  const { name, dtype, rowCount, rowLength } = entry;
  const read = await readRows(entry, 0, maxRows);
  if ("problem" in read) return read;
  const { values, rowCount: count } = read.value;
  const columns = Math.min(rowLength, maxColumns);
  const rows = Array.from({ length: count }, (_, i) => [...values.subarray(i * rowLength, i * rowLength + columns)]);
  return {
    value: {
      name,
      shape: shapeText(entry.shape),
      dtype,
      rows,
      hasMoreRows: rowCount > count,
      hasMoreColumns: rowLength > columns,
    },
  };
}
