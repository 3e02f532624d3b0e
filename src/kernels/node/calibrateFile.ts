/** The calibration of a file of logits on the disk. */
import type { Calibration, CalibrationOptions } from "../../core/calibration/calibration.ts";
import type { Checked } from "../../core/checked.ts";
import type { LogitsInFile } from "./fileRows.ts";
import { type FileRun, runOverFile } from "./fileRun.ts";

/** Bins, temperature, ignored label and rows kept: the file says the rest, and it holds logits. */
export type FileCalibrationOptions = Omit<CalibrationOptions, "numClasses" | "inputKind">;

/** Adds up all rows of `file`, at the temperature of `options`; undefined where it was cancelled. */
export function calibrateFile(
  file: LogitsInFile,
  options: FileCalibrationOptions,
  run: FileRun<Calibration>,
): Promise<Checked<Calibration | undefined>> {
  return runOverFile("calibrate", file, { ...options, numClasses: file.classes }, run);
}
