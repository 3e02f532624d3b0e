/** Where the arrow keys lead among the marks of a chart. */
import type { Marks } from "./drawing.ts";

/** Rows and columns that a key goes; Infinity stands for the end. */
const STEPS: Readonly<Record<string, readonly [rows: number, columns: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  PageDown: [10, 0],
  PageUp: [-10, 0],
  Home: [0, Number.NEGATIVE_INFINITY],
  End: [0, Number.POSITIVE_INFINITY],
};

/**
 * The mark that `key` leads to from `index`, or the first one where none is pointed at; undefined for other keys. Up and
 * down stay in the column, left and right in the row; in a single line every key goes along it.
 */
export function markAfterKey(key: string, index: number | undefined, marks: Omit<Marks, "at" | "nearest">) {
  const step = STEPS[key];
  const { count, columns, start = 0 } = marks;
  if (step === undefined || count === 0) return undefined;
  if (index === undefined) return start;
  const clamp = (place: number, length: number) => Math.max(0, Math.min(length - 1, place));
  if (columns === undefined) return clamp(index + step[0] + step[1], count);
  const row = clamp(Math.floor(index / columns) + step[0], count / columns);
  return row * columns + clamp((index % columns) + step[1], columns);
}
