/** PyTorch's functions and tensor methods that hand-written losses use, by name; a method's object comes first. */
import { gather, maskedFill, scatter, take } from "./indexing.ts";
import { type Reader, readerOf, toTensor } from "./reader.ts";
import {
  axisOf,
  count,
  expand,
  logSoftmax,
  map,
  reduce,
  type Tensor,
  tensor,
  transpose,
  Unknown,
  Unsupported,
  zip,
} from "./tensor.ts";
import { crossEntropy, klDiv, nllLoss } from "./torchLosses.ts";
import { type Arguments, NONE, ofNumber, ofTensor, type Value } from "./value.ts";

/** What is seen on the way: `half` (float16), `dimMissing` (log_softmax without dim). */
export type Notes = Set<"half" | "dimMissing">;

type Operation = (read: Reader, notes: Notes, given: Arguments) => Tensor | Value;

/** Runs the operation `name`. */
export function runOperation(name: string, given: Arguments, notes: Notes): Value {
  const operation = OPERATIONS.get(name);
  if (operation === undefined) throw new Unknown(`${name} is not known.`);
  const result = operation(readerOf(given), notes, given);
  return "kind" in result ? result : ofTensor(result);
}

/** Whether a function or method of PyTorch is known here. */
export function isOperation(name: string): boolean {
  return OPERATIONS.has(name);
}

const input = (read: Reader) => read.tensor("input", 0);
const same: Operation = (read) => input(read);
const each =
  (operation: (value: number) => number): Operation =>
  (read) =>
    map(input(read), operation);
const pair =
  (operation: (x: number, y: number) => number, dtype?: Tensor["dtype"]): Operation =>
  (read) => {
    const [a, b] = [input(read), read.tensor("other", 1)];
    return dtype === undefined ? zip(a, b, operation) : zip(a, b, operation, dtype);
  };
const folded =
  (fold: (values: number[]) => number, dtype?: Tensor["dtype"]): Operation =>
  (read) =>
    reduce(input(read), read.numbers("dim", 1) ?? read.numbers("axis", 1), read.flag("keepdim", 2, false), fold, dtype);

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const mean = (values: number[]) => sum(values) / values.length;

/** Writes into the object, as methods with a trailing underscore do. */
function overwrite(target: Tensor, source: Tensor): Tensor {
  const full = expand(source, target.shape);
  for (let i = 0; i < target.data.length; i++) target.data[i] = full.data[i]!;
  target.flow = source.flow;
  return target;
}

function filled(shape: readonly number[], value: number, dtype: Tensor["dtype"] = "float"): Tensor {
  return tensor(shape, new Array<number>(count(shape)).fill(value), dtype);
}

function softmaxAxis(read: Reader, notes: Notes): number {
  if (!read.has("dim", 1)) notes.add("dimMissing");
  return read.number("dim", 1, 1);
}

function reshaped(x: Tensor, sizes: readonly number[]): Tensor {
  const known = count(sizes.filter((size) => size !== -1));
  return tensor(
    sizes.map((size) => (size === -1 ? x.data.length / known : size)),
    x.data,
    x.dtype,
    x.flow,
  );
}

function squeezed(x: Tensor, dim: number | undefined): Tensor {
  const axis = dim === undefined ? undefined : axisOf(x.shape, dim);
  return { ...x, shape: x.shape.filter((size, i) => size !== 1 || (axis !== undefined && i !== axis)) };
}

function oneHot(read: Reader): Tensor {
  const index = input(read);
  const classes = read.number("num_classes", 1, Math.max(...index.data) + 1);
  if (index.dtype !== "int" || index.data.some((y) => y < 0 || y >= classes))
    throw new Unsupported("Not class indices.");
  const data = index.data.flatMap((y) => Array.from({ length: classes }, (_, k) => Number(k === y)));
  return tensor([...index.shape, classes], data, "int");
}

function scattered(isInPlace: boolean, isSum: boolean): Operation {
  return (read, _, { named }) => {
    const own = input(read);
    const x = isInPlace ? own : { ...own, data: [...own.data] };
    const value = named.get("src") ?? named.get("value") ?? read.value("src", 3);
    const sums = isSum || read.string("reduce", 4, "") === "add";
    scatter(x, read.number("dim", 1), read.tensor("index", 2), toTensor(value), sums);
    return x;
  };
}

function asked(read: Reader, otherwise: Tensor["dtype"], notes: Notes): Tensor["dtype"] {
  const dtype = read.value("dtype");
  if (dtype?.kind !== "name") return otherwise;
  if (/half|float16/.test(dtype.name)) notes.add("half");
  return /int|long/.test(dtype.name) ? "int" : /bool/.test(dtype.name) ? "bool" : "float";
}

