/** Nested lists of numbers to flat arrays with a shape, and back. */
import { describe } from "./describe.ts";

/** A number, or lists of numbers nested to any depth; typed arrays may stand for the innermost lists, a flat array for all. */
export type Nested = number | readonly Nested[] | ArrayLike<number> | FlatArray;

/** A flat array in row-major order with its shape. */
export interface FlatArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/**
 * Gives the flat array, or a sentence that says what is wrong with `nested` (`name` stands in it). A flat array with its
 * shape is taken as it is.
 */
export function flatten(nested: unknown, name: string): FlatArray | { readonly problem: string } {
  if (isFlat(nested)) return nested;
  const shape: number[] = [];
  for (let level = nested; isList(level) && shape.length <= MAX_DEPTH; level = level[0]) shape.push(level.length);
  if (shape.length > MAX_DEPTH)
    return { problem: `${name} is nested more than ${MAX_DEPTH} deep. Give plain lists of numbers.` };
  const size = shape.reduce((a, b) => a * b, 1);
  if (size > MAX_VALUES) {
    return { problem: `${name} would hold ${size} numbers; at most ${MAX_VALUES} are read. Give fewer rows.` };
  }
  const values = new Float64Array(size);
  let next = 0;
  const path: number[] = [];
  const place = (last?: number) => [...path, ...(last === undefined ? [] : [last])].map((i) => `[${i}]`).join("");
  const walk = (node: unknown, depth: number): string | undefined => {
    if (depth === shape.length) {
      if (typeof node !== "number") return notANumber(node, name + place());
      values[next++] = node;
      return undefined;
    }
    if (!isList(node))
      return `${name}${place()} is ${describe(node)} where the first entries hold a list. Give every entry the same depth.`;
    if (node.length !== shape[depth]) {
      return `${name}${place()} has ${node.length} entries where the first has ${shape[depth]}. Give every row the same length.`;
    }
    for (let i = 0; i < node.length; i++) {
      const entry = node[i];
      if (depth === shape.length - 1) {
        if (typeof entry !== "number") return notANumber(entry, name + place(i));
        values[next++] = entry;
        continue;
      }
      path.push(i);
      const problem = walk(entry, depth + 1);
      if (problem !== undefined) return problem;
      path.pop();
    }
    return undefined;
  };
  const problem = walk(nested, 0);
  return problem === undefined ? { shape, values } : { problem };
}

/** NumPy's own limit is 64. */
const MAX_DEPTH = 64;

/** More numbers in lists are refused: the results, lists again, would fill the memory of the extension host. */
const MAX_VALUES = 2 ** 24;

function notANumber(node: unknown, place: string): string {
  return isList(node)
    ? `${place} is a list where the first entries hold a number. Give every entry the same depth.`
    : `${place} is ${describe(node)}, not a number. Give numbers only.`;
}

function isFlat(nested: unknown): nested is FlatArray {
  if (typeof nested !== "object" || nested === null || !("shape" in nested) || !("values" in nested)) return false;
  const { shape, values } = nested;
  return (
    Array.isArray(shape) &&
    shape.length <= MAX_DEPTH &&
    Array.from(shape).every((length) => Number.isInteger(length) && length >= 0) &&
    values instanceof Float64Array &&
    values.length === shape.reduce((a, b) => a * b, 1)
  );
}

/** Gives `values` (row-major) as lists nested by `shape`; a number for the shape []. */
export function toNested(values: Float64Array, shape: readonly number[]): Nested {
  let next = 0;
  const build = (depth: number): Nested => {
    if (depth === shape.length) return values[next++]!;
    if (depth === shape.length - 1) {
      const row = new Array<number>(shape[depth]!);
      for (let i = 0; i < row.length; i++) row[i] = values[next++]!;
      return row;
    }
    return Array.from({ length: shape[depth]! }, () => build(depth + 1));
  };
  return build(0);
}

function isList(node: unknown): node is ArrayLike<unknown> {
  return Array.isArray(node) || (ArrayBuffer.isView(node) && !(node instanceof DataView));
}
