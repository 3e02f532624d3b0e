/** One row under the hard and the smoothed loss. */
import type { RowPredictor } from "./categoricalRow.ts";
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

/** Gives a function that compares row after row of `problem`. What no smoothing value changes may be given, remembered. */
export function rowComparer(
  problem: LossProblem,
  predict?: RowPredictor,
  hardOf: (row: number) => RowLoss = hardRows(problem, predict),
): (row: number) => RowComparison {
  const divisor = reductionDivisor(problem);
  const computeSmoothed = rowComputer(problem, predict);
  return (row) => {
    const figures = computeSmoothed(row);
    return {
      row,
      state: figures.state,
      input: problem.input.slice(row * problem.numClasses, (row + 1) * problem.numClasses),
      probs: figures.probs.slice(),
      hard: hardOf(row),
      smoothed: rowLoss(figures, divisor),
    };
  };
}

/** Gives a function that computes rows of `problem` under the hard loss. */
export function hardRows(problem: LossProblem, predict?: RowPredictor): (row: number) => RowLoss {
  const divisor = reductionDivisor(problem);
  const compute = rowComputer({ ...problem, labelSmoothing: 0 }, predict);
  return (row) => rowLoss(compute(row), divisor);
}

function rowLoss(figures: RowFigures, divisor: number): RowLoss {
  const scaled = (values: Float64Array) => {
    if (figures.state === "counted" && divisor === 1) return values.slice();
    const quotients = new Float64Array(values.length);
    if (figures.state === "counted") for (let k = 0; k < values.length; k++) quotients[k] = values[k]! / divisor;
    return quotients;
  };
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
