/** What is computed over a file's rows: how a part of them is added up, and how the results of the parts become one. */
import { type Calibration, type CalibrationOptions, newCalibration } from "../../core/calibration/calibration.ts";
import { mergeCalibrations } from "../../core/calibration/mergeCalibrations.ts";
import type { Checked } from "../../core/checked.ts";
import { calibrateSource } from "../calibrateSource.ts";
import { addPass } from "../fitSourceTemperature.ts";
import type { Kernels } from "../kernels.ts";
import type { RowSource } from "../rowSource.ts";
import { addPassSums, newPassSums, type PassSums, type TemperaturePass } from "../temperatureSearch.ts";

/** One kind of work: what is asked, and its result, both of which can be sent to a worker. */
export interface Work<Ask, Result> {
  readonly empty: (ask: Ask) => Result;
  /** Adds all rows of `source` to `to`; yields the share that is done. */
  readonly add: (
    kernels: Kernels,
    source: RowSource,
    ask: Ask,
    to: Result,
  ) => AsyncGenerator<number, Checked<number>, void>;
  /** Adds the result of rows of which the first is `firstRow`, and which come after those of `to`. */
  readonly merge: (to: Result, later: Result, firstRow: number) => void;
}

/** What is asked and what comes of it, by the kind of work. */
export interface WorkKinds {
  readonly calibrate: { readonly ask: CalibrationOptions; readonly result: Calibration };
  readonly temperature: { readonly ask: TemperaturePass; readonly result: PassSums };
}

export type WorkKind = keyof WorkKinds;

/** How each kind is done. */
export const WORK: { readonly [Kind in WorkKind]: Work<WorkKinds[Kind]["ask"], WorkKinds[Kind]["result"]> } = {
  calibrate: {
    empty: newCalibration,
    add: (kernels, source, _options, calibration) => calibrateSource(kernels, source, calibration),
    merge: mergeCalibrations,
  },
  temperature: { empty: newPassSums, add: addPass, merge: addPassSums },
};
