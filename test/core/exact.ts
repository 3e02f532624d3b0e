/** The losses once more in 64 decimal digits, written from the formulas alone: what decides where float64 references round. */
import { Decimal } from "decimal.js";
import type { LossRequest } from "../../src/core/request.ts";

const D = Decimal.clone({ precision: 64 });
const ZERO = new D(0);
const ONE = new D(1);

type Tree<T> = T | readonly Tree<T>[];

/** What `LossResponse` holds, in the same shapes; `rowExcess` has one entry a row. For the reduction `none` the reduced figures are sums. */
export interface ExactLoss {
  readonly targetProbs: Tree<Decimal>;
  readonly probs: Tree<Decimal>;
  readonly gradLogits: Tree<Decimal>;
  /** What the rounding of a gradient entry is measured by: the target mass that is subtracted from a probability there. */
  readonly gradScale: Tree<Decimal>;
  readonly rowLosses: Tree<Decimal>;
  readonly loss: Decimal;
  /** Functions, because the floors' logarithms are what takes the time. */
  readonly rowMinimumLosses: () => Tree<Decimal>;
  readonly rowExcess: () => readonly Decimal[];
  readonly minimumLoss: () => Decimal;
}

interface ExactRow {
  readonly counted: boolean;
  readonly divisor: Decimal;
  readonly targetProbs: readonly Decimal[];
  readonly probs: readonly Decimal[];
  readonly gradient: readonly Decimal[];
  readonly scale: readonly Decimal[];
  readonly losses: readonly Decimal[];
  /** A function, because its logarithms are what takes the time. */
  readonly floors: () => readonly Decimal[];
}

/** Computes a request that is right (nothing is checked here). */
export function exactLoss(request: LossRequest): ExactLoss {
  const shape = shapeOf(request.logits);
  const axis = classAxisOf(request, shape.length);
  const rowShape = shape.filter((_, i) => i !== axis);
  const convention = request.convention ?? "uniform";
  const binary =
    (request.loss ?? (convention === "binary" ? "binaryCrossEntropy" : "crossEntropy")) === "binaryCrossEntropy";
  const targetShape = shapeOf(request.targets);
  const indices = request.targetKind ? request.targetKind === "indices" : !binary && targetShape.length < shape.length;
  const rows = new Map<string, ExactRow>();
  for (const place of places(rowShape)) {
    const full = (k: number) => [...place.slice(0, axis), k, ...place.slice(axis)];
    const classes = Array.from({ length: shape[axis]! }, (_, k) => k);
    const input = classes.map((k) => entry(request.logits, full(k)));
    const target = indices ? entry(request.targets, place) : classes.map((k) => entry(request.targets, full(k)));
    rows.set(place.join(), (binary ? binaryRow : softmaxRow)(request, input, target));
  }
  const all = [...rows.values()];
  const divisor = divisorOf(request, all, { binary, batchSize: rowShape[0] ?? 1, numClasses: shape[axis]! });
  const build = (
    lengths: readonly number[],
    leaf: (place: number[]) => Decimal,
    place: number[] = [],
  ): Tree<Decimal> =>
    place.length === lengths.length
      ? leaf(place)
      : Array.from({ length: lengths[place.length]! }, (_, i) => build(lengths, leaf, [...place, i]));
  const perClass = (pick: (row: ExactRow) => readonly Decimal[]) =>
    build(shape, (place) => pick(rows.get(place.filter((_, i) => i !== axis).join())!)[place[axis]!]!);
  const perRow = (pick: (row: ExactRow) => readonly Decimal[]) =>
    binary ? perClass(pick) : build(rowShape, (place) => sum(pick(rows.get(place.join())!)));
  return {
    targetProbs: perClass((row) => row.targetProbs),
    probs: perClass((row) => row.probs),
    gradLogits: perClass((row) => (row.counted ? row.gradient.map((g) => g.div(divisor)) : row.gradient)),
    gradScale: perClass((row) => (row.counted ? row.scale.map((g) => g.div(divisor)) : row.scale)),
    rowLosses: perRow((row) => row.losses),
    rowMinimumLosses: () => perRow((row) => row.floors()),
    rowExcess: () => all.map((row) => sum(row.losses).minus(sum(row.floors()))),
    loss: sum(all.map((row) => sum(row.losses))).div(divisor),
    minimumLoss: () => sum(all.map((row) => sum(row.floors()))).div(divisor),
  };
}

/** Decimals, nested, as the nearest float64 numbers. */
export function toNumbers(tree: Tree<Decimal>): Tree<number> {
  return Array.isArray(tree) ? tree.map(toNumbers) : (tree as Decimal).toNumber();
}

