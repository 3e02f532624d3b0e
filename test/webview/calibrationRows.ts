/** Calibrations that charts are drawn of: the digits, and rows that are few, broken or of many classes. */
import { bootstrapBand } from "../../src/core/calibration/bootstrapBand.ts";
import { calibrationFigures, type LabelledRows } from "../../src/core/calibration/calibrationFigures.ts";
import { fitTemperature } from "../../src/core/calibration/fitTemperature.ts";
import type { CalibratedFile } from "../../src/report/comparisonReport.ts";
import { DIGITS, digitsFile, digitsRows } from "../core/calibration/digits.ts";

/** Figures and band. */
export function drawnFrom(rows: LabelledRows, options: Parameters<typeof calibrationFigures>[1] = {}) {
  const figures = calibrationFigures(rows, options);
  return { figures, band: bootstrapBand(figures.reliabilityBins) };
}

/** No rows of three classes. */
export const NO_ROWS: LabelledRows = { values: new Float64Array(0), labels: [], numClasses: 3 };

/** One row, wrong; its other class is masked. */
export const ONE_ROW: LabelledRows = {
  values: Float64Array.from([2, 0, Number.NEGATIVE_INFINITY]),
  labels: [1],
  numClasses: 3,
};

/** 2,000 rows of 300 classes. */
export function manyClasses(): LabelledRows {
  const [numClasses, numRows] = [300, 2000];
  const labels = Array.from({ length: numRows }, (_, i) => (i * 7) % numClasses);
  const values = Float64Array.from({ length: numClasses * numRows }, (_, i) => {
    const [row, k] = [Math.floor(i / numClasses), i % numClasses];
    const isTrue = labels[row] === k;
    return 3 * Math.sin(i * 0.37) + (isTrue ? 4 + (k % 9) : 0);
  });
  return { values, labels, numClasses };
}

/** The five digits files. */
export function digitsFiles(): readonly CalibratedFile[] {
  return DIGITS.map(({ labelSmoothing }) => {
    const rows = digitsRows(labelSmoothing);
    const fit = fitTemperature(rows);
    const figures = calibrationFigures(rows);
    const file = { name: digitsFile(labelSmoothing), labelSmoothing, figures, fit };
    return fit.kind === "fitted"
      ? { ...file, fitted: { figures: calibrationFigures(rows, { temperature: fit.temperature }) } }
      : file;
  });
}
