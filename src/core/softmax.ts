/** Softmax and its logarithm of one row: log p_k = d_k - log1p(Σ_{j≠argmax} exp d_j), d_k = (z_k - max z)/T. */
import { addTo, newSum, totalOf } from "./sum.ts";

/**
 * Writes the negative log-probabilities and the probabilities of `logits`/T (length K) into `nll` and `probs`, and gives
 * the index of the largest logit.
 *
 * The largest logit is left out of the sum, so that a tiny loss keeps all its digits: a gap of 100 gives 3.7e-44, not 0.
 * It is subtracted before the division by the temperature T, so that only differences are rounded or can overflow.
 * A logit of -inf has probability 0 and nll +inf; a row with +inf, NaN or nothing but -inf is NaN, as in PyTorch.
 */
export function softmaxInto(
  logits: ArrayLike<number>,
  nll: Float64Array,
  probs: Float64Array,
  temperature: number,
): number {
  const numClasses = logits.length;
  let top = 0;
  for (let k = 1; k < numClasses; k++) if (logits[k]! > logits[top]!) top = k;
  const max = logits[top]!;
  const rest = newSum();
  for (let k = 0; k < numClasses; k++) {
    const below = (max - logits[k]!) / temperature;
    const e = Math.exp(-below);
    nll[k] = below;
    probs[k] = e;
    if (k !== top) addTo(rest, e);
  }
  const others = Number.isFinite(max) ? totalOf(rest) : Number.NaN;
  const logTotal = Math.log1p(others);
  const total = 1 + others;
  for (let k = 0; k < numClasses; k++) {
    nll[k] = nll[k]! + logTotal;
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
