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
  let product = 1;
  for (const size of shape) product *= Number.isInteger(size) && size >= 0 ? size : Number.NaN;
  if (!(product <= MAX_ELEMENTS)) throw new Unsupported("No shape.");
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
  if (!isSame(broadcastShape(x.shape, shape), shape)) throw new Unsupported("Shapes do not broadcast.");
  return tensor(shape, [...repeated(x, shape)], x.dtype, x.flow);
}

/** The data of `x` repeated to `shape`, for reading only. */
function repeated(x: Tensor, shape: readonly number[]): readonly number[] {
  if (isSame(x.shape, shape)) return x.data;
  const strides = stridesOf(x.shape);
  const lead = shape.length - x.shape.length;
  const steps = shape.map((_, i) => (i < lead || x.shape[i - lead] === 1 ? 0 : strides[i - lead]!));
  return offsetsOf(shape, steps).map((at) => x.data[at]!);
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, i) => size === b[i]);
}

/** `operation` on each pair of elements. */
export function zip(
  a: Tensor,
  b: Tensor,
  operation: (x: number, y: number) => number,
  dtype: Tensor["dtype"] = a.dtype === "float" || b.dtype === "float" ? "float" : "int",
): Tensor {
  const shape = broadcastShape(a.shape, b.shape);
  const left = repeated(a, shape);
  const right = repeated(b, shape);
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
  const steps = stridesOf(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
  const groups: number[][] = Array.from({ length: count(kept) }, () => []);
  for (const [i, at] of offsetsOf(x.shape, steps).entries()) groups[at]!.push(x.data[i]!);
  const shape = keep ? kept : x.shape.filter((_, i) => !axes.includes(i));
  return tensor(shape, groups.map(fold), dtype, x.flow);
}

/** Where every index of `shape`, in row-major order, lies in data with these steps along the axes. */
export function offsetsOf(shape: readonly number[], steps: readonly number[]): number[] {
  let all = [0];
  for (const [axis, size] of shape.entries()) {
    const next: number[] = [];
    for (const at of all) for (let i = 0; i < size; i++) next.push(at + i * steps[axis]!);
    all = next;
  }
  return all;
}

/** Steps in the data from one index of each axis to the next. */
export function stridesOf(shape: readonly number[]): number[] {
  const strides = new Array<number>(shape.length);
  for (let axis = shape.length - 1, step = 1; axis >= 0; step *= shape[axis]!, axis--) strides[axis] = step;
  return strides;
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
  const steps = order.map((axis) => strides[axis]!);
  return tensor(
    shape,
    offsetsOf(shape, steps).map((at) => x.data[at]!),
    x.dtype,
    x.flow,
  );
}
