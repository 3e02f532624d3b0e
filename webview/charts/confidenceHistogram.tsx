/** How many rows have which confidence, right and wrong, with the mean confidence and the accuracy marked. */
import type { CalibrationFigures } from "../../src/core/calibration/figuresOf.ts";
import { formatNumber } from "../../src/report/formatNumber.ts";
import { countBars } from "./countBars.tsx";
import type { Chart } from "./drawing.ts";

/** Where the two marks stand apart, the model claims more or less than it gets right (Guo et al. 2017, figure 1). */
export function confidenceHistogram(
  figures: Pick<CalibrationFigures, "confidenceHistogram" | "meanConfidence" | "accuracy" | "rows">,
): Chart {
  const { meanConfidence, accuracy, rows, confidenceHistogram: bins } = figures;
  const [claimed, right] = [formatNumber(meanConfidence, 4), formatNumber(accuracy, 4)];
  return countBars({
    name: "confidence-histogram",
    title: "Confidence of the rows",
    summary:
      rows === 0
        ? "No row counts: there is nothing to show."
        : `The mean confidence is ${claimed}, the accuracy ${right}.`,
    xTitle: "confidence",
    bins,
    most: 1,
    markers:
      rows === 0
        ? []
        : [
            { x: meanConfidence, label: `mean confidence ${claimed}` },
            { x: accuracy, label: `accuracy ${right}` },
          ],
  });
}