function softmaxRow(request: LossRequest, input: readonly number[], target: number | readonly number[]): ExactRow {
  const K = input.length;
  const { counted, t } = smoothedTarget(request, target, K);
  const weights = request.classWeights as number[] | undefined;
  const kl = request.loss === "klDivergence";
  const u = t.map((p, k) => p.times(dec(weights?.[k] ?? 1)));
  const total = sum(u);
  const { nll, probs, top, topComplement } = softmax(request, input);
  const T = dec(request.temperature ?? 1);
  const others = (k: number) => sum(u.filter((_, j) => j !== k));
  // Most classes have the same target, and a logarithm takes a millisecond.
  const known = new Map<string, Decimal>();
  const ulnu = (x: Decimal) => {
    const value = known.get(x.toString()) ?? (x.isZero() ? ZERO : x.times(x.ln()));
    known.set(x.toString(), value);
    return value;
  };
  return {
    counted,
    divisor: weights === undefined || typeof target !== "number" || !counted ? ONE : dec(weights[target]!),
    targetProbs: t,
    probs,
    gradient: probs.map((p, k) => {
      if (total.isZero()) return ZERO;
      // total·p - u of the likeliest class, whose p may be 1 to 64 digits: (total - u) - total·(1 - p).
      if (k === top) return others(k).minus(total.times(topComplement)).div(T);
      return total.times(p).minus(u[k]!).div(T);
    }),
    scale: u.map((x, k) => (k === top ? others(k) : x).div(T)),
    losses: u.map((x, k) => times(x, nll[k]!).plus(kl ? ulnu(x) : ZERO)),
    // At p = u/Σu.
    floors: () => u.map((x) => (x.isZero() ? ZERO : (kl ? ulnu(x) : ZERO).minus(x.times(x.div(total).ln())))),
  };
}

function binaryRow(request: LossRequest, input: readonly number[], target: number | readonly number[]): ExactRow {
  const { counted, t } = smoothedTarget(request, target, input.length);
  const T = dec(request.temperature ?? 1);
  const elements = input.map((x, k) => {
    const { yes, no, prob, complement } = sigmoid(request, x);
    const w = dec(counted ? ((request.classWeights as number[] | undefined)?.[k] ?? 1) : 0);
    const { posWeight } = request;
    const c = posWeight === undefined ? 1 : typeof posWeight === "number" ? posWeight : (posWeight as number[])[k]!;
    const positive = w.times(dec(c)).times(t[k]!);
    const negative = w.times(ONE.minus(t[k]!));
    const q = positive.div(positive.plus(negative));
    return {
      prob,
      gradient: negative.times(prob).minus(positive.times(complement)).div(T),
      scale: Decimal.min(positive, negative).div(T),
      loss: times(positive, yes).plus(times(negative, no)),
      floor: () => {
        const yes = positive.isZero() ? ZERO : positive.times(q.ln());
        const no = negative.isZero() ? ZERO : negative.times(ONE.minus(q).ln());
        return ZERO.minus(yes).minus(no);
      },
    };
  });
  return {
    counted,
    divisor: ONE,
    targetProbs: t,
    probs: elements.map(({ prob }) => prob),
    gradient: elements.map(({ gradient }) => gradient),
    scale: elements.map(({ scale }) => scale),
    losses: elements.map(({ loss }) => loss),
    floors: () => elements.map(({ floor }) => floor()),
  };
}

/** The table of conventions; soft targets by the same linear map. */
function smoothedTarget(request: LossRequest, target: number | readonly number[], K: number) {
  const { convention = "uniform", ignoreIndex = -100, paddingIndex } = request;
  const a = dec(request.labelSmoothing);
  const soft = typeof target !== "number";
  const left = soft
    ? paddingIndex !== undefined && target[paddingIndex]! > 0
    : target === ignoreIndex || target === paddingIndex;
  if (left) return { counted: false, t: Array.from({ length: K }, () => ZERO) };
  const y = Array.from({ length: K }, (_, k) => dec(soft ? target[k]! : k === target ? 1 : 0));
  const mass = sum(y);
  const spread = (k: number): Decimal => {
    if (convention === "uniform") return a.div(K);
    if (convention === "binary") return a.div(2);
    if (convention === "prior") return a.times(dec((request.prior as number[])[k]!));
    // What the classes that are not k give away.
    const given = mass.minus(y[k]!);
    return k === paddingIndex || a.isZero() ? ZERO : a.times(given).div(convention === "others" ? K - 1 : K - 2);
  };
  return { counted: true, t: y.map((p, k) => p.times(ONE.minus(a)).plus(spread(k))) };
}

