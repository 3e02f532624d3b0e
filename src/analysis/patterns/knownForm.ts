/** The forms of hand-written smoothing, as formulas: what each gives for a few rows, so that a run can be compared. */
import { logSoftmax, type Tensor } from "./tensor.ts";

/** How rows become the result; `elements` divides by rows times classes, `batch` counts rows that do not count. */
export type FormReduction = "none" | "sum" | "mean" | "elements" | "batch";

/** The rows that a loss is run on. */
export interface Probe {
  /** (N, K). */
  readonly logits: Tensor;
  readonly indices: readonly number[];
  /** Rows that sum to 1, where the loss takes probabilities. */
  readonly soft: readonly (readonly number[])[];
  readonly paddingIndex: number;
  /** Whether rows of the padding class do not count, whatever the form. */
  readonly isPaddingIgnored: boolean;
}

export type FormId = "A" | "D" | "E" | "F" | "C" | "noLog" | "D-others" | "short";

/** A formula's row losses, and which rows count. */
export interface KnownForm {
  readonly id: FormId;
  readonly targets: "indices" | "probabilities";
  /** Fewer classes over which the share is spread than K; E with K or K-1 counts the padding. */
  readonly spread?: number;
  readonly reductions: readonly FormReduction[];
  row(logProbs: readonly number[], target: Target, a: number): number;
  /** Rows of the padding class do not count. */
  readonly isPaddingIgnored?: boolean;
}

interface Target {
  readonly y: number;
  readonly soft: readonly number[];
  readonly paddingIndex: number;
}

const xlogx = (t: number) => (t > 0 ? t * Math.log(t) : 0);
const crossEntropy = (t: readonly number[], logP: readonly number[]) =>
  t.reduce((sum, share, k) => sum - (share === 0 ? 0 : share * logP[k]!), 0);
const entropy = (t: readonly number[]) => t.reduce((sum, share) => sum - xlogx(share), 0);
const uniform = (K: number, y: number, a: number) => Array.from({ length: K }, (_, k) => (k === y ? 1 - a : 0) + a / K);
const others = (K: number, y: number, a: number) =>
  Array.from({ length: K }, (_, k) => (k === y ? 1 - a : a / (K - 1)));

/** E, with the share spread over `K - fewer` classes. */
function padded(fewer: number, isKl: boolean): KnownForm {
  return {
    id: "E",
    targets: "indices",
    spread: fewer,
    reductions: ["sum", "batch", "mean", "none"],
    isPaddingIgnored: true,
    row(logP, { y, paddingIndex }, a) {
      const share = a / (logP.length - fewer);
      const t = logP.map((_, k) => (k === paddingIndex ? 0 : k === y ? 1 - a : share));
      return crossEntropy(t, logP) - (isKl ? entropy(t) : 0);
    },
  };
}

/** The formulas, the plainest first. */
export const KNOWN_FORMS: readonly KnownForm[] = [
  {
    id: "A",
    targets: "indices",
    reductions: ["mean", "none", "sum", "elements"],
    row: (logP, { y }, a) => crossEntropy(uniform(logP.length, y, a), logP),
  },
  {
    id: "F",
    targets: "indices",
    reductions: ["mean", "none", "sum"],
    row: (logP, { y }, a) => crossEntropy(others(logP.length, y, a), logP),
  },
  {
    id: "D",
    targets: "indices",
    reductions: ["mean", "none", "sum", "elements"],
    row: (logP, { y }, a) => crossEntropy(uniform(logP.length, y, a), logP) - entropy(uniform(logP.length, y, a)),
  },
  {
    id: "D-others",
    targets: "indices",
    reductions: ["mean", "none", "sum", "elements"],
    row: (logP, { y }, a) => crossEntropy(others(logP.length, y, a), logP) - entropy(others(logP.length, y, a)),
  },
  {
    id: "short",
    targets: "indices",
    reductions: ["mean", "none", "sum"],
    row: (logP, { y }, a) =>
      crossEntropy(
        logP.map((_, k) => (k === y ? 1 - a : a / logP.length)),
        logP,
      ),
  },
  padded(2, true),
  padded(2, false),
  padded(1, true),
  padded(0, true),
  {
    id: "noLog",
    targets: "indices",
    reductions: ["mean", "none", "sum", "elements"],
    row(logP, { y }, a) {
      const t = uniform(logP.length, y, a);
      return crossEntropy(t, logP.map(Math.exp)) - entropy(t);
    },
  },
  {
    id: "C",
    targets: "probabilities",
    reductions: ["mean", "none", "sum"],
    row: (logP, { soft }, a) =>
      crossEntropy(
        soft.map((t) => t * (1 - a) + a / soft.length),
        logP,
      ),
  },
];

/** What `form` gives for `probe` with value `a`; class weights multiply each class's term. */
export function resultOf(
  form: KnownForm,
  probe: Probe,
  a: number,
  reduction: FormReduction,
  weights?: readonly number[],
): readonly number[] {
  const rows = weights === undefined ? knownRows(form, probe, a) : rowsOf(form, probe, a, weights);
  if (reduction === "none") return rows;
  const sum = rows.reduce((total, row) => total + row, 0);
  const counted = probe.indices.filter((y) => isCounted(form, probe, y)).length;
  const elements = rows.length * probe.logits.shape[1]!;
  return [sum / { sum: 1, mean: counted, elements, batch: rows.length }[reduction]];
}

/** Every candidate is compared with the same rows: what the forms give for them is computed once. */
const known = new WeakMap<Probe, Map<string, readonly number[]>>();
const MAX_KNOWN = 500;

function knownRows(form: KnownForm, probe: Probe, a: number): readonly number[] {
  const earlier = known.get(probe);
  const ofProbe = earlier === undefined || earlier.size > MAX_KNOWN ? new Map<string, readonly number[]>() : earlier;
  known.set(probe, ofProbe);
  const key = `${KNOWN_FORMS.indexOf(form)} ${a}`;
  const rows = ofProbe.get(key) ?? rowsOf(form, probe, a);
  ofProbe.set(key, rows);
  return rows;
}

function rowsOf(form: KnownForm, probe: Probe, a: number, weights?: readonly number[]): number[] {
  const { logits, indices, soft, paddingIndex } = probe;
  const K = logits.shape[1]!;
  const all = logSoftmax(logits, 1).data;
  return indices.map((y, row) => {
    if (!isCounted(form, probe, y)) return 0;
    const logP = all.slice(row * K, (row + 1) * K).map((value, k) => value * (weights?.[k] ?? 1));
    return form.row(logP, { y, soft: soft[row]!, paddingIndex }, a);
  });
}

function isCounted(form: KnownForm, probe: Probe, y: number): boolean {
  return y !== probe.paddingIndex || (form.isPaddingIgnored !== true && !probe.isPaddingIgnored);
}
