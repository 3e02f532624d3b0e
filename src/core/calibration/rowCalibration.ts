/** What one row says about calibration: its loss, Brier score, top probability and top gap, of p = softmax(z/T). */
import type { InputKind } from "../lossProblem.ts";
import { softmaxInto } from "../softmax.ts";

export interface RowCalibration {
  /** -log p of the true class. */
  readonly nll: number;
  /** Mean of -log p over the classes: what a uniform target costs. */
  readonly uniformNll: number;
  /** Σ (p_k - y_k)² over the classes, from 0 to 2. */
  readonly brier: number;
  /** The largest probability, and the first class that has it. */
  readonly confidence: number;
  readonly predicted: number;
  readonly isCorrect: boolean;
  /** The largest logit minus the second, over T; 0 for a tie, +inf where the others are masked, NaN with a single class. */
  readonly topGap: number;
}

/** Buffers of a row, one number a class, which the next row overwrites. */
export interface RowBuffers {
  /** The row as logits: of probabilities, their logarithms. */
  readonly logits: Float64Array;
  /** -log p and p. */
  readonly nll: Float64Array;
  readonly probs: Float64Array;
}

/** Gives buffers for rows of `numClasses`. */
export function rowBuffers(numClasses: number): RowBuffers {
  const zeros = () => new Float64Array(numClasses);
  return { logits: zeros(), nll: zeros(), probs: zeros() };
}

/**
 * The figures of one row with the true class `label` (0 to K-1), or null where the row says nothing: a NaN, a +inf,
 * nothing but -inf, or a number that is no probability. A class of -inf has probability 0. Probabilities at T = 1 are used as
 * they are, also where they do not sum to exactly 1; at another T it is softmax(log p / T).
 */
export function rowCalibration(
  row: ArrayLike<number>,
  label: number,
  temperature = 1,
  inputKind: InputKind = "logits",
  buffers: RowBuffers = rowBuffers(row.length),
): RowCalibration | null {
  const { logits, nll, probs } = buffers;
  const numClasses = logits.length;
  if (!logitsInto(row, inputKind, logits)) return null;
  const predicted = softmaxInto(logits, nll, probs, temperature);
  if (inputKind !== "logits" && temperature === 1) {
    for (let k = 0; k < numClasses; k++) {
      nll[k] = 0 - logits[k]!;
      probs[k] = inputKind === "probabilities" ? row[k]! : Math.exp(row[k]!);
    }
  }
  let [brier, uniform, second] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < numClasses; k++) {
    if (k !== predicted && logits[k]! > second) second = logits[k]!;
    brier += (probs[k]! - (k === label ? 1 : 0)) ** 2;
    uniform += nll[k]!;
  }
  return {
    nll: nll[label]!,
    uniformNll: uniform / numClasses,
    brier,
    confidence: probs[predicted]!,
    predicted,
    isCorrect: predicted === label,
    topGap: numClasses === 1 ? Number.NaN : (logits[predicted]! - second) / temperature,
  };
}

/** The largest rounding error that a probability may stand above 1. */
const ABOVE_ONE = 1e-6;

/** Writes a row of `kind` as logits, probabilities by their logarithm, into `logits`; false where the row says nothing. */
export function logitsInto(row: ArrayLike<number>, kind: InputKind, logits: Float64Array): boolean {
  const most = kind === "logits" ? Number.MAX_VALUE : kind === "probabilities" ? 1 + ABOVE_ONE : ABOVE_ONE;
  let max = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < logits.length; k++) {
    const given = row[k]!;
    // NaN fails too.
    if (!(given <= most)) return false;
    logits[k] = kind === "probabilities" ? Math.log(given) : given;
    if (!(logits[k]! >= Number.NEGATIVE_INFINITY)) return false;
    if (logits[k]! > max) max = logits[k]!;
  }
  return max > Number.NEGATIVE_INFINITY;
}
