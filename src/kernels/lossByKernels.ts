/** Loss and gradient of a checked problem by the kernels, or, where they do not know it, by the float64 core: which says why. */
import { computeLoss } from "../core/computeLoss.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { reductionDivisor } from "../core/reduction.ts";
import { sumOf } from "../core/sum.ts";
import { placeArrays } from "./kernelMemory.ts";
import type { Kernels } from "./kernels.ts";

/** Bits of the logits and of the gradient. */
export type Precision = 32 | 64;

export interface KernelLoss {
  /** Reduced; for `none` the sum. */
  readonly loss: number;
  readonly rowLosses: Float64Array;
  /** d loss / d logits, scaled by the reduction. */
  readonly gradLogits: Float32Array | Float64Array;
  /** Why the core computed it; undefined where the kernels did. */
  readonly whyNotByKernels: string | undefined;
}

/** Computes `problem` with logits of `precision`. */
export function lossByKernels(kernels: Kernels, problem: LossProblem, precision: Precision): KernelLoss {
  const whyNotByKernels = whyNotLossByKernels(problem, precision);
  const floats = precision === 32 ? Float32Array : Float64Array;
  if (whyNotByKernels !== undefined) {
    const rounded = { ...problem, input: Float64Array.from(floats.from(problem.input)) };
    const { loss, rowLosses, gradLogits } = computeLoss(rounded);
    return { loss, rowLosses, gradLogits: floats.from(gradLogits), whyNotByKernels };
  }
  const { numRows, numClasses, input, targets, labelSmoothing, ignoreIndex, classWeights } = problem;
  const probs = targets.kind === "probabilities" ? targets.probs : undefined;
  const bytes = (input.length * precision) / 8;
  const at = placeArrays(kernels, {
    logits: bytes,
    targets: numRows * 4,
    probs: probs === undefined ? 0 : probs.length * 4,
    weights: numClasses * 8,
    gradient: bytes,
    losses: numRows * 8,
  });
  const { buffer } = kernels.memory;
  new floats(buffer, at.logits, input.length).set(input);
  if (targets.kind === "indices") new Int32Array(buffer, at.targets, numRows).set(targets.indices);
  const divisor = reductionDivisor(problem);
  const after = [at.gradient, 1 / divisor, at.losses] as const;
  if (probs === undefined && classWeights === undefined) {
    const kernel = precision === 32 ? kernels.crossEntropyGradient32 : kernels.crossEntropyGradient64;
    kernel(at.logits, at.targets, numRows, numClasses, labelSmoothing, ignoreIndex, ...after);
  } else {
    if (probs !== undefined) new Float32Array(buffer, at.probs, probs.length).set(probs);
    new Float64Array(buffer, at.weights, numClasses).set(classWeights ?? new Float64Array(numClasses).fill(1));
    const given = [at.targets, probs === undefined ? 0 : at.probs, at.weights] as const;
    kernels.weightedCrossEntropy32(at.logits, ...given, numRows, numClasses, labelSmoothing, ignoreIndex, ...after);
  }
  const rowLosses = new Float64Array(buffer, at.losses, numRows).slice();
  const gradLogits = new floats(buffer, at.gradient, input.length).slice();
  return { loss: sumOf(rowLosses) / divisor, rowLosses, gradLogits, whyNotByKernels };
}

/** Why the kernels do not compute this problem, so that the core has to; undefined where they do. */
export function whyNotLossByKernels(problem: LossProblem, precision: Precision): string | undefined {
  const { loss, convention, inputKind, temperature, paddingIndex, classAxis, shape, targets, classWeights } = problem;
  const reasons: readonly (readonly [isSo: boolean, reason: string])[] = [
    [loss !== "crossEntropy", "they know cross entropy only"],
    [convention !== "uniform", "they smooth uniformly over all classes only"],
    [inputKind !== "logits", "they take logits only"],
    [temperature !== 1, "they know no temperature"],
    [paddingIndex !== undefined, "they know no padding"],
    [classAxis !== shape.length - 1, "they want the classes as the last axis"],
    [precision === 64 && classWeights !== undefined, "they know class weights in float32 only"],
    [precision === 64 && targets.kind !== "indices", "they know distributions as targets in float32 only"],
  ];
  const reason = reasons.find(([isSo]) => isSo)?.[1];
  return reason && `Computed row by row in float64, not by the kernels for large arrays: ${reason}.`;
}