function softmax({ inputKind = "logits", temperature = 1 }: LossRequest, input: readonly number[]) {
  if (inputKind !== "logits" && temperature === 1) {
    const probs = input.map((x) => (inputKind === "probabilities" ? dec(x) : exp(dec(x))));
    const nll = input.map((x) => (inputKind === "probabilities" ? dec(x).ln() : dec(x)).neg());
    return { nll, probs, top: -1, topComplement: ZERO };
  }
  const z = input.map((x) => (inputKind === "probabilities" ? dec(x).ln() : dec(x)).div(dec(temperature)));
  let top = 0;
  for (let k = 1; k < z.length; k++) if (z[k]!.gt(z[top]!)) top = k;
  const below = z.map((x, k) => (k === top && x.isFinite() ? ZERO : x.minus(z[top]!)));
  const e = below.map(exp);
  const rest = sum(e.filter((_, k) => k !== top));
  const all = z[top]!.isFinite() ? rest.plus(1) : new D(Number.NaN);
  const logTotal = log1p(all.minus(1).isNaN() ? all : rest);
  return {
    nll: below.map((d) => logTotal.minus(d)),
    probs: e.map((x) => x.div(all)),
    top,
    topComplement: rest.div(all),
  };
}

function sigmoid({ inputKind = "logits", temperature = 1 }: LossRequest, x: number) {
  const ofLogit = (z: Decimal) => {
    const small = exp(z.abs().neg());
    const [near, far] = [log1p(small), log1p(small).plus(z.abs())];
    const [most, least] = [ONE.div(small.plus(1)), small.div(small.plus(1))];
    return z.gte(0)
      ? { yes: near, no: far, prob: most, complement: least }
      : { yes: far, no: near, prob: least, complement: most };
  };
  if (inputKind === "logits") return ofLogit(dec(x).div(dec(temperature)));
  const p = inputKind === "probabilities" ? dec(x) : exp(dec(x));
  const complement = inputKind === "probabilities" ? ONE.minus(p) : expm1(dec(x)).neg();
  const yes = (inputKind === "probabilities" ? p.ln() : dec(x)).neg();
  const no = (p.lt(0.5) ? log1p(p.neg()) : complement.ln()).neg();
  return temperature === 1 ? { yes, no, prob: p, complement } : ofLogit(no.minus(yes).div(dec(temperature)));
}

function divisorOf(
  { reduction = "mean", loss, classWeights }: LossRequest,
  rows: readonly ExactRow[],
  { binary, batchSize, numClasses }: { binary: boolean; batchSize: number; numClasses: number },
): Decimal {
  if (reduction === "none" || reduction === "sum") return ONE;
  if (reduction === "batchmean") return new D(batchSize);
  if (loss === "klDivergence") return new D(rows.length * numClasses);
  const counted = rows.filter((row) => row.counted);
  if (binary) return new D(counted.length * numClasses);
  return classWeights === undefined ? new D(counted.length) : sum(counted.map((row) => row.divisor));
}

/** A float64 number with all its binary digits (Decimal itself would take the shortest decimal that rounds to it). */
function dec(x: number): Decimal {
  if (!Number.isFinite(x)) return new D(x);
  let halvings = 0;
  let whole = x;
  for (; !Number.isInteger(whole); halvings++) whole *= 2;
  return new D(BigInt(whole).toString()).div(new D(2).pow(halvings));
}

/** e^x; below e^-3000 nothing is left of a float64 number, whatever it is multiplied by. */
function exp(x: Decimal): Decimal {
  return x.lt(-3000) ? ZERO : x.exp();
}

/** ln(1+x) with all its digits: below 1e-16 by its series, of which four terms are 64 digits. */
function log1p(x: Decimal): Decimal {
  if (!x.abs().lt("1e-16")) return x.plus(1).ln();
  return x.minus(x.pow(2).div(2)).plus(x.pow(3).div(3)).minus(x.pow(4).div(4));
}

function expm1(x: Decimal): Decimal {
  if (!x.abs().lt("1e-16")) return x.exp().minus(1);
  return x.plus(x.pow(2).div(2)).plus(x.pow(3).div(6)).plus(x.pow(4).div(24));
}

/** 0·∞ counts as 0. */
function times(weight: Decimal, value: Decimal): Decimal {
  return weight.isZero() ? ZERO : weight.times(value);
}

function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((a, b) => a.plus(b), ZERO);
}

function classAxisOf({ classAxis }: LossRequest, dimensions: number): number {
  const axis = classAxis ?? (dimensions === 1 ? 0 : 1);
  return axis < 0 ? axis + dimensions : axis;
}

function shapeOf(nested: unknown): number[] {
  return typeof nested === "number" ? [] : [(nested as unknown[]).length, ...shapeOf((nested as unknown[])[0])];
}

function entry(nested: unknown, place: readonly number[]): number {
  return place.reduce((node, i) => (node as unknown[])[i], nested) as number;
}

function places(shape: readonly number[]): number[][] {
  return shape.reduce<number[][]>(
    (found, length) => found.flatMap((place) => Array.from({ length }, (_, i) => [...place, i])),
    [[]],
  );
}
