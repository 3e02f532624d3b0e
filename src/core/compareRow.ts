/** One row under the hard and the smoothed loss. */
import type { LossProblem } from "./lossProblem.ts";
import { reductionDivisor } from "./reduction.ts";
import { rowComputer } from "./rowComputer.ts";
import type { RowFigures } from "./rowFigures.ts";
import type { RowState } from "./smoothTargets.ts";

/** One loss of one row. Arrays have length K; the gradient and its bounds are scaled by the reduction. */
export interface RowLoss {
  readonly loss: number;
  readonly minimumLoss: number;
  readonly excess: number;
  readonly targetProbs: Float64Array;
  readonly terms: Float64Array;
  readonly gradLogits: Float64Array;
  readonly gradLower: Float64Array;
  readonly gradUpper: Float64Array;
}

/** One row under both losses. */
export interface RowComparison {
  readonly row: number;
  readonly state: RowState;
  readonly input: Float64Array;
  readonly probs: Float64Array;
  readonly hard: RowLoss;
  readonly smoothed: RowLoss;
}

/** Gives a function that compares row after row of `problem`. */
export function rowComparer(problem: LossProblem): (row: number) => RowComparison {
  const divisor = reductionDivisor(problem);
  const computeHard = rowComputer({ ...problem, labelSmoothing: 0 });
  const computeSmoothed = rowComputer(problem);
  return (row) => {
    const figures = computeSmoothed(row);
    return {
      row,
      state: figures.state,
      input: problem.input.slice(row * problem.numClasses, (row + 1) * problem.numClasses),
      probs: figures.probs.slice(),
      hard: rowLoss(computeHard(row), divisor),
      smoothed: rowLoss(figures, divisor),
    };
  };
}

function rowLoss(figures: RowFigures, divisor: number): RowLoss {
  const scaled = (values: Float64Array) =>
    figures.state === "counted" ? values.map((value) => value / divisor) : new Float64Array(values.length);
  return {
    loss: figures.loss,
    minimumLoss: figures.minimumLoss,
    excess: figures.excess,
    targetProbs: figures.targetProbs.slice(),
    terms: figures.terms.slice(),
    gradLogits: scaled(figures.gradLogits),
    gradLower: scaled(figures.gradLower),
    gradUpper: scaled(figures.gradUpper),
  };
}
