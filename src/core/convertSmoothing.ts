/** The same smoothing under another convention, and the value that smoothing twice amounts to. */
import type { Checked } from "./checked.ts";

/** The conventions whose values can be converted into each other; `padded` counts the padding class in `numClasses`. */
export type ConvertibleConvention = "uniform" | "others" | "padded" | "binary";

/**
 * The share that a convention really takes from the target: t = (1-s)·y + s·(uniform over the classes that take part).
 * U and B: s = a; X: s = aK/(K-1); P is X over K-1 classes, s = a(K-1)/(K-2).
 */
function factorOf(convention: ConvertibleConvention, numClasses: number): number {
  if (convention === "others") return numClasses / (numClasses - 1);
  if (convention === "padded") return (numClasses - 1) / (numClasses - 2);
  return 1;
}

/** How many classes take part in the spread. */
function participants(convention: ConvertibleConvention, numClasses: number): number {
  if (convention === "binary") return 2;
  return convention === "padded" ? numClasses - 1 : numClasses;
}

/**
 * The value that gives, under convention `to`, the same targets as `labelSmoothing` under `from`.
 *
 * U(a) = X(a(K-1)/K) and X(e) = U(eK/(K-1)) for e <= (K-1)/K; beyond it U has no equal. B is U over 2 classes.
 * Between `padded` and the others the classes that are not padding are compared: K counts the padding only for `padded`.
 */
export function convertSmoothing(
  labelSmoothing: number,
  from: ConvertibleConvention,
  to: ConvertibleConvention,
  numClasses: number,
): Checked<number> {
  const inner = participants(from, numClasses);
  const target = to === "padded" ? inner + 1 : inner;
  if (inner < 2) return { problem: `With ${inner} class there is nothing to spread. Give at least 2 classes.` };
  if (to === "binary" && inner !== 2) {
    return { problem: `The binary convention has 2 outcomes, but here ${inner} classes take part. It has no equal.` };
  }
  const share = labelSmoothing * factorOf(from, numClasses);
  const value = share / factorOf(to, target);
  // The largest value, (K-1)/K, is itself rounded.
  if (value > 1 + 4 * Number.EPSILON) {
    const most = Number((1 / factorOf(from, numClasses)).toPrecision(6));
    return {
      problem: `${labelSmoothing} gives the true class less than the other classes get. Above ${most} (K = ${numClasses}) the convention "${to}" has no equal.`,
    };
  }
  return { value: Math.min(value, 1) };
}

/**
 * The value that smoothing with `first` and then with `second` amounts to: 1-(1-a)(1-b) under uniform, binary and prior
 * (0.1 twice is 0.19); under `others` and `padded` the same of the shares that they really take.
 */
export function smoothingTwice(
  first: number,
  second: number,
  convention: ConvertibleConvention | "prior",
  numClasses: number,
): number {
  const factor = convention === "prior" ? 1 : factorOf(convention, numClasses);
  return first + second - first * second * factor;
}

/** mmpretrain's LabelSmoothLoss(mode="classy_vision") with value a is the uniform convention with a/(1+a). */
export function classyVisionToUniform(value: number): number {
  return value / (1 + value);
}

/** mmpretrain's LabelSmoothLoss(mode="multi_label") with value a (at most 0.5) is the binary convention with 2a. */
export function multiLabelToBinary(value: number): number {
  return 2 * value;
}
