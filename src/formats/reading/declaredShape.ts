/**
 * A shape that is written beside an array, `shape=(2, 3)` or `float z[2][3]`, and whether the numbers agree with it.
 */

import type { DeclaredShape } from "../arrayReading.ts";
import { addProblem, type Scan } from "./scan.ts";

/**
 * The shape to give where another is written beside the array: numbers in one list, or none at all, take the written
 * one if it holds as many; a written shape that disagrees is a problem, and gives undefined.
 */
export function checkShape(
  scan: Scan,
  shape: readonly number[],
  total: number,
  declared: DeclaredShape | undefined,
): readonly number[] | undefined {
  if (declared === undefined) return shape;
  const written = declared.shape;
  const same =
    written.length === shape.length && written.every((length, axis) => length === undefined || length === shape[axis]);
  if (same) return shape;
  const lengths = written.filter((length) => length !== undefined);
  const product = lengths.reduce((result, length) => result * length, 1);
  if (lengths.length === written.length && product === total && shape.length <= 1 && written.length > 0) return lengths;
  addProblem(
    scan,
    declared.span.start,
    declared.span.end,
    `The shape written here, (${written.map((length) => length ?? "").join(", ")}), is not that of the numbers, (${shape.join(", ")}). Correct one of them.`,
  );
  return undefined;
}

/** The shape `(2, 3)` or `[2, 3]` that is written between `start` and `end`, or undefined where none is. */
export function readShape(text: string, start: number, end: number): DeclaredShape | undefined {
  if (end - start > 400) return undefined;
  const written = text.slice(start, end).trim();
  if (!/^[([][\d\s,]*[)\]]$/.test(written)) return undefined;
  const shape = (written.match(/\d+/g) ?? []).map(Number);
  return { shape, span: { start, end: start + written.length }, kind: written.startsWith("(") ? "tuple" : "list" };
}
