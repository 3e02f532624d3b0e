/** The temperature that fits a file of logits on the disk. */
import type { TemperatureFit } from "../../core/calibration/fitTemperature.ts";
import type { Checked } from "../../core/checked.ts";
import { fitSourceTemperature } from "../fitSourceTemperature.ts";
import { type FileRun, type LogitsInFile, onThisThread } from "./fileRun.ts";

/** Fits it as the core does, to 1e-6, usually in two passes; undefined where it was cancelled. Reports each pass's rows. */
export function fitFileTemperature(
  file: LogitsInFile,
  run: FileRun<undefined>,
): Promise<Checked<TemperatureFit | undefined>> {
  return onThisThread(
    file,
    (source) => fitSourceTemperature(run.kernels, source),
    run,
    () => undefined,
  );
}
