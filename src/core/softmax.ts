/** Softmax and its logarithm of one row: log p_k = z_k - m - log1p(Σ_{j≠argmax} exp(z_j - m)), m = max z. */
import { addTo, newSum, totalOf } from "./sum.ts";

/**
 * Writes the negative log-probabilities and the probabilities of `logits` (length K) into `nll` and `probs`, and gives
 * the index of the largest logit.
 *
 * The largest logit is left out of the sum, so that a tiny loss keeps all its digits: a gap of 100 gives 3.7e-44, not 0.
 * A logit of -inf has probability 0 and nll +inf; a row with +inf, NaN or nothing but -inf is NaN, as in PyTorch.
 */
export function softmaxInto(logits: ArrayLike<number>, nll: Float64Array, probs: Float64Array): number {
  const numClasses = logits.length;
  let top = 0;
  for (let k = 1; k < numClasses; k++) if (logits[k]! > logits[top]!) top = k;
  const max = logits[top]!;
  const rest = newSum();
  for (let k = 0; k < numClasses; k++) {
    const e = Math.exp(logits[k]! - max);
    probs[k] = e;
    if (k !== top) addTo(rest, e);
  }
  const others = totalOf(rest);
  const logTotal = Math.log1p(others);
  const total = 1 + others;
  for (let k = 0; k < numClasses; k++) {
    nll[k] = max - logits[k]! + logTotal;
    probs[k] = probs[k]! / total;
  }
  return top;
}

/** log(1 + exp(x)) without overflow, and without losing the digits of a small result. */
export function softplus(x: number): number {
  return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
}

/** 1 / (1 + exp(-x)), right to the last digits on both sides. */
export function sigmoid(x: number): number {
  return x >= 0 ? 1 / (1 + Math.exp(-x)) : Math.exp(x) / (1 + Math.exp(x));
}
