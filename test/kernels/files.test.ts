/** Calibration and temperature of files on the disk, against the core's: on this thread, and stopped on the way. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Calibration } from "../../src/core/calibration/calibration.ts";
import { calibrationFigures } from "../../src/core/calibration/calibrationFigures.ts";
import { figuresOf } from "../../src/core/calibration/figuresOf.ts";
import { fitTemperature } from "../../src/core/calibration/fitTemperature.ts";
import { calibrateFile } from "../../src/kernels/node/calibrateFile.ts";
import type { LogitsInFile } from "../../src/kernels/node/fileRows.ts";
import type { FileRun } from "../../src/kernels/node/fileRun.ts";
import { fitFileTemperature } from "../../src/kernels/node/fitFileTemperature.ts";
import { readKernels } from "../../src/kernels/node/readKernels.ts";
import { scratchFolder } from "../tools/cleanup.mjs";
import { FOLDER, KERNELS } from "./kernels.ts";
import { normalNumbers, randomNumbers } from "./numbers.ts";

const scratch = scratchFolder();
afterAll(() => scratch.remove());

const [ROWS, CLASSES, OFFSET] = [1000, 300, 128];
const random = randomNumbers(1);
const LOGITS = Float32Array.from(normalNumbers(ROWS * CLASSES, 2.5, random));
const LABELS = Int32Array.from({ length: ROWS }, (_, row) => {
  const values = LOGITS.subarray(row * CLASSES, (row + 1) * CLASSES);
  return random() < 0.5 ? values.indexOf(Math.max(...values)) : Math.floor(random() * CLASSES);
});
LABELS[17] = -1;
const EXPECTED = { values: LOGITS, labels: LABELS, numClasses: CLASSES };

test("the figures of a file are the core's", async () => {
  const done: number[] = [];
  const result = await calibrateFile(logitsFile(), { binCount: 10, temperature: 1.5 }, run(done));
  const figures = figuresOf(resultOf(result));
  const expected = calibrationFigures(EXPECTED, { binCount: 10, temperature: 1.5 });
  for (const name of ["rows", "accuracy", "nll", "brier", "ece", "adaptiveEce"] as const) {
    expect(figures[name], name).toBeCloseTo(expected[name], 6);
  }
  expect(figures.firstBadLabel).toEqual({ row: 17, label: -1 });
  expect(done.at(-1)).toBe(ROWS);
  expect(done).toEqual(done.toSorted((a, b) => a - b));
});

test("the temperature of a file is the core's", async () => {
  const fit = resultOf(await fitFileTemperature(logitsFile(), run([])));
  const expected = fitTemperature(EXPECTED);
  if (fit.kind !== "fitted" || expected.kind !== "fitted") expect.fail(JSON.stringify([fit, expected]));
  expect(Math.abs(fit.temperature / expected.temperature - 1)).toBeLessThan(1e-6);
});

test("a cancelled computation has no result, and stops", async () => {
  const done: number[] = [];
  const isCancelled = () => done.length === 1;
  expect(await calibrateFile(logitsFile(), {}, { ...run(done), isCancelled })).toEqual({ value: undefined });
  expect(await fitFileTemperature(logitsFile(), { ...run(done), isCancelled })).toEqual({ value: undefined });
  expect(done).toHaveLength(1);
});

test.each([
  ["a file that is not there", { path: path.join(scratch.path, "nowhere") }, /^The file cannot be opened: ENOENT/],
  ["a folder", { path: scratch.path }, /^The file cannot be read: EISDIR/],
  ["a file that has become short", { offset: 256 }, /^The file ends in row 999 of 1000: it has changed\.$/],
])("%s is a problem", async (_name, change, problem) => {
  const result = await calibrateFile({ ...logitsFile(), ...change }, {}, run([]));
  expect(result).toEqual({ problem: expect.stringMatching(problem) });
});

test("the compiled kernels are read from their folder; without them it is TypeScript", () => {
  expect(readKernels(FOLDER).kind).toMatch(/relaxed|plain/);
  expect(readKernels(scratch.path).kind).toBe("typescript");
  const broken = path.join(scratch.path, "broken");
  mkdirSync(broken);
  for (const name of ["relaxed", "plain"]) writeFileSync(path.join(broken, `${name}.wasm`), "no module");
  expect(readKernels(broken).kind).toBe("typescript");
});

function logitsFile(): LogitsInFile {
  const file = path.join(scratch.path, "logits.bin");
  const bytes = new Uint8Array(OFFSET + LOGITS.byteLength);
  bytes.set(new Uint8Array(LOGITS.buffer), OFFSET);
  writeFileSync(file, bytes);
  return { path: file, offset: OFFSET, rows: ROWS, classes: CLASSES, labels: LABELS };
}

function run(done: number[]): FileRun<Calibration> & FileRun<undefined> {
  return { kernels: KERNELS.plain(), isCancelled: () => false, report: (rows) => done.push(rows) };
}

function resultOf<T>(result: { value: T | undefined } | { problem: string }): T {
  if (!("value" in result) || result.value === undefined) expect.fail(JSON.stringify(result));
  return result.value;
}
