/** The calibration and the temperature of rows by the core, in float64. */
import {
  addRows,
  type Calibration,
  type CalibrationOptions,
  newCalibration,
} from "../../core/calibration/calibration.ts";
import { type TemperatureFit, temperatureFitting } from "../../core/calibration/fitTemperature.ts";
import type { Checked } from "../../core/checked.ts";
import { eachBlock } from "./eachBlock.ts";
import type { LabelledArray, Pass } from "./labelledArray.ts";
import { pauses } from "./pauses.ts";

/** Adds up all rows, block after block; undefined where it was cancelled. */
export async function calibrateByCore(
  { entry, labels, inputKind }: LabelledArray,
  options: Pick<CalibrationOptions, "binCount" | "temperature">,
  { isCancelled, report }: Pass<Calibration>,
): Promise<Checked<Calibration | undefined>> {
  const calibration = newCalibration({ ...options, numClasses: entry.rowLength, inputKind });
  const read = await eachBlock(entry, isCancelled, ({ firstRow, rowCount, values }) => {
    addRows(calibration, values, labels.subarray(firstRow, firstRow + rowCount));
    report(firstRow + rowCount, () => calibration);
  });
  if ("problem" in read) return read;
  return { value: read.value ? calibration : undefined };
}

/** Fits the temperature to rows that are few enough to be held in memory; undefined where it was cancelled. */
export async function fitByCore(
  { entry, labels, inputKind }: LabelledArray,
  { isCancelled }: Pick<Pass<undefined>, "isCancelled">,
): Promise<Checked<TemperatureFit | undefined>> {
  const { rowLength, rowCount } = entry;
  const values = new Float64Array(rowCount * rowLength);
  const read = await eachBlock(entry, isCancelled, (block) => values.set(block.values, block.firstRow * rowLength));
  if ("problem" in read) return read;
  if (!read.value) return { value: undefined };
  const fitting = temperatureFitting({ values, labels, numClasses: rowLength, inputKind });
  const pause = pauses();
  for (;;) {
    if (isCancelled()) return { value: undefined };
    const next = fitting.next();
    if (next.done) return { value: next.value };
    await pause();
  }
}