const cast =
  (dtype: Tensor["dtype"], isHalf = false): Operation =>
  (read, notes) => {
    if (isHalf) notes.add("half");
    const x = input(read);
    return { ...x, dtype, data: dtype === "int" ? x.data.map(Math.trunc) : x.data };
  };

const likes =
  (value: (read: Reader) => number): Operation =>
  (read, notes) => {
    const x = input(read);
    return filled(x.shape, value(read), asked(read, x.dtype, notes));
  };

const sized =
  (value: number): Operation =>
  (read, notes) =>
    filled(
      read.numbers("size", 0)?.length === 1 ? read.sizes(0) : (read.numbers("size", 0) ?? []),
      value,
      asked(read, "float", notes),
    );

const OPERATIONS = new Map<string, Operation>(
  Object.entries({
    log_softmax: (read, notes) => logSoftmax(input(read), softmaxAxis(read, notes)),
    softmax: (read, notes) => map(logSoftmax(input(read), softmaxAxis(read, notes)), Math.exp),
    logsumexp: (read) => {
      const dim = read.number("dim", 1);
      const x = input(read);
      const kept = reduce(
        zip(x, logSoftmax(x, dim), (a, b) => a - b),
        [dim],
        true,
        mean,
      );
      return read.flag("keepdim", 2, false) ? kept : squeezed(kept, dim);
    },
    one_hot: oneHot,
    exp: each(Math.exp),
    log: each(Math.log),
    neg: each((x) => 0 - x),
    abs: each(Math.abs),
    sqrt: each(Math.sqrt),
    clamp: (read) =>
      map(input(read), (x) =>
        Math.min(
          read.number("max", 2, Number.POSITIVE_INFINITY),
          Math.max(read.number("min", 1, Number.NEGATIVE_INFINITY), x),
        ),
      ),
    pow: pair((x, y) => x ** y),
    mul: pair((x, y) => x * y),
    multiply: pair((x, y) => x * y),
    div: pair((x, y) => x / y, "float"),
    add: pair((x, y) => x + y),
    sub: pair((x, y) => x - y),
    eq: pair((x, y) => Number(x === y), "bool"),
    ne: pair((x, y) => Number(x !== y), "bool"),
    sum: folded(sum),
    mean: folded(mean, "float"),
    max: (read) => (read.has("dim", 1) ? NONE : reduce(input(read), undefined, false, (values) => Math.max(...values))),
    any: folded((values) => Number(values.some(Boolean)), "bool"),
    gather: (read) => gather(input(read), read.number("dim", 1), read.tensor("index", 2)),
    scatter: scattered(false, false),
    scatter_: scattered(true, false),
    scatter_add: scattered(false, true),
    scatter_add_: scattered(true, true),
    index_fill_: (read) => {
      const [x, axis] = [input(read), read.number("dim", 1)];
      for (const position of read.tensor("index", 2).data) {
        const columns = filled(
          x.shape.map((size, i) => (i === axisOf(x.shape, axis) ? 1 : size)),
          position,
          "int",
        );
        scatter(x, axis, columns, read.tensor("value", 3), false);
      }
      return x;
    },
    masked_fill: (read) => maskedFill(input(read), read.tensor("mask", 1), read.tensor("value", 2)),
    masked_fill_: (read) =>
      overwrite(input(read), maskedFill(input(read), read.tensor("mask", 1), read.tensor("value", 2))),
    masked_select: (read) => take(input(read), [ofTensor(read.tensor("mask", 1))]),
    where: (read) => {
      const [mask, a, b] = [read.tensor("condition", 0), read.tensor("input", 1), read.tensor("other", 2)];
      return maskedFill(
        zip(
          b,
          zip(a, mask, (x) => x),
          (x) => x,
        ),
        mask,
        a,
      );
    },
    nonzero: (read) => {
      const x = input(read);
      if (x.shape.length !== 1) throw new Unsupported("nonzero of a matrix.");
      const found = x.data.flatMap((value, i) => (value === 0 ? [] : [i]));
      return tensor([found.length, 1], found, "int");
    },
    unsqueeze: (read) => {
      const x = input(read);
      const axis = axisOf(x.shape, read.number("dim", 1), 1);
      return { ...x, shape: [...x.shape.slice(0, axis), 1, ...x.shape.slice(axis)] };
    },
    squeeze: (read) => squeezed(input(read), read.has("dim", 1) ? read.number("dim", 1) : undefined),
    view: (read) => reshaped(input(read), read.sizes(1)),
    reshape: (read) => reshaped(input(read), read.sizes(1)),
    flatten: (read) => (read.has("start_dim", 1) ? NONE : reshaped(input(read), [-1])),
    view_as: (read) => reshaped(input(read), read.tensor("other", 1).shape),
    expand: (read) => {
      const x = input(read);
      const sizes = read.sizes(1);
      return expand(
        x,
        sizes.map((size, i) => (size === -1 ? x.shape[i - sizes.length + x.shape.length]! : size)),
      );
    },
    expand_as: (read) => expand(input(read), read.tensor("other", 1).shape),
    repeat: (read) => {
      const x = input(read);
      const sizes = read.sizes(1);
      return expand(
        x,
        sizes.map((size, i) => size * (x.shape[i - sizes.length + x.shape.length] ?? 1)),
      );
    },
    t: (read) => transpose(input(read), 0, 1),
    transpose: (read) => transpose(input(read), read.number("dim0", 1), read.number("dim1", 2)),
    size: (read) => {
      const { shape } = input(read);
      if (!read.has("dim", 1)) return { kind: "list", items: shape.map((size) => ofNumber(size)) };
      return ofNumber(shape[axisOf(shape, read.number("dim", 1))]!);
    },
    dim: (read) => ofNumber(input(read).shape.length),
    numel: (read) => ofNumber(input(read).data.length),
    item: (read) => ofNumber(toTensor(read.value("input", 0)).data[0]!, true),
    fill_: (read) => overwrite(input(read), read.tensor("value", 1)),
    zero_: (read) => overwrite(input(read), filled([], 0)),
    mul_: (read) =>
      overwrite(
        input(read),
        zip({ ...input(read) }, read.tensor("other", 1), (x, y) => x * y),
      ),
    add_: (read) =>
      overwrite(
        input(read),
        zip({ ...input(read) }, read.tensor("other", 1), (x, y) => x + y),
      ),
    div_: (read) =>
      overwrite(
        input(read),
        zip({ ...input(read) }, read.tensor("other", 1), (x, y) => x / y),
      ),
    clone: (read) => ({ ...input(read), data: [...input(read).data] }),
    detach: (read) => ({ ...input(read), flow: input(read).flow === "none" ? "none" : "stopped" }),
    zeros_like: likes(() => 0),
    ones_like: likes(() => 1),
    empty_like: likes(() => Number.NaN),
    full_like: likes((read) => read.number("fill_value", 1)),
    zeros: sized(0),
    ones: sized(1),
    empty: sized(Number.NaN),
    full: (read, notes) =>
      filled(read.numbers("size", 0) ?? [], read.number("fill_value", 1), asked(read, "float", notes)),
    new_zeros: (read) => filled(read.sizes(1), 0),
    new_ones: (read) => filled(read.sizes(1), 1),
    new_full: (read) => filled(read.numbers("size", 1) ?? [], read.number("fill_value", 2)),
    arange: (read) => {
      const end = count([read.number("end", 0)]);
      return tensor(
        [end],
        Array.from({ length: end }, (_, i) => i),
        "int",
      );
    },
    tensor: (read, notes) => {
      const value = read.value("data", 0);
      if (value?.kind !== "list") return { ...read.tensor("data", 0) };
      const items = value.items.map(toTensor);
      const isFloat = items.some(({ dtype }) => dtype === "float");
      return tensor(
        [items.length],
        items.map(({ data }) => data[0]!),
        asked(read, isFloat ? "float" : "int", notes),
      );
    },
    float: cast("float"),
    double: cast("float"),
    long: cast("int"),
    int: cast("int"),
    bool: cast("bool"),
    half: cast("float", true),
    type_as: (read) => ({ ...input(read), dtype: read.tensor("other", 1).dtype }),
    to: (read, notes, { positional, named }) => {
      const x = input(read);
      const wanted = [...positional.slice(1), ...named.values()];
      const like = wanted.find(({ kind }) => kind === "tensor");
      if (like?.kind === "tensor") return { ...x, dtype: like.tensor.dtype };
      const name = wanted.flatMap((each) => (each.kind === "name" ? [each] : []))[0];
      if (name === undefined) return x;
      if (/half|float16/.test(name.name)) notes.add("half");
      return {
        ...x,
        dtype: /int|long/.test(name.name) ? "int" : /float|double|half/.test(name.name) ? "float" : x.dtype,
      };
    },
    kl_div: (read) => klDiv(read),
    nll_loss: (read) => nllLoss(read),
    cross_entropy: (read) => crossEntropy(read),
    contiguous: same,
    cuda: same,
    cpu: same,
    requires_grad_: same,
  } satisfies Record<string, Operation>),
);
OPERATIONS.set("clip", OPERATIONS.get("clamp")!);
OPERATIONS.set("logical_and", OPERATIONS.get("mul")!);
