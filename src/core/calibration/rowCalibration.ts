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
  readonly nll: Float64Array;
  readonly probs: Float64Array;
}

/** Gives buffers for rows of `numClasses`. */
export function rowBuffers(numClasses: number): RowBuffers {
  return { nll: new Float64Array(numClasses), probs: new Float64Array(numClasses) };
}

/**
 * The figures of one row of logits with the true class `label` (0 to K-1), or null where the row has no softmax: a NaN, a +inf,
 * or nothing but -inf. A class of -inf has probability 0. `buffers` receive -log p and p.
 */
export function rowCalibration(
  logits: ArrayLike<number>,
  label: number,
  temperature = 1,
  buffers: RowBuffers = rowBuffers(logits.length),
): RowCalibration | null {
  const { nll, probs } = buffers;
  const numClasses = logits.length;
  const predicted = softmaxInto(logits, nll, probs, temperature);
  let [brier, uniform, second] = [0, 0, Number.NEGATIVE_INFINITY];
  for (let k = 0; k < numClasses; k++) {
    const z = logits[k]!;
    if (Number.isNaN(z)) return null;
    if (k !== predicted && z > second) second = z;
    brier += (probs[k]! - (k === label ? 1 : 0)) ** 2;
    uniform += nll[k]!;
  }
  if (numClasses === 0 || Number.isNaN(probs[predicted]!)) return null;
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

/**
 * Writes a row of `kind` as logits into `logits`: probabilities by their logarithm, whose softmax gives them back (brought to
 * sum 1). A negative probability becomes NaN. Gives the sum of the probabilities, or NaN for logits.
 */
export function logitsInto(row: ArrayLike<number>, kind: InputKind, logits: Float64Array): number {
  let total = kind === "logits" ? Number.NaN : 0;
  for (let k = 0; k < logits.length; k++) {
    const given = row[k]!;
    logits[k] = kind === "probabilities" ? Math.log(given) : given;
    if (kind !== "logits") total += kind === "probabilities" ? given : Math.exp(given);
  }
  return total;
}
