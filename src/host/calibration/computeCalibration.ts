/** The calibration of a file's logits: one pass for the figures, the temperature, and one pass at it. */
import { bootstrapBand } from "../../core/calibration/bootstrapBand.ts";
import { addRows, type Calibration, newCalibration } from "../../core/calibration/calibration.ts";
import { figuresOf } from "../../core/calibration/figuresOf.ts";
import { smoothedTrainingLosses } from "../../core/calibration/smoothedTrainingLoss.ts";
import type { Checked } from "../../core/checked.ts";
import type { InputKind } from "../../core/lossProblem.ts";
import type { ArrayEntry } from "../../formats/binary/arrayFile.ts";
import type { CalibrationResult, CalibrationShown, Progress } from "../../protocol/calibrationView.ts";
import { eachBlock } from "./eachBlock.ts";
import { streamTemperature } from "./streamTemperature.ts";

/** Logits (or probabilities) with a label for each row. */
export interface LabelledArray {
  readonly entry: ArrayEntry;
  readonly labels: Int32Array;
  readonly inputKind: InputKind;
}

export interface ComputeOptions {
  readonly binCount: number;
  readonly isCancelled: () => boolean;
  /** Called now and then while reading; `soFar` is computed only where it is asked for. */
  readonly report: (progress: Progress, soFar: () => CalibrationShown) => void;
}

/** Gives the result; undefined where it was cancelled. */
export async function computeCalibration(
  array: LabelledArray,
  options: ComputeOptions,
): Promise<Checked<CalibrationResult | undefined>> {
  const plain = await shownAt(array, 1, options);
  if ("problem" in plain || plain.value === undefined) return plain as Checked<undefined>;
  const fit = await streamTemperature(array, options);
  if ("problem" in fit) return fit;
  if (fit.value === undefined) return { value: undefined };
  if (fit.value.kind !== "fitted") return { value: { ...plain.value, fit: fit.value } };
  const fitted = await shownAt(array, fit.value.temperature, { ...options, report: () => {} });
  if ("problem" in fitted) return fitted;
  if (fitted.value === undefined) return { value: undefined };
  return { value: { ...plain.value, fit: fit.value, fitted: fitted.value } };
}

/** The figures at one temperature; undefined where it was cancelled. */
export async function shownAt(
  { entry, labels, inputKind }: LabelledArray,
  temperature: number,
  { binCount, isCancelled, report }: ComputeOptions,
): Promise<Checked<CalibrationShown | undefined>> {
  const calibration = newCalibration({ numClasses: entry.rowLength, binCount, temperature, inputKind });
  const total = entry.rowCount;
  const read = await eachBlock(entry, ({ firstRow, rowCount, values }) => {
    if (isCancelled()) return "stop";
    addRows(calibration, values, labels.subarray(firstRow, firstRow + rowCount));
    report({ rows: firstRow + rowCount, total }, () => shownOf(calibration));
    return undefined;
  });
  if ("problem" in read) return read;
  return { value: read.value ? shownOf(calibration) : undefined };
}

/** Figures, band and losses of the rows added so far. */
function shownOf(calibration: Calibration): CalibrationShown {
  const figures = figuresOf(calibration);
  return { figures, band: bootstrapBand(figures.reliabilityBins), losses: smoothedTrainingLosses(figures) };
}
