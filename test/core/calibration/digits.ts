/** The digits files: logits of a small network at five smoothing values, their labels, and what NumPy gives for them. */
import { readFileSync } from "node:fs";
import path from "node:path";
import type { LabelledRows } from "../../../src/core/calibration/calibrationFigures.ts";

/** The files are examples of the package. */
export const DIGITS_FOLDER = path.resolve(import.meta.dirname, "../../../media/examples/digits");

export interface DigitsReference {
  readonly labelSmoothing: number;
  readonly rows: number;
  readonly accuracy: number;
  readonly nll: number;
  readonly brier: number;
  readonly ece15: number;
  readonly mce15: number;
  readonly adaptiveEce15: number;
  readonly meanConfidence: number;
  readonly meanTopGap: number;
  readonly temperature: number;
  readonly nllAtTemperature: number;
  readonly ece15AtTemperature: number;
  readonly smoothedLoss: Readonly<Record<string, number>>;
  readonly reliability: readonly {
    readonly lower: number;
    readonly upper: number;
    readonly count: number;
    readonly confidence: number | null;
    readonly accuracy: number | null;
  }[];
}

/** One entry for each file. */
export const DIGITS: readonly DigitsReference[] = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, "../../fixtures/digits-calibration.json"), "utf8"),
);

export const digitsFile = (labelSmoothing: number) => `digits-logits-alpha${labelSmoothing}.npy`;

/** The rows of one file. */
export function digitsRows(labelSmoothing: number): LabelledRows {
  const values = new Float32Array(bodyOf(digitsFile(labelSmoothing), "<f4"));
  const labels = Float64Array.from(new BigInt64Array(bodyOf("digits-labels.npy", "<i8")), Number);
  return { values, labels, numClasses: values.length / labels.length };
}

/** The bytes after a .npy header of version 1, whose dtype has to be this one. */
function bodyOf(file: string, dtype: string): ArrayBuffer {
  const bytes = readFileSync(path.join(DIGITS_FOLDER, file));
  const start = 10 + bytes.readUInt16LE(8);
  const header = bytes.toString("latin1", 10, start);
  if (!header.includes(`'${dtype}'`) || !header.includes("'fortran_order': False"))
    throw new Error(`${file}: ${header}`);
  return Uint8Array.from(bytes.subarray(start)).buffer;
}
