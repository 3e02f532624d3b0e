/** Workers compute over a large file what one thread does, report, stop when they are told to, and may be missing. */
import { writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Calibration } from "../../src/core/calibration/calibration.ts";
import { figuresOf } from "../../src/core/calibration/figuresOf.ts";
import { calibrateFile } from "../../src/kernels/node/calibrateFile.ts";
import type { LogitsInFile } from "../../src/kernels/node/fileRows.ts";
import { fitFileTemperature } from "../../src/kernels/node/fitFileTemperature.ts";
import { type KernelWorkers, newKernelWorkers } from "../../src/kernels/node/kernelWorkers.ts";
import { expectAlike } from "../core/expectAlike.ts";
import { scratchFolder } from "../tools/cleanup.mjs";
import { BYTES, KERNELS } from "./kernels.ts";
import { randomNumbers } from "./numbers.ts";
import { bundleWorker } from "./workerScript.ts";

const scratch = scratchFolder();
const script = await bundleWorker();
const workers = newKernelWorkers({ script, bytes: BYTES, count: 3 });
afterAll(() => {
  workers.dispose();
  scratch.remove();
});

const [ROWS, CLASSES, OFFSET] = [11_001, 100, 128];
const FILE = largeFile();
const LEAVE = { isCancelled: () => false, report: () => {} };
const ALONE = { ...LEAVE, kernels: KERNELS.plain() };

test("figures, worst rows and first bad label are one thread's", async () => {
  const counts: number[] = [];
  const report = (rows: number) => counts.push(rows);
  const split = await calibrateFile(FILE, { temperature: 1.25 }, { ...ALONE, workers: busy(workers), report });
  const alone = await calibrateFile(FILE, { temperature: 1.25 }, ALONE);
  const [found, expected] = [figuresOf(resultOf(split)), figuresOf(resultOf(alone))];
  expectAlike(found, expected, 1e-6, "figures");
  expect(found.firstBadLabel).toEqual({ row: 9000, label: 1000 });
  expect(found.worstRows.map(({ row }) => row)).toEqual(expected.worstRows.map(({ row }) => row));
  expect(counts.at(-1)).toBe(ROWS);
});

test("the temperature is one thread's", async () => {
  const split = resultOf(await fitFileTemperature(FILE, { ...ALONE, workers: busy(workers) }));
  const alone = resultOf(await fitFileTemperature(FILE, ALONE));
  expect(split.kind).toBe("fitted");
  expectAlike(split, alone, 1e-6, "fit");
});

test("a cancelled computation stops, and the workers can go on with another", async () => {
  const run = { ...ALONE, workers: busy(workers) };
  const cancelled = calibrateFile({ ...FILE, ...endless() }, {}, { ...run, isCancelled: () => true });
  const other = calibrateFile(FILE, {}, run);
  expect(await cancelled).toEqual({ value: undefined });
  expect(resultOf(await other).rowsSeen).toBe(ROWS);
});

test("what the rows say so far is reported, with the rows' own numbers", async () => {
  const file = { ...FILE, ...endless() };
  file.labels[2_000_005] = 1000;
  let found: unknown;
  const run = {
    ...ALONE,
    workers: busy(workers),
    isCancelled: () => found !== undefined,
    report: (_rows: number, soFar: () => Calibration) => {
      found = figuresOf(soFar()).firstBadLabel;
    },
  };
  expect(await calibrateFile(file, {}, run)).toEqual({ value: undefined });
  expect(found).toEqual({ row: 2_000_005, label: 1000 });
});

test("a problem of a part is the problem of the whole", async () => {
  const file = { ...FILE, offset: OFFSET + 400 };
  const result = await calibrateFile(file, {}, { ...ALONE, workers: busy(workers) });
  expect(result).toEqual({ problem: "The file ends in row 3666 of 3667: it has changed." });
});

test.each([
  ["there is no script", path.join(scratch.path, "nowhere.js"), undefined],
  ["the script fails", path.join(scratch.path, "fails.js"), "throw new Error('no');"],
  [
    "the worker ends",
    path.join(scratch.path, "ends.js"),
    "require('worker_threads').parentPort.on('message', process.exit)",
  ],
])("one thread does it where %s", async (_name, file, text) => {
  if (text !== undefined) writeFileSync(file, text);
  const broken = newKernelWorkers({ script: file, bytes: BYTES, count: 2 });
  for (const _time of ["the first", "again"]) {
    expect(resultOf(await calibrateFile(FILE, {}, { ...ALONE, workers: broken })).rowsSeen).toBe(ROWS);
  }
  broken.dispose();
});

test("a small file wakes no worker", async () => {
  const none = busy(workers, "nobody");
  const file = { ...FILE, rows: 10_000, labels: FILE.labels.subarray(0, 10_000) };
  expect(resultOf(await calibrateFile(file, {}, { ...ALONE, workers: none })).rowsSeen).toBe(10_000);
});

/** Workers that must all answer (or of whom nobody may be asked): no thread of our own may stand in for them. */
function busy(real: KernelWorkers, who: "everybody" | "nobody" = "everybody"): KernelWorkers {
  return {
    ...real,
    send: async (...task) => {
      expect(who).toBe("everybody");
      const answer = await real.send(...task);
      expect(answer).not.toBe("broken");
      return answer;
    },
  };
}

/** A file that is read again and again: of no bytes a row, and of more rows than are ever done. */
function endless(): Pick<LogitsInFile, "rows" | "labels"> & { readonly path: string } {
  return { path: "/dev/zero", rows: 3_000_000, labels: new Int32Array(3_000_000) };
}

function largeFile(): LogitsInFile {
  const random = randomNumbers(5);
  const logits = Float32Array.from({ length: ROWS * CLASSES }, () => 8 * random());
  const labels = Int32Array.from({ length: ROWS }, (_, row) => {
    const values = logits.subarray(row * CLASSES, (row + 1) * CLASSES);
    return random() < 0.4 ? values.indexOf(Math.max(...values)) : Math.floor(random() * CLASSES);
  });
  labels[9000] = 1000;
  const file = path.join(scratch.path, "logits.bin");
  const bytes = new Uint8Array(OFFSET + logits.byteLength);
  bytes.set(new Uint8Array(logits.buffer), OFFSET);
  writeFileSync(file, bytes);
  return { path: file, offset: OFFSET, rows: ROWS, classes: CLASSES, labels };
}

function resultOf<T>(result: { value: T | undefined } | { problem: string }): T {
  if (!("value" in result) || result.value === undefined) expect.fail(JSON.stringify(result));
  return result.value;
}
