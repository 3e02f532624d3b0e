/** The calibration figures of rows that are in memory. */
import { addRows, type CalibrationOptions, newCalibration } from "./calibration.ts";
import { type CalibrationFigures, figuresOf } from "./figuresOf.ts";

/** Rows of one array: numClasses numbers a row, classes adjacent, and a label each. */
export interface LabelledRows extends Pick<CalibrationOptions, "numClasses" | "inputKind" | "ignoreIndex"> {
  readonly values: Float64Array | Float32Array;
  readonly labels: ArrayLike<number>;
}

/** Gives the figures of all rows; `options` add bins, temperature and how many of the worst rows are wanted. */
export function calibrationFigures(
  { values, labels, ...kind }: LabelledRows,
  options: Pick<CalibrationOptions, "binCount" | "temperature" | "rowsKept"> = {},
): CalibrationFigures {
  const calibration = newCalibration({ ...kind, ...options });
  addRows(calibration, values, labels);
  return figuresOf(calibration);
}
