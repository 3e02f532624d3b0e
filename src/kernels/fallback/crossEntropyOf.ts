/** Label-smoothed cross entropy with integer targets, and its gradient p - t: the TypeScript twin of ../assembly/crossEntropy32.ts. */
import { type Floats, rowSums } from "./rowSums.ts";

export interface CrossEntropyArrays {
  readonly logits: Floats;
  readonly targets: Int32Array;
  readonly classes: number;
  readonly smoothing: number;
  readonly ignoreIndex: number;
  readonly gradient: Floats | undefined;
  readonly scale: number;
  readonly losses: Float64Array | undefined;
}

/** The sum of the rows' losses; writes the gradient and each loss where they are asked for. */
export function crossEntropyOf(arrays: CrossEntropyArrays): number {
  const { logits, targets, classes, smoothing, ignoreIndex, gradient, scale, losses } = arrays;
  const each = smoothing / classes;
  let sum = 0;
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row]!;
    const start = row * classes;
    let loss = 0;
    if (target === ignoreIndex) gradient?.fill(0, start, start + classes);
    else if (target < 0 || target >= classes) {
      loss = Number.NaN;
      gradient?.fill(Number.NaN, start, start + classes);
    } else {
      const sums = rowSums(logits, start, classes, target);
      const all = sums.others + sums.target;
      const nll = sums.target === 1 ? Math.log1p(sums.others) : Math.log(all) + (sums.max - logits[start + target]!);
      const mean = Math.log(all) - sums.total / classes;
      loss = smoothing === 0 ? nll : smoothing === 1 ? mean : (1 - smoothing) * nll + smoothing * mean;
      if (gradient !== undefined) {
        for (let i = start; i < start + classes; i++) {
          gradient[i] = (Math.exp(logits[i]! - sums.max) / all - each) * scale;
        }
        const p = sums.target / all;
        // A target that is likely takes -(1 - p), which keeps the digits of 1 - p.
        const entry = p > 0.5 ? smoothing - each - sums.others / all : p - (1 - smoothing + each);
        gradient[start + target] = entry * scale;
      }
    }
    if (losses !== undefined) losses[row] = loss;
    sum += loss;
  }
  return sum;
}
