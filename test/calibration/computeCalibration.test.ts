/** What the editor computes: exactly for small files, to float32 for large ones of every form, cancelled and cut off on the way. */
import { truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { afterAll, expect, onTestFinished, test } from "vitest";
import { calibrationFigures } from "../../src/core/calibration/calibrationFigures.ts";
import { fitTemperature } from "../../src/core/calibration/fitTemperature.ts";
import type { InputKind } from "../../src/core/lossProblem.ts";
import { type ComputeOptions, computeCalibration, shownAt } from "../../src/host/calibration/computeCalibration.ts";
import { EXACT_NUMBERS, howSentence } from "../../src/host/calibration/howToCompute.ts";
import type { CalibrationResult, Progress } from "../../src/protocol/calibrationView.ts";
import { DIGITS, DIGITS_FOLDER, digitsFile, digitsRows } from "../core/calibration/digits.ts";
import { expectAlike } from "../core/expectAlike.ts";
import { headerOf, npyOf } from "../formats/binary/opened.ts";
import { normalNumbers, randomNumbers } from "../kernels/numbers.ts";
import { scratchFolder } from "../tools/cleanup.mjs";
import { type OpenedArray, openedArray } from "./openedArray.ts";

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const OPTIONS: ComputeOptions = { binCount: 15, isCancelled: () => false, report: () => {} };

/** More than the core is given. */
const [ROWS, CLASSES] = [1100, 1000];
const LOGITS = Float32Array.from(normalNumbers(ROWS * CLASSES, 2.5, randomNumbers(7)));
const LABELS = Int32Array.from({ length: ROWS }, (_, row) => (row % 3 === 0 ? largestOf(row) : (row * 7) % CLASSES));
LABELS[5] = -100;
const LOG_PROBS = logProbsOf(LOGITS);
// A class without probability, a row that says nothing, and one that holds no probabilities.
LOG_PROBS[3 * CLASSES + 70] = Number.NEGATIVE_INFINITY;
LOG_PROBS[40 * CLASSES + 1] = Number.NaN;
LOG_PROBS[50 * CLASSES + 2] = 0.5;
const PROBS = LOG_PROBS.map(Math.exp);

test.each(DIGITS)("every figure of the digits is exact, a = $labelSmoothing", async (reference) => {
  const file = path.join(DIGITS_FOLDER, digitsFile(reference.labelSmoothing));
  const array = await openedArray(file, Int32Array.from(digitsRows(reference.labelSmoothing).labels));
  expect(howSentence(array)).toBeUndefined();
  const { figures, fit, fitted } = await computed(array);
  const found = {
    accuracy: figures.accuracy,
    nll: figures.nll,
    brier: figures.brier,
    ece: figures.ece,
    mce: figures.mce,
    adaptiveEce: figures.adaptiveEce,
    meanConfidence: figures.meanConfidence,
    temperature: fit.kind === "fitted" ? fit.temperature : fit.kind,
    nllAtTemperature: fitted?.figures.nll,
    eceAtTemperature: fitted?.figures.ece,
  };
  const expected: typeof found = {
    accuracy: reference.accuracy,
    nll: reference.nll,
    brier: reference.brier,
    ece: reference.ece15,
    mce: reference.mce15,
    adaptiveEce: reference.adaptiveEce15,
    meanConfidence: reference.meanConfidence,
    temperature: reference.temperature,
    nllAtTemperature: reference.nllAtTemperature,
    eceAtTemperature: reference.ece15AtTemperature,
  };
  expectAlike(found, expected, 1e-9, "digits");
  await array.close();
});

/** The core's results, of each kind computed once. */
const EXPECTED = {
  logits: coreResult("logits"),
  probabilities: coreResult("probabilities"),
  logProbabilities: coreResult("logProbabilities"),
};

interface Form {
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly kind?: InputKind;
  readonly says: RegExp;
}

const NPZ = zipSync({ "logits.npy": [npy("<f4", LOGITS), { level: 1 }] });

const FORMS: readonly Form[] = [
  { name: "plain.npy", bytes: () => npy("<f4", LOGITS), says: /^1,100,000 logits: computed in float32 by SIMD/ },
  { name: "double.npy", bytes: () => npy("<f8", Float64Array.from(LOGITS)), says: /float32/ },
  { name: "big-endian.npy", bytes: () => npy(">f4", swapped(LOGITS)), says: /float32/ },
  { name: "fortran.npy", bytes: () => npy("<f4", transposed(LOGITS), true), says: /float32/ },
  { name: "deflated.npz", bytes: () => NPZ, says: /float32/ },
  { name: "probs.npy", bytes: () => npy("<f8", PROBS), kind: "probabilities", says: /probabilities: .* float64, / },
  { name: "log-probs.npy", bytes: () => npy("<f8", LOG_PROBS), kind: "logProbabilities", says: /log-prob.* float64, / },
];

for (const where of ["on the disk", "elsewhere"] as const) {
  test.each(FORMS)(
    `$name, ${where}: the core's figures, to float32`,
    async ({ name, bytes, kind = "logits", says }) => {
      const array = await opened(name, bytes(), where, kind);
      expect(howSentence(array)).toMatch(says);
      const [found, expected] = [await computed(array), EXPECTED[kind]];
      expectAlike(found.fit, expected.fit, 1e-6, "the fit");
      expectAlike(chosen(found), chosen(expected), 2e-5, "figures");
      expectAlike(chosen(found.fitted!), chosen(expected.fitted), 2e-5, "figures at the fitted temperature");
    },
  );
}

test("progress counts the rows of each step, and the figures so far are those of the rows read", async () => {
  const array = await opened("steps.npy", npy("<f4", LOGITS), "on the disk");
  const seen: (Progress & { readonly counted: number })[] = [];
  const report: ComputeOptions["report"] = (progress, soFar) =>
    seen.push({ ...progress, counted: soFar().figures.rowsSeen });
  await computeCalibration(array, { ...OPTIONS, report });
  expect(new Set(seen.map(({ step }) => step))).toEqual(
    new Set([undefined, "fitting the temperature", "at the fitted temperature"]),
  );
  expect(seen[0]!.rows).toBeLessThan(ROWS);
  for (const { rows, total, step, counted } of seen) {
    expect(total).toBe(ROWS);
    expect(counted).toBe(step === undefined ? rows : ROWS);
  }
});

/** One of each way to the rows. */
const [PLAIN, , , FORTRAN, DEFLATED, PROBABILITIES] = FORMS as readonly [Form, Form, Form, Form, Form, Form, Form];

test.each([PLAIN, DEFLATED, PROBABILITIES])(
  "$name: a cancelled computation ends without a result",
  async ({ name, bytes, kind }) => {
    const array = await opened(`cancelled-${name}`, bytes(), "on the disk", kind);
    for (const reportsLeft of [1, 8]) {
      let left = reportsLeft;
      const cancelled: ComputeOptions = { ...OPTIONS, isCancelled: () => left <= 0, report: () => left-- };
      expect(await computeCalibration(array, cancelled)).toEqual({ value: undefined });
    }
    const shown = await shownAt(array, 2, { ...OPTIONS, isCancelled: () => true });
    expect(shown).toEqual({ value: undefined });
  },
);

test.each([PLAIN, FORTRAN, PROBABILITIES])(
  "$name: a file that is cut off while it is read is a sentence",
  async ({ name, bytes, kind }) => {
    const array = await opened(`cut-${name}`, bytes(), "on the disk", kind);
    const report = () => truncateSync(array.path!, 1_500_000);
    const result = await computeCalibration(array, { ...OPTIONS, report });
    expect(result).toEqual({ problem: expect.stringMatching(/^The .*(ends|cut off).*\.$/) });
  },
);

test("timers go on while a million numbers are fitted", async () => {
  const rows = EXACT_NUMBERS / CLASSES;
  const values = LOGITS.subarray(0, Math.floor(rows) * CLASSES);
  const file = { name: "small.npy", bytes: npyOf(headerOf("<f4", [values.length / CLASSES, CLASSES]), values) };
  const array = await openedArray(file, LABELS.subarray(0, values.length / CLASSES));
  expect(array.how.fit).toBe("core");
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await computed(array);
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(3);
});

/** Everything that does not hang on which side of an edge a row falls. */
function chosen({ figures }: Pick<CalibrationResult, "figures">) {
  const { rowsSeen, rows, skipped, accuracy, nll, uniformNll, brier, ece, adaptiveEce, meanConfidence, meanTopGap } =
    figures;
  const means = { accuracy, nll, uniformNll, brier, ece, adaptiveEce, meanConfidence, meanTopGap };
  return { rowsSeen, rows, skipped, ...means, worst: figures.worstRows.slice(0, 5).map(({ row }) => row) };
}

function coreResult(inputKind: InputKind) {
  const values = { logits: LOGITS, probabilities: PROBS, logProbabilities: LOG_PROBS }[inputKind];
  const rows = { values, labels: LABELS, numClasses: CLASSES, inputKind };
  const fit = fitTemperature(rows);
  if (fit.kind !== "fitted") throw new Error(fit.kind);
  const fitted = { figures: calibrationFigures(rows, { temperature: fit.temperature }) };
  return { figures: calibrationFigures(rows), fit, fitted };
}

async function opened(name: string, bytes: Uint8Array, where: string, inputKind?: InputKind): Promise<OpenedArray> {
  if (where === "elsewhere") return openedArray({ name, bytes }, LABELS, { ...(inputKind && { inputKind }) });
  const file = path.join(scratch.path, name);
  writeFileSync(file, bytes);
  const array = await openedArray(file, LABELS, { ...(inputKind && { inputKind }) });
  onTestFinished(array.close);
  return array;
}

async function computed(array: OpenedArray): Promise<CalibrationResult> {
  const result = await computeCalibration(array, OPTIONS);
  if ("problem" in result) throw new Error(result.problem);
  return result.value!;
}

function npy(type: string, values: Float32Array | Float64Array | Uint8Array, isFortran = false): Uint8Array {
  return npyOf(headerOf(type, [ROWS, CLASSES], isFortran), values);
}

function swapped(values: Float32Array): Uint8Array {
  return Buffer.from(values.buffer.slice(values.byteOffset, values.byteOffset + values.byteLength)).swap32();
}

function transposed(values: Float32Array): Float32Array {
  return values.map((_, i) => values[(i % ROWS) * CLASSES + Math.floor(i / ROWS)]!);
}

function logProbsOf(logits: Float32Array): Float64Array {
  const all = Float64Array.from(logits);
  for (let row = 0; row < ROWS; row++) {
    const values = all.subarray(row * CLASSES, (row + 1) * CLASSES);
    const logSum = Math.log(values.reduce((sum, z) => sum + Math.exp(z), 0));
    for (let k = 0; k < CLASSES; k++) values[k]! -= logSum;
  }
  return all;
}

function largestOf(row: number): number {
  const values = LOGITS.subarray(row * CLASSES, (row + 1) * CLASSES);
  return values.indexOf(Math.max(...values));
}
