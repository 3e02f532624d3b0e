/** Cross entropy with class weights or distributions as targets: the TypeScript twin of ../assembly/weighted32.ts. */
import { rowSums } from "./rowSums.ts";

export interface WeightedArrays {
  readonly logits: Float32Array;
  readonly targets: Int32Array;
  readonly probs: Float32Array | undefined;
  readonly weights: Float64Array;
  readonly rows: number;
  readonly smoothing: number;
  readonly ignoreIndex: number;
  readonly gradient: Float32Array | undefined;
  readonly scale: number;
  readonly losses: Float64Array | undefined;
}

/** The sum of the rows' losses; writes the gradient and each loss where they are asked for. */
export function weightedCrossEntropyOf(arrays: WeightedArrays): number {
  const { logits, targets, probs, weights, rows, smoothing, ignoreIndex, gradient, scale, losses } = arrays;
  const classes = weights.length;
  const q = new Float64Array(classes);
  let sum = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * classes;
    const given = probs?.subarray(start, start + classes);
    const target = given === undefined ? targets[row]! : largest(given);
    let loss = 0;
    if (given === undefined && target === ignoreIndex) gradient?.fill(0, start, start + classes);
    else if (target < 0 || target >= classes) {
      loss = Number.NaN;
      gradient?.fill(Number.NaN, start, start + classes);
    } else {
      const sums = rowSums(logits, start, classes, target);
      const all = sums.others + sums.target;
      const logSum = Math.log(all) + sums.max;
      let others = 0;
      for (let k = 0; k < classes; k++) {
        const share = given === undefined ? Number(k === target) : given[k]!;
        q[k] = weights[k]! * ((1 - smoothing) * share + smoothing / classes);
        if (k === target) continue;
        others += q[k]!;
        if (q[k] !== 0) loss += q[k]! * (logSum - logits[start + k]!);
      }
      const nll = sums.target === 1 ? Math.log1p(sums.others) : logSum - logits[start + target]!;
      if (q[target] !== 0) loss += q[target]! * nll;
      if (Number.isNaN(all)) loss = Number.NaN;
      if (gradient !== undefined) {
        const total = others + q[target]!;
        for (let k = 0; k < classes; k++) {
          gradient[start + k] = ((total * Math.exp(logits[start + k]! - sums.max)) / all - q[k]!) * scale;
        }
        const p = sums.target / all;
        // A target that is likely takes -(1 - p), which keeps the digits of 1 - p.
        const entry = p > 0.5 ? others - (total * sums.others) / all : total * p - q[target]!;
        gradient[start + target] = entry * scale;
      }
    }
    if (losses !== undefined) losses[row] = loss;
    sum += loss;
  }
  return sum;
}

function largest(values: Float32Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}
