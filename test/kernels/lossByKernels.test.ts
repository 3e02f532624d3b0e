/** A problem goes to the kernels, or to the core with a sentence that says why; the numbers are the core's either way. */
import { expect, test } from "vitest";
import { computeLoss } from "../../src/core/computeLoss.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { rowsProblem } from "../../src/core/rowsProblem.ts";
import { lossByKernels, type Precision } from "../../src/kernels/lossByKernels.ts";
import { KERNELS } from "./kernels.ts";

const INDICES = { kind: "indices", indices: Float64Array.of(0, 2, -100) } as const;
const PROBS = { kind: "probabilities", probs: Float64Array.of(1, 0, 0, 0.25, 0.25, 0.5, 0, 0.5, 0.5) } as const;
const WEIGHTS = Float64Array.of(1, 2, 0.5);
const KERNELS_DO = undefined;

const CASES: readonly [
  name: string,
  precision: Precision,
  change: Partial<LossProblem>,
  why: RegExp | typeof KERNELS_DO,
][] = [
  ["float32", 32, {}, KERNELS_DO],
  ["float64", 64, {}, KERNELS_DO],
  ["the mean over the rows that are not ignored", 32, { reduction: "mean" }, KERNELS_DO],
  ["another ignored index", 32, { reduction: "mean", ignoreIndex: 2, targets: changed(INDICES, 1) }, KERNELS_DO],
  ["class weights", 32, { classWeights: WEIGHTS, reduction: "mean" }, KERNELS_DO],
  ["distributions", 32, { targets: PROBS, reduction: "sum" }, KERNELS_DO],
  ["distributions and class weights", 32, { targets: PROBS, classWeights: WEIGHTS, reduction: "mean" }, KERNELS_DO],
  ["class weights in float64", 64, { classWeights: WEIGHTS }, /class weights in float32 only/],
  ["distributions in float64", 64, { targets: PROBS }, /distributions as targets in float32 only/],
  ["another loss", 32, { loss: "binaryCrossEntropy", convention: "binary", targets: PROBS }, /cross entropy only/],
  ["another convention", 32, { convention: "others" }, /uniformly/],
  ["log-probabilities", 32, { inputKind: "logProbabilities" }, /logits only/],
  ["a temperature", 32, { temperature: 2 }, /no temperature/],
  ["padding", 32, { convention: "uniform", paddingIndex: 1 }, /no padding/],
  ["classes on another axis", 32, { shape: [3, 3], classAxis: 0 }, /last axis/],
];

test.each(CASES)("%s", (_name, precision, change, why) => {
  const problem = { ...PROBLEM, ...change };
  const expected = computeLoss(problem);
  const found = lossByKernels(KERNELS.plain(), problem, precision);
  if (why === KERNELS_DO) expect(found.whyNotByKernels).toBeUndefined();
  else expect(found.whyNotByKernels).toMatch(why);
  expect(found.loss).toBeCloseTo(expected.loss, 6);
  expect(found.rowLosses).toHaveLength(expected.rowLosses.length);
  for (const [i, loss] of expected.rowLosses.entries()) expect(found.rowLosses[i]).toBeCloseTo(loss, 6);
  expect(found.gradLogits).toBeInstanceOf(precision === 32 ? Float32Array : Float64Array);
  for (const [i, gradient] of expected.gradLogits.entries()) expect(found.gradLogits[i]).toBeCloseTo(gradient, 5);
});

const PROBLEM = rowsProblem(
  { numClasses: 3, input: Float64Array.of(1, 2, -0.5, 0.25, 0, 3, 1, 1.5, -2), targets: INDICES },
  { labelSmoothing: 0.1, reduction: "none" },
);

function changed({ indices }: typeof INDICES, last: number) {
  return { kind: "indices", indices: indices.with(2, last) } as const;
}
