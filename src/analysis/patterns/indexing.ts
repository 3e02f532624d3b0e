/** Reading and writing parts of tensors: x[:, 0], x[mask], x[range(n), y], gather and scatter. */
import {
  axisOf,
  count,
  expand,
  joined,
  offsetsOf,
  stridesOf,
  type Tensor,
  tensor,
  Unknown,
  Unsupported,
} from "./tensor.ts";
import { isTrue, type Value } from "./value.ts";

/** The offsets into `x.data` that `index` names, and the shape of what it names. */
function selected(x: Tensor, index: readonly Value[]): { offsets: number[]; shape: number[] } {
  const [first] = index;
  if (index.length === 1 && first?.kind === "tensor" && first.tensor.dtype === "bool") return masked(x, first.tensor);
  const named = index.filter(({ kind }) => kind !== "none" && kind !== "ellipsis").length;
  const full: Value[] = [];
  for (const each of index) {
    if (each.kind !== "ellipsis") full.push(each);
    else for (let i = named; i < x.shape.length; i++) full.push({ kind: "slice", start: undefined, end: undefined });
  }
  while (full.filter(({ kind }) => kind !== "none").length < x.shape.length) {
    full.push({ kind: "slice", start: undefined, end: undefined });
  }
  // Each part gives the positions that it names along its axis; lists of positions go together, as in NumPy.
  const strides = stridesOf(x.shape);
  const shape: number[] = [];
  let offsets: number[] = [0];
  let together: { axis: number; list: Tensor }[] = [];
  let axis = 0;
  for (const part of full) {
    if (part.kind === "none") {
      shape.push(1);
      continue;
    }
    const size = x.shape[axis];
    if (size === undefined) throw new Unsupported("Too many indices.");
    if (part.kind === "tensor" && part.tensor.shape.length > 0) together.push({ axis, list: part.tensor });
    else {
      const { positions, isKept } = positionsOf(part, size);
      if (isKept) shape.push(positions.length);
      offsets = offsets.flatMap((at) => positions.map((position) => at + position * strides[axis]!));
    }
    axis++;
  }
  if (together.length === 0) return { offsets, shape };
  if (offsets.length !== 1) {
    // x[:, y] would need an order of axes; only x[y] with whole rows is known.
    if (together.length !== 1 || together[0]!.axis !== 0) throw new Unsupported("Mixed indices.");
  }
  const listShape = together[0]!.list.shape;
  if (together.some(({ list }) => list.dtype === "bool" || list.shape.join() !== listShape.join())) {
    throw new Unsupported("Lists of indices differ.");
  }
  const rows = together[0]!.list.data.map((_, i) =>
    together.reduce((at, { axis: each, list }) => at + wrapped(list.data[i]!, x.shape[each]!) * strides[each]!, 0),
  );
  together = [];
  return { offsets: rows.flatMap((row) => offsets.map((at) => at + row)), shape: [...listShape, ...shape] };
}

function masked(x: Tensor, mask: Tensor): { offsets: number[]; shape: number[] } {
  if (mask.shape.some((size, i) => size !== x.shape[i])) throw new Unsupported("The mask has another shape.");
  const inner = x.shape.slice(mask.shape.length);
  const size = count(inner);
  const rows = mask.data.flatMap((each, i) => (each === 0 ? [] : [i]));
  return {
    offsets: rows.flatMap((row) => Array.from({ length: size }, (_, i) => row * size + i)),
    shape: [rows.length, ...inner],
  };
}

function positionsOf(part: Value, size: number): { positions: number[]; isKept: boolean } {
  if (part.kind === "slice") {
    const bound = (value: number) => Math.min(size, Math.max(0, value < 0 ? value + size : value));
    const start = bound(part.start ?? 0);
    const end = bound(part.end ?? size);
    return { positions: Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i), isKept: true };
  }
  const value = part.kind === "tensor" ? part.tensor.data[0]! : part.kind === "number" ? part.value : Number.NaN;
  return { positions: [wrapped(value, size)], isKept: false };
}

function wrapped(index: number, size: number): number {
  const position = index < 0 ? index + size : index;
  if (!Number.isInteger(position) || position < 0 || position >= size)
    throw new Unsupported("An index is out of range.");
  return position;
}

/** `x[index]`. */
export function take(x: Tensor, index: readonly Value[]): Tensor {
  const { offsets, shape } = selected(x, index);
  return tensor(
    shape,
    offsets.map((at) => x.data[at]!),
    x.dtype,
    x.flow,
  );
}

/** `x[index] = value`. */
export function put(x: Tensor, index: readonly Value[], value: Tensor): void {
  const { offsets, shape } = selected(x, index);
  const values = expand(value, shape).data;
  for (const [i, at] of offsets.entries()) x.data[at] = values[i]!;
  x.flow = joined(x.flow, value.flow);
}

/** The offsets that gather and scatter name: `index` replaces the position along `dim`. */
function along(x: Tensor, dim: number, index: Tensor): number[] {
  const axis = axisOf(x.shape, dim);
  if (index.dtype !== "int") throw new Unknown("Not an index for gather.");
  if (index.shape.length !== x.shape.length) throw new Unsupported("Another number of axes than in gather's input.");
  const strides = stridesOf(x.shape);
  const steps = strides.map((stride, i) => (i === axis ? 0 : stride));
  return offsetsOf(index.shape, steps).map((at, i) => {
    const position = index.data[i]!;
    if (position < 0 || position >= x.shape[axis]!) throw new Unsupported("An index is out of range.");
    return at + position * strides[axis]!;
  });
}

/** x.gather(dim, index). */
export function gather(x: Tensor, dim: number, index: Tensor): Tensor {
  return tensor(
    index.shape,
    along(x, dim, index).map((at) => x.data[at]!),
    x.dtype,
    x.flow,
  );
}

/** x.scatter_(dim, index, value), or scatter_add_; writes into `x`. */
export function scatter(x: Tensor, dim: number, index: Tensor, value: Tensor, isSum: boolean): void {
  const offsets = along(x, dim, index);
  // A number serves every place; a source is read at the index's own places.
  const source =
    value.shape.length === 0
      ? expand(value, index.shape)
      : take(
          value,
          index.shape.map((end) => ({ kind: "slice", start: 0, end })),
        );
  for (const [i, at] of offsets.entries()) x.data[at] = (isSum ? x.data[at]! : 0) + source.data[i]!;
  x.flow = joined(x.flow, value.flow);
}

/** x.masked_fill(mask, value) as a copy. */
export function maskedFill(x: Tensor, mask: Tensor, value: Tensor): Tensor {
  const hidden = expand(mask, x.shape).data;
  const fill = expand(value, x.shape).data;
  return tensor(
    x.shape,
    x.data.map((each, i) => (hidden[i] ? fill[i]! : each)),
    x.dtype,
    joined(x.flow, value.flow),
  );
}

/** Whether a condition holds; unknown conditions stop the run. */
export function decided(value: Value): boolean {
  const result = isTrue(value);
  if (result === undefined) throw new Unsupported("A condition on several values.");
  return result;
}
