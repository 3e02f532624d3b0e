/** One row at a time: its target, probabilities, loss, floor, excess and gradient, in buffers that are used again. */
import { binaryRow } from "./binaryRow.ts";
import { categoricalRow, type RowPredictor } from "./categoricalRow.ts";
import type { LossProblem } from "./lossProblem.ts";
import type { RowFigures } from "./rowFigures.ts";
import { rowState, smoothTargetInto } from "./smoothTargets.ts";

/** Gives a function that computes one row of `problem` into figures of its own. `predict` matters to categorical losses only. */
export function rowComputer(problem: LossProblem, predict?: RowPredictor): (row: number) => RowFigures {
  const buffer = () => new Float64Array(problem.numClasses);
  const figures: RowFigures = {
    state: "counted",
    loss: 0,
    minimumLoss: 0,
    excess: 0,
    targetProbs: buffer(),
    probs: buffer(),
    nll: buffer(),
    terms: buffer(),
    minimumTerms: buffer(),
    gradLogits: buffer(),
    gradLower: buffer(),
    gradUpper: buffer(),
  };
  const compute = problem.loss === "binaryCrossEntropy" ? binaryRow(problem) : categoricalRow(problem, predict);
  return (row) => {
    figures.state = rowState(problem, row);
    smoothTargetInto(problem, row, figures.targetProbs);
    compute(row, figures);
    return figures;
  };
}
