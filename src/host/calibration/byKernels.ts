/** The calibration and the temperature of rows by the kernels, in float32: those of a file on the disk are read where they stand. */
import { type Calibration, type CalibrationOptions, newCalibration } from "../../core/calibration/calibration.ts";
import type { TemperatureFit } from "../../core/calibration/fitTemperature.ts";
import type { Checked } from "../../core/checked.ts";
import { calibrateSource } from "../../kernels/calibrateSource.ts";
import { fitSourceTemperature } from "../../kernels/fitSourceTemperature.ts";
import { calibrateFile, fitFileTemperature } from "./kernelsOnDisk.node.ts";
import type { LabelledArray, Pass } from "./labelledArray.ts";
import { logitsInFile } from "./logitsInFile.ts";
import { pauses } from "./pauses.ts";

/** Adds up all rows; undefined where it was cancelled. */
export async function calibrateByKernels(
  array: LabelledArray,
  options: Pick<CalibrationOptions, "binCount" | "temperature">,
  pass: Pass<Calibration>,
): Promise<Checked<Calibration | undefined>> {
  const { kernels, workers, rows } = array;
  const file = logitsInFile(array);
  if (file !== undefined) return calibrateFile(file, options, { ...pass, kernels, workers });
  const calibration = newCalibration({ ...options, numClasses: rows.classes });
  const done = await drive(calibrateSource(kernels, rows, calibration), rows.rows, pass, calibration);
  if ("problem" in done) return done;
  return { value: done.value === undefined ? undefined : calibration };
}

/** Fits the temperature in passes over the rows, which are reported; undefined where it was cancelled. */
export async function fitByKernels(
  array: LabelledArray,
  pass: Pass<undefined>,
): Promise<Checked<TemperatureFit | undefined>> {
  const { kernels, workers, rows } = array;
  const file = logitsInFile(array);
  if (file !== undefined) return fitFileTemperature(file, { ...pass, kernels, workers });
  return drive(fitSourceTemperature(kernels, rows), rows.rows, pass, undefined);
}

async function drive<T, SoFar>(
  run: AsyncGenerator<number, Checked<T>, void>,
  rows: number,
  { isCancelled, report }: Pass<SoFar>,
  soFar: SoFar,
): Promise<Checked<T | undefined>> {
  const pause = pauses();
  for (;;) {
    if (isCancelled()) return { value: undefined };
    const next = await run.next();
    if (next.done) return isCancelled() ? { value: undefined } : next.value;
    report(Math.round(next.value * rows), () => soFar);
    await pause();
  }
}
