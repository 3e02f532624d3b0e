/** The reduced figures of a loss over all rows, and of the same rows at several smoothing values. */
import type { RowPredictor } from "./categoricalRow.ts";
import type { LossProblem } from "./lossProblem.ts";
import { optimalGap } from "./optimalGap.ts";
import { reductionDivisor } from "./reduction.ts";
import { rowComputer } from "./rowComputer.ts";
import type { RowFigures } from "./rowFigures.ts";
import type { Sliced } from "./sliced.ts";
import { addTo, newSum, totalOf } from "./sum.ts";

/** Reduced figures of one loss, in nats; for the reduction `none` the sums. */
export interface LossTotals {
  readonly labelSmoothing: number;
  readonly loss: number;
  readonly minimumLoss: number;
  readonly excess: number;
  /** Euclidean norm of the whole gradient, scaled by the reduction. */
  readonly gradientNorm: number;
  readonly optimalGap: number | null;
}

/** About how many elements are computed between two yields: about 5 milliseconds. */
const SLICE = 16_384;

/** Runs over all rows, gives each to `visit` (its arrays are used again), and reports progress between `from` and `to`. */
export function* lossTotals(
  problem: LossProblem,
  [from, to]: readonly [number, number] = [0, 1],
  visit: (figures: RowFigures, row: number) => void = () => {},
  predict?: RowPredictor,
): Sliced<LossTotals> {
  const { numRows, numClasses } = problem;
  const divisor = reductionDivisor(problem);
  const [loss, minimumLoss, excess, squares] = [newSum(), newSum(), newSum(), newSum()];
  const computeRow = rowComputer(problem, predict);
  const rowsPerSlice = Math.max(1, Math.floor(SLICE / numClasses));
  for (let row = 0; row < numRows; row++) {
    if (row % rowsPerSlice === 0) yield from + ((to - from) * row) / numRows;
    const figures = computeRow(row);
    visit(figures, row);
    if (figures.state !== "counted") continue;
    addTo(loss, figures.loss);
    addTo(minimumLoss, figures.minimumLoss);
    addTo(excess, figures.excess);
    for (let k = 0; k < numClasses; k++) addTo(squares, (figures.gradLogits[k]! / divisor) ** 2);
  }
  return {
    labelSmoothing: problem.labelSmoothing,
    loss: totalOf(loss) / divisor,
    minimumLoss: totalOf(minimumLoss) / divisor,
    excess: totalOf(excess) / divisor,
    gradientNorm: Math.sqrt(totalOf(squares)),
    optimalGap: optimalGap(problem),
  };
}

/** The totals of `problem` at each of `values`, which stand for its own smoothing value. */
export function* compareSmoothingValues(
  problem: LossProblem,
  values: readonly number[],
): Sliced<readonly LossTotals[]> {
  const totals: LossTotals[] = [];
  for (const [i, labelSmoothing] of values.entries()) {
    totals.push(yield* lossTotals({ ...problem, labelSmoothing }, [i / values.length, (i + 1) / values.length]));
  }
  return totals;
}
