/** Small dense arrays with PyTorch's broadcasting: enough to run a hand-written loss on a few rows. */

/** A program uses what is not known here, or does what PyTorch would refuse. */
export class Unsupported extends Error {}

/** A function or statement that is not known here: other arguments would not help. */
export class Unknown extends Unsupported {}

export interface Tensor {
  readonly shape: readonly number[];
  /** Row-major; booleans are 0 and 1. In-place methods write into it. */
  readonly data: number[];
  readonly dtype: "float" | "int" | "bool";
  /** How it hangs on the logits: not at all, as a function, or through detach(), which stops the gradient. */
  flow: "none" | "flows" | "stopped";
}

/** Makes a tensor. */
export function tensor(
  shape: readonly number[],
  data: number[],
  dtype: Tensor["dtype"] = "float",
  flow: Tensor["flow"] = "none",
): Tensor {
  if (data.length !== count(shape)) throw new Unsupported("A tensor's shape and its data differ.");
  return { shape, data, dtype, flow };
}

/** Losses are run on a few rows; anything this large is another program. */
const MAX_ELEMENTS = 20_000;

/** How many elements a shape has. */
export function count(shape: readonly number[]): number {
  const product = shape.reduce((total, size) => total * size, 1);
  const isShape = shape.every((size) => Number.isInteger(size) && size >= 0);
  if (!isShape || product > MAX_ELEMENTS) throw new Unsupported("No shape.");
  return product;
}

/** Flows join: what was stopped anywhere stays stopped. */
export function joined(...flows: readonly Tensor["flow"][]): Tensor["flow"] {
  if (flows.includes("stopped")) return "stopped";
  return flows.includes("flows") ? "flows" : "none";
}

/** `dim` counted from 0. */
export function axisOf(shape: readonly number[], dim: number, extra = 0): number {
  const size = shape.length + extra;
  const axis = dim < 0 ? dim + size : dim;
  if (!Number.isInteger(axis) || axis < 0 || axis >= Math.max(size, 1)) throw new Unsupported(`No axis ${dim}.`);
  return axis;
}

/** `operation` on each element. */
export function map(x: Tensor, operation: (value: number) => number, dtype: Tensor["dtype"] = "float"): Tensor {
  return tensor(x.shape, x.data.map(operation), dtype, x.flow);
}

/** The shape that both broadcast to. */
export function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const left = a[a.length - rank + i] ?? 1;
    const right = b[b.length - rank + i] ?? 1;
    if (left !== right && left !== 1 && right !== 1) throw new Unsupported("Shapes do not broadcast.");
    return left === 1 ? right : left;
  });
}

/** `x` repeated to `shape`. */
export function expand(x: Tensor, shape: readonly number[]): Tensor {
  if (broadcastShape(x.shape, shape).join() !== shape.join()) throw new Unsupported("Shapes do not broadcast.");
  const strides = stridesOf(x.shape);
  const lead = shape.length - x.shape.length;
  const data = indices(shape).map((index) => {
    let at = 0;
    for (let i = lead; i < shape.length; i++) at += x.shape[i - lead] === 1 ? 0 : index[i]! * strides[i - lead]!;
    return x.data[at]!;
  });
  return tensor(shape, data, x.dtype, x.flow);
}

/** `operation` on each pair of elements. */
export function zip(
  a: Tensor,
  b: Tensor,
  operation: (x: number, y: number) => number,
  dtype: Tensor["dtype"] = a.dtype === "float" || b.dtype === "float" ? "float" : "int",
): Tensor {
  const shape = broadcastShape(a.shape, b.shape);
  const left = expand(a, shape).data;
  const right = expand(b, shape).data;
  return tensor(
    shape,
    left.map((x, i) => operation(x, right[i]!)),
    dtype,
    joined(a.flow, b.flow),
  );
}

/** Folds `dims` (all where undefined) with `fold`. */
export function reduce(
  x: Tensor,
  dims: readonly number[] | undefined,
  keep: boolean,
  fold: (values: number[]) => number,
  dtype: Tensor["dtype"] = x.dtype === "bool" ? "int" : x.dtype,
): Tensor {
  const axes = dims?.map((dim) => axisOf(x.shape, dim)) ?? x.shape.map((_, i) => i);
  const kept = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  const strides = stridesOf(kept);
  const groups: number[][] = Array.from({ length: count(kept) }, () => []);
  for (const [i, index] of indices(x.shape).entries()) {
    const at = index.reduce((sum, each, axis) => sum + (axes.includes(axis) ? 0 : each * strides[axis]!), 0);
    groups[at]!.push(x.data[i]!);
  }
  const shape = keep ? kept : x.shape.filter((_, i) => !axes.includes(i));
  return tensor(shape, groups.map(fold), dtype, x.flow);
}

/** Every index of `shape`, in row-major order. */
export function indices(shape: readonly number[]): number[][] {
  let all: number[][] = [[]];
  for (const size of shape) {
    all = all.flatMap((index) => Array.from({ length: size }, (_, i) => [...index, i]));
  }
  return all;
}

/** Steps in the data from one index of each axis to the next. */
export function stridesOf(shape: readonly number[]): number[] {
  return shape.map((_, i) => count(shape.slice(i + 1)));
}

/** x - log Σ exp x along `dim`. */
export function logSoftmax(x: Tensor, dim: number): Tensor {
  const sum = reduce(x, [dim], true, (values) => {
    const top = Math.max(...values);
    return top + Math.log(values.reduce((total, value) => total + Math.exp(value - top), 0));
  });
  return zip(x, sum, (value, log) => value - log, "float");
}

/** Swaps two axes. */
export function transpose(x: Tensor, a: number, b: number): Tensor {
  const order = x.shape.map((_, i) => i);
  const [first, second] = [axisOf(x.shape, a), axisOf(x.shape, b)];
  order[first] = second;
  order[second] = first;
  const strides = stridesOf(x.shape);
  const shape = order.map((axis) => x.shape[axis]!);
  const data = indices(shape).map(
    (index) => x.data[index.reduce((at, each, i) => at + each * strides[order[i]!]!, 0)]!,
  );
  return tensor(shape, data, x.dtype, x.flow);
}
