/** The calibration of a file of logits on the disk. */
import { type Calibration, type CalibrationOptions, newCalibration } from "../../core/calibration/calibration.ts";
import type { Checked } from "../../core/checked.ts";
import { calibrateSource } from "../calibrateSource.ts";
import { type FileRun, type LogitsInFile, onThisThread } from "./fileRun.ts";

/** Bins, temperature, ignored label and rows kept: the file says the rest, and it holds logits. */
export type FileCalibrationOptions = Omit<CalibrationOptions, "numClasses" | "inputKind">;

/** Adds up all rows of `file`, at the temperature of `options`; undefined where it was cancelled. */
export async function calibrateFile(
  file: LogitsInFile,
  options: FileCalibrationOptions,
  run: FileRun<Calibration>,
): Promise<Checked<Calibration | undefined>> {
  const calibration = newCalibration({ ...options, numClasses: file.classes });
  const done = await onThisThread(
    file,
    (source) => calibrateSource(run.kernels, source, calibration),
    run,
    () => calibration,
  );
  return "problem" in done ? done : { value: done.value === undefined ? undefined : calibration };
}
