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

/** Gives a function that compares row after row of `problem`. */
export function rowComparer(problem: LossProblem): (row: number) => RowComparison {
  const divisor = reductionDivisor(problem);
  const hardOf = hardRows(problem);
  const computeSmoothed = rowComputer(problem);
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

/** One row of `problem` alone, of which the hard loss is known: no array is copied, as classes come by the ten thousand. */
export function compareRow(
  problem: LossProblem,
  row: number,
  predict: RowPredictor | undefined,
  hard: RowLoss,
): RowComparison {
  const figures = rowComputer(problem, predict)(row);
  return {
    row,
    state: figures.state,
    input: problem.input.subarray(row * problem.numClasses, (row + 1) * problem.numClasses),
    probs: figures.probs,
    hard,
    smoothed: rowLoss(figures, reductionDivisor(problem), (values) => values),
  };
}

/** Gives a function that computes rows of `problem` under the hard loss. */
export function hardRows(problem: LossProblem, predict?: RowPredictor): (row: number) => RowLoss {
  const divisor = reductionDivisor(problem);
  const compute = rowComputer({ ...problem, labelSmoothing: 0 }, predict);
  return (row) => rowLoss(compute(row), divisor);
}

/** `own` gives the array that is kept and may be written to: a copy where the next row will use the figures' arrays. */
function rowLoss(figures: RowFigures, divisor: number, own: (values: Float64Array) => Float64Array = copyOf): RowLoss {
  const scaled = (values: Float64Array) => {
    const quotients = own(values);
    if (figures.state !== "counted") return quotients.fill(0);
    if (divisor !== 1) for (let k = 0; k < quotients.length; k++) quotients[k]! /= divisor;
    return quotients;
  };
  return {
    loss: figures.loss,
    minimumLoss: figures.minimumLoss,
    excess: figures.excess,
    targetProbs: own(figures.targetProbs),
    terms: own(figures.terms),
    gradLogits: scaled(figures.gradLogits),
    gradLower: scaled(figures.gradLower),
    gradUpper: scaled(figures.gradUpper),
  };
}

function copyOf(values: Float64Array): Float64Array {
  return values.slice();
}
