/** The sums of one row of logits from which its losses follow, without the target's own term: see ../assembly/row32.ts. */
import { addTo, newSum, totalOf } from "../../core/sum.ts";

export type Floats = Float32Array | Float64Array;

export interface RowSums {
  /** The largest logit, which the sums are relative to. */
  readonly max: number;
  /** Σ e^(z - max) over the classes but the target, and the target's own term. */
  readonly others: number;
  readonly target: number;
  /** Σ (z - max). */
  readonly total: number;
}

/** The sums of the `classes` logits from `start`. NaN where a logit is NaN or +inf, or where all are -inf. */
export function rowSums(logits: Floats, start: number, classes: number, target: number): RowSums {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = start; i < start + classes; i++) if (logits[i]! > max) max = logits[i]!;
  const [others, total] = [newSum(), newSum()];
  for (let i = start; i < start + classes; i++) {
    const difference = logits[i]! - max;
    addTo(total, difference);
    if (i !== start + target) addTo(others, Math.exp(difference));
  }
  return { max, others: totalOf(others), target: Math.exp(logits[start + target]! - max), total: totalOf(total) };
}
