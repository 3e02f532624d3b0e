/** The hard and the smoothed loss of one problem side by side: totals, and the rows worth showing. */
import { type RowComparison, rowComparer } from "./compareRow.ts";
import { hitCounter } from "./hitCounter.ts";
import type { LossProblem } from "./lossProblem.ts";
import { type LossTotals, lossTotals } from "./lossTotals.ts";
import type { Sliced } from "./sliced.ts";

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

/** Compares the losses; all rows are kept up to `allRows`, else the `worstRows` with the largest smoothed loss. */
export function* compareLosses(
  problem: LossProblem,
  { allRows = 20, worstRows = 10 }: { readonly allRows?: number; readonly worstRows?: number } = {},
): Sliced<LossComparison> {
  const { numRows } = problem;
  const hardProblem = { ...problem, labelSmoothing: 0 };
  const worst = new WorstRows(worstRows);
  const hits = hitCounter(problem);
  const hard = yield* lossTotals(hardProblem, [0, 0.5], hits.visit);
  const smoothed = yield* lossTotals(problem, [0.5, 1], (figures, row) => {
    if (figures.state === "counted") worst.offer(row, figures.loss);
  });
  const shown = numRows <= allRows ? Array.from({ length: numRows }, (_, row) => row) : worst.rows();
  return {
    problem,
    hard,
    smoothed,
    countedRows: hits.countedRows(),
    accuracy: hits.accuracy(),
    rows: shown.map(rowComparer(problem)),
    rowsShown: numRows <= allRows ? "all" : "worst",
  };
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
