/** Targets and predictions of all rows as whole arrays (numRows x numClasses, classes adjacent), for pictures of a batch. */
import { elementPredictor } from "./binaryRow.ts";
import { categoricalPredictor } from "./categoricalRow.ts";
import type { LossProblem } from "./lossProblem.ts";
import { smoothTargetInto } from "./smoothTargets.ts";

/** The smoothed targets; rows that do not count are all 0. */
export function batchTargets(problem: LossProblem): Float64Array {
  const { numRows, numClasses } = problem;
  const targets = new Float64Array(numRows * numClasses);
  for (let row = 0; row < numRows; row++) {
    smoothTargetInto(problem, row, targets.subarray(row * numClasses, (row + 1) * numClasses));
  }
  return targets;
}

/** The model's probabilities, whatever the targets: softmax, or for binary cross entropy the sigmoid of each element. */
export function batchProbs(problem: LossProblem): Float64Array {
  const { numRows, numClasses, input } = problem;
  const probs = new Float64Array(numRows * numClasses);
  if (problem.loss === "binaryCrossEntropy") {
    const predict = elementPredictor(problem);
    const element = { yes: 0, no: 0, prob: 0, complement: 0 };
    for (let i = 0; i < probs.length; i++) {
      predict(input[i]!, element);
      probs[i] = element.prob;
    }
    return probs;
  }
  const predict = categoricalPredictor(problem);
  const nll = new Float64Array(numClasses);
  for (let row = 0; row < numRows; row++) predict(row, nll, probs.subarray(row * numClasses, (row + 1) * numClasses));
  return probs;
}
