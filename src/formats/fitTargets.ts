/** Whether an array can be the targets of logits, and in which shape. */
import type { FlatArray } from "../core/nested.ts";

/**
 * `targets` in the shape that logits of `shape` (classes on axis 1, or the only axis) call for, where only the number of
 * axes differs: one index a row however it is nested, one row of probabilities for a batch of one. Else as it is.
 */
export function fitTargets(targets: FlatArray, shape: readonly number[]): FlatArray {
  const axis = shape.length === 1 ? 0 : 1;
  const rowShape = shape.filter((_, i) => i !== axis);
  const { values } = targets;
  const same = targets.shape.join() === shape.join() || targets.shape.join() === rowShape.join();
  if (same) return targets;
  if (values.length === product(rowShape) && isInteger(values)) return { shape: rowShape, values };
  if (values.length === product(shape) && targets.shape.at(-1) === shape[axis]) return { shape, values };
  return targets;
}

/**
 * Whether `targets`, which no name calls so, can only be the targets of logits of `shape`: class indices, or rows of 0 and 1.
 * Probabilities may as well be a model's, so they need a name.
 */
export function looksLikeTargets(targets: FlatArray, shape: readonly number[]): boolean {
  const axis = shape.length === 1 ? 0 : 1;
  if (targets.shape.join() === shape.join()) return targets.values.every((t) => t === 0 || t === 1);
  const rowShape = shape.filter((_, i) => i !== axis);
  return (
    targets.shape.join() === rowShape.join() &&
    targets.values.every((t) => Number.isInteger(t) && t < shape[axis]! && (t >= 0 || t === -100))
  );
}

/** Whether every row (last axis) is not negative and sums to 1, without being one-hot throughout. */
export function looksLikeProbabilities({ shape, values }: FlatArray): boolean {
  const K = shape.at(-1) ?? 1;
  if (K < 2 || values.length === 0 || isInteger(values)) return false;
  for (let start = 0; start < values.length; start += K) {
    let total = 0;
    for (let k = start; k < start + K; k++) {
      if (!(values[k]! >= 0)) return false;
      total += values[k]!;
    }
    if (Math.abs(total - 1) > 2e-3) return false;
  }
  return true;
}

function isInteger(values: Float64Array): boolean {
  return values.every(Number.isInteger);
}

function product(lengths: readonly number[]): number {
  return lengths.reduce((a, b) => a * b, 1);
}
