/** The table of a loss's totals: loss, floor, excess, optimal gap and gradient, hard beside smoothed. */
import type { LossComparison } from "../core/compareLosses.ts";
import { shortNumber } from "./formatNumber.ts";
import { type Cell, strong, type Table } from "./report.ts";

/** The totals of a comparison; the accuracy is left out where there is none. */
export function totalsTable({
  problem,
  hard,
  smoothed,
  accuracy,
}: Pick<LossComparison, "problem" | "hard" | "smoothed" | "accuracy">): Table {
  const name = problem.reduction === "none" ? "sum of the losses" : `loss (${problem.reduction})`;
  const rows: Cell[][] = [
    [name, strong(hard.loss), strong(smoothed.loss)],
    ["floor: the least it can be", hard.minimumLoss, smoothed.minimumLoss],
    ["excess over the floor", hard.excess, smoothed.excess],
    ["optimal logit gap", gapCell(hard.optimalGap), gapCell(smoothed.optimalGap)],
    ["norm of the gradient", hard.gradientNorm, smoothed.gradientNorm],
  ];
  if (accuracy !== null) rows.push(["accuracy", accuracy, accuracy]);
  return {
    kind: "table",
    columns: ["", "hard (a = 0)", `smoothed (a = ${shortNumber(problem.labelSmoothing, 6)})`],
    rows,
  };
}

/** Two words instead of an empty cell: a gap that differs from class to class is no single number. */
function gapCell(gap: number | null): Cell {
  return gap === null ? "differs by class" : gap;
}
