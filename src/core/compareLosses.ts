/** The hard and the smoothed loss of one problem side by side: totals, and the rows worth showing. */
import type { LossProblem } from "./lossProblem.ts";
import { optimalGap } from "./optimalGap.ts";
import { reductionDivisor } from "./reduction.ts";
import { rowComputer } from "./rowComputer.ts";
import type { RowFigures } from "./rowFigures.ts";
import type { RowState } from "./smoothTargets.ts";
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

/** Everything that is shown of a problem. */
export interface LossComparison {
  readonly problem: LossProblem;
  readonly hard: LossTotals;
  readonly smoothed: LossTotals;
  readonly countedRows: number;
  /** Share of the counted rows whose likeliest class is the target's; null for binary cross entropy. */
  readonly accuracy: number | null;
  /** All rows, or those with the largest smoothed loss, largest first. */
  readonly rows: readonly RowComparison[];
  readonly rowsShown: "all" | "worst";
}

/** A computation in slices: yields the share that is done (0..1), so that the caller can pause, report or stop. */
export type Sliced<T> = Generator<number, T, void>;

/** About how many elements are computed between two yields: about 5 milliseconds. */
const SLICE = 16_384;

/** Compares the losses; all rows are kept up to `allRows`, else the `worstRows` with the largest smoothed loss. */
export function* compareLosses(
  problem: LossProblem,
  { allRows = 20, worstRows = 10 }: { readonly allRows?: number; readonly worstRows?: number } = {},
): Sliced<LossComparison> {
  const { numRows } = problem;
  const hardProblem = { ...problem, labelSmoothing: 0 };
  const worst = new WorstRows(worstRows);
  let countedRows = 0;
  let hits = 0;
  const hard = yield* lossTotals(hardProblem, [0, 0.5], (figures) => {
    if (figures.state !== "counted") return;
    countedRows++;
    const likeliest = indexOfMax(figures.probs);
    if (figures.probs[likeliest]! > 0 && likeliest === indexOfMax(figures.targetProbs)) hits++;
  });
  const smoothed = yield* lossTotals(problem, [0.5, 1], (figures, row) => {
    if (figures.state === "counted") worst.offer(row, figures.loss);
  });
  const shown = numRows <= allRows ? Array.from({ length: numRows }, (_, row) => row) : worst.rows();
  const divisor = reductionDivisor(problem);
  const computeHard = rowComputer(hardProblem);
  const computeSmoothed = rowComputer(problem);
  return {
    problem,
    hard,
    smoothed,
    countedRows,
    accuracy: problem.loss === "binaryCrossEntropy" ? null : hits / countedRows,
    rows: shown.map((row) => {
      const figures = computeSmoothed(row);
      return {
        row,
        state: figures.state,
        input: problem.input.slice(row * problem.numClasses, (row + 1) * problem.numClasses),
        probs: figures.probs.slice(),
        hard: rowLoss(computeHard(row), divisor),
        smoothed: rowLoss(figures, divisor),
      };
    }),
    rowsShown: numRows <= allRows ? "all" : "worst",
  };
}

/** The totals of `problem` at each of `values`, which stand for its own smoothing value. */
export function* compareSmoothingValues(
  problem: LossProblem,
  values: readonly number[],
): Sliced<readonly LossTotals[]> {
  const totals: LossTotals[] = [];
  for (const [i, labelSmoothing] of values.entries()) {
    totals.push(
      yield* lossTotals({ ...problem, labelSmoothing }, [i / values.length, (i + 1) / values.length], () => {}),
    );
  }
  return totals;
}

/** Runs over all rows, gives each to `visit`, and reports progress between `from` and `to`. */
function* lossTotals(
  problem: LossProblem,
  [from, to]: readonly [number, number],
  visit: (figures: RowFigures, row: number) => void,
): Sliced<LossTotals> {
  const { numRows, numClasses } = problem;
  const divisor = reductionDivisor(problem);
  const [loss, minimumLoss, excess, squares] = [newSum(), newSum(), newSum(), newSum()];
  const computeRow = rowComputer(problem);
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

function indexOfMax(values: Float64Array): number {
  let best = 0;
  for (let k = 1; k < values.length; k++) if (values[k]! > values[best]!) best = k;
  return best;
}

/** Keeps the few rows with the largest losses; NaN counts as the largest. */
class WorstRows {
  readonly #limit: number;
  readonly #kept: { row: number; key: number }[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(row: number, loss: number): void {
    const key = Number.isNaN(loss) ? Number.POSITIVE_INFINITY : loss;
    const kept = this.#kept;
    if (kept.length === this.#limit && key <= kept[kept.length - 1]!.key) return;
    const at = kept.findIndex((entry) => entry.key < key);
    kept.splice(at < 0 ? kept.length : at, 0, { row, key });
    if (kept.length > this.#limit) kept.pop();
  }

  rows(): number[] {
    return this.#kept.map(({ row }) => row);
  }
}
