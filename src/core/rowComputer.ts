/** One row at a time: its target, probabilities, loss, floor, excess and gradient, in buffers that are used again. */
import { binaryRow } from "./binaryRow.ts";
import { categoricalRow } from "./categoricalRow.ts";
import type { LossProblem } from "./lossProblem.ts";
import { type RowState, rowState, smoothTargetInto } from "./smoothTargets.ts";

/** The figures of the row computed last. The arrays have length K and are overwritten by the next row. */
export interface RowFigures {
  state: RowState;
  /** Sums over the classes; `excess` = loss - minimumLoss, computed without cancellation. */
  loss: number;
  minimumLoss: number;
  excess: number;
  readonly targetProbs: Float64Array;
  readonly probs: Float64Array;
  /** -log p (for binary cross entropy -log σ). */
  readonly nll: Float64Array;
  /** Each class's term of the loss; for binary cross entropy, the loss of the element. */
  readonly terms: Float64Array;
  /** For binary cross entropy only: the floor of each element. */
  readonly minimumTerms: Float64Array;
  /** d loss / d logits, before the reduction. */
  readonly gradLogits: Float64Array;
  /** What each entry of the gradient lies between: [lower, upper], before the reduction. */
  readonly gradLower: Float64Array;
  readonly gradUpper: Float64Array;
}

/** Gives a function that computes one row of `problem` into figures of its own. */
export function rowComputer(problem: LossProblem): (row: number) => RowFigures {
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
  const compute = problem.loss === "binaryCrossEntropy" ? binaryRow(problem) : categoricalRow(problem);
  return (row) => {
    figures.state = rowState(problem, row);
    smoothTargetInto(problem, row, figures.targetProbs);
    compute(row, figures);
    return figures;
  };
}
