/** Nested lists of numbers to flat arrays with a shape, and back. */

/** A number, or lists of numbers nested to any depth; typed arrays may stand for the innermost lists. */
export type Nested = number | readonly Nested[] | ArrayLike<number>;

/** A flat array in row-major order with its shape. */
export interface FlatArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

/** Gives the flat array, or a sentence that says what is wrong with `nested` (`name` stands in it). */
export function flatten(nested: unknown, name: string): FlatArray | { readonly problem: string } {
  const shape: number[] = [];
  for (let level = nested; isList(level); level = level[0]) shape.push(level.length);
  const values = new Float64Array(shape.reduce((a, b) => a * b, 1));
  let next = 0;
  const path: number[] = [];
  const walk = (node: unknown, depth: number): string | undefined => {
    const place = `${name}${path.map((i) => `[${i}]`).join("")}`;
    if (depth === shape.length) {
      if (typeof node === "number") {
        values[next++] = node;
        return undefined;
      }
      return isList(node)
        ? `${place} is a list where the first entries hold a number. Give every entry the same depth.`
        : `${place} is ${describe(node)}, not a number. Give numbers only.`;
    }
    if (!isList(node))
      return `${place} is ${describe(node)} where the first entries hold a list. Give every entry the same depth.`;
    if (node.length !== shape[depth]) {
      return `${place} has ${node.length} entries where the first has ${shape[depth]}. Give every row the same length.`;
    }
    for (let i = 0; i < node.length; i++) {
      path.push(i);
      const problem = walk(node[i], depth + 1);
      if (problem !== undefined) return problem;
      path.pop();
    }
    return undefined;
  };
  const problem = walk(nested, 0);
  return problem === undefined ? { shape, values } : { problem };
}

/** Gives `values` (row-major) as lists nested by `shape`; a number for the shape []. */
export function toNested(values: Float64Array, shape: readonly number[]): Nested {
  let next = 0;
  const build = (depth: number): Nested => {
    if (depth === shape.length) return values[next++]!;
    return Array.from({ length: shape[depth]! }, () => build(depth + 1));
  };
  return build(0);
}

function isList(node: unknown): node is ArrayLike<unknown> {
  return Array.isArray(node) || (ArrayBuffer.isView(node) && !(node instanceof DataView));
}

function describe(node: unknown): string {
  if (node === null) return "null";
  if (typeof node === "string") return `the text "${node.slice(0, 20)}"`;
  return node === undefined ? "missing" : `of type ${typeof node}`;
}
