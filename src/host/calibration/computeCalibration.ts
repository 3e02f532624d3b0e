/** The calibration of a file's rows: the figures, the temperature, and the figures at it. */
import { bootstrapBand } from "../../core/calibration/bootstrapBand.ts";
import type { Calibration } from "../../core/calibration/calibration.ts";
import { figuresOf } from "../../core/calibration/figuresOf.ts";
import type { TemperatureFit } from "../../core/calibration/fitTemperature.ts";
import { smoothedTrainingLosses } from "../../core/calibration/smoothedTrainingLoss.ts";
import type { Checked } from "../../core/checked.ts";
import type { CalibrationResult, CalibrationShown, Progress } from "../../protocol/calibrationView.ts";
import { calibrateByCore, fitByCore } from "./byCore.ts";
import { calibrateByKernels, fitByKernels } from "./byKernels.ts";
import type { LabelledArray } from "./labelledArray.ts";

export interface ComputeOptions {
  readonly binCount: number;
  readonly isCancelled: () => boolean;
  /** Called now and then; `soFar` is computed only where it is asked for. */
  readonly report: (progress: Progress, soFar: () => CalibrationShown) => void;
}

/** Gives the result; undefined where it was cancelled. */
export async function computeCalibration(
  array: LabelledArray,
  options: ComputeOptions,
): Promise<Checked<CalibrationResult | undefined>> {
  const plain = await shownAt(array, 1, options);
  if ("problem" in plain) return plain;
  if (plain.value === undefined) return { value: undefined };
  const shown = plain.value;
  const also = (step: string): ComputeOptions => ({
    ...options,
    report: (progress) => options.report({ ...progress, step }, () => shown),
  });
  const fit = await fitOf(array, also("fitting the temperature"));
  if ("problem" in fit) return fit;
  if (fit.value === undefined) return { value: undefined };
  if (fit.value.kind !== "fitted") return { value: { ...shown, fit: fit.value } };
  const fitted = await shownAt(array, fit.value.temperature, also("at the fitted temperature"));
  if ("problem" in fitted) return fitted;
  if (fitted.value === undefined) return { value: undefined };
  return { value: { ...shown, fit: fit.value, fitted: fitted.value } };
}

/** The figures at one temperature; undefined where it was cancelled. */
export async function shownAt(
  array: LabelledArray,
  temperature: number,
  { binCount, isCancelled, report }: ComputeOptions,
): Promise<Checked<CalibrationShown | undefined>> {
  const way = temperature === 1 ? array.how.plain : array.how.tempered;
  const total = array.entry.rowCount;
  const done = await CALIBRATE[way](
    array,
    { binCount, temperature },
    { isCancelled, report: (rows, soFar) => report({ rows, total }, () => shownOf(soFar())) },
  );
  if ("problem" in done) return done;
  return { value: done.value && shownOf(done.value) };
}

async function fitOf(
  array: LabelledArray,
  { isCancelled, report }: ComputeOptions,
): Promise<Checked<TemperatureFit | undefined>> {
  const total = array.entry.rowCount;
  // What is shown meanwhile are the figures that are known already.
  const nothing = () => {
    throw new Error("A fit has no figures of its own.");
  };
  return FIT[array.how.fit](array, { isCancelled, report: (rows) => report({ rows, total }, nothing) });
}

const CALIBRATE = { core: calibrateByCore, kernels: calibrateByKernels } as const;
const FIT = { core: fitByCore, kernels: fitByKernels } as const;

/** Figures, band and losses of the rows added so far. */
function shownOf(calibration: Calibration): CalibrationShown {
  const figures = figuresOf(calibration);
  return { figures, band: bootstrapBand(figures.reliabilityBins), losses: smoothedTrainingLosses(figures) };
}
