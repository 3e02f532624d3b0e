/** One row's smoothed loss in a sentence: floor, excess, and where the true class's logit stands. */
import type { LossComparison } from "../core/compareLosses.ts";
import type { RowComparison } from "../core/compareRow.ts";
import { rivalGap } from "../core/rivalGap.ts";
import { formatNumber } from "./formatNumber.ts";
import { trueClass } from "./rowTitle.ts";

/** The sentence below a row's tables; of a row that does not count, why. */
export function rowSentence(
  { problem, smoothed }: Pick<LossComparison, "problem" | "smoothed">,
  row: RowComparison,
  decimals: number,
): string {
  const number = (value: number) => formatNumber(value, decimals);
  if (row.state === "ignored")
    return `The target is ignoreIndex ${problem.ignoreIndex}: the row costs nothing and does not count.`;
  if (row.state === "padding")
    return `The target is the padding class ${problem.paddingIndex}: the row costs nothing and does not count.`;
  const { loss, minimumLoss, excess } = row.smoothed;
  const floor = `Smoothed loss ${number(loss)} = floor ${number(minimumLoss)} + excess ${number(excess)}.`;
  if (smoothed.optimalGap === null || problem.loss === "binaryCrossEntropy" || problem.numClasses === 1) return floor;
  const gap = rivalGap(problem, row, trueClass(row));
  if (gap === null) return floor;
  const place = gap < 0 ? `${number(-gap)} below` : `${number(gap)} above`;
  return `${floor} The true class stands ${place} its nearest rival; the optimal gap is ${number(smoothed.optimalGap)}, so ${advice(gap, smoothed.optimalGap)}.`;
}

function advice(gap: number, optimal: number): string {
  if (Math.abs(gap - optimal) < 1e-3) return "it is where it should be";
  return gap > optimal ? "smoothing pulls it down" : "training pushes it up";
}
