/** How far the largest logit stands above the second, row by row, with the gap that a smoothing value aims at marked. */
import type { CalibrationFigures } from "../../src/core/calibration/figuresOf.ts";
import { smoothingFacts } from "../../src/core/smoothingFacts.ts";
import { formatNumber, shortNumber } from "../../src/report/formatNumber.ts";
import { countBars } from "./countBars.tsx";
import type { Chart } from "./drawing.ts";

export interface GapHistogramData {
  readonly figures: Pick<
    CalibrationFigures,
    "gapHistogram" | "meanTopGap" | "infiniteGaps" | "numClasses" | "rows" | "temperature"
  >;
  /** The chosen value; its optimal gap is ln((1-a+a/K)/(a/K)), uniform convention. */
  readonly labelSmoothing: number;
}

/** Draws the gaps, of z/T. */
export function gapHistogram({ figures, labelSmoothing }: GapHistogramData): Chart {
  const { gapHistogram: bins, meanTopGap, numClasses, rows } = figures;
  const { optimalGap } = smoothingFacts("uniform", labelSmoothing, numClasses);
  const isMarked = optimalGap !== null && Number.isFinite(optimalGap);
  const a = `a = ${shortNumber(labelSmoothing, 6)}`;
  const markers = [
    ...(rows > 0 && Number.isFinite(meanTopGap)
      ? [{ x: meanTopGap, label: `mean ${formatNumber(meanTopGap, 2)}` }]
      : []),
    ...(isMarked ? [{ x: optimalGap, label: `optimal ${formatNumber(optimalGap, 2)}` }] : []),
  ];
  return countBars({
    name: "gap-histogram",
    title: "Logit gap of the rows",
    summary: summaryOf({ figures, labelSmoothing }, optimalGap, a),
    xTitle: "largest logit - second",
    bins,
    most: isMarked ? 1.1 * optimalGap : 1,
    markers,
  });
}

function summaryOf({ figures, labelSmoothing }: GapHistogramData, optimalGap: number | null, a: string): string {
  const { gapHistogram: bins, meanTopGap, infiniteGaps, rows } = figures;
  if (optimalGap === null) return "There is one class: no logit has a rival.";
  if (rows === 0) return "No row counts: there is nothing to show.";
  const infinite = infiniteGaps === 0 ? "" : ` ${infiniteGaps.toLocaleString("en")} gaps are infinite and not shown.`;
  const mean = `The mean gap is ${formatNumber(meanTopGap, 4)}.`;
  if (labelSmoothing === 0)
    return `${mean} Without smoothing no gap is large enough: there is no optimal one.${infinite}`;
  const beyond = bins.reduce((sum, { lower, count }) => sum + (lower >= optimalGap ? count : 0), infiniteGaps);
  return `${mean} Training with ${a} aims at ${formatNumber(optimalGap, 4)}; at least ${beyond.toLocaleString("en")} of ${rows.toLocaleString("en")} rows are beyond it.${infinite}`;
}
