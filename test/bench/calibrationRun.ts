/**
 * What calibration.bench.mjs runs in VS Code's Node: opens a file of logits as the editor does, then does a job for each line
 * on stdin, and answers with a line of JSON. With --idle it opens nothing. At the end of stdin it says how much memory it took
 * at most.
 */
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { figuresOf } from "../../src/core/calibration/figuresOf.ts";
import { type TemperatureFit, temperatureRows, temperatureSlope } from "../../src/core/calibration/fitTemperature.ts";
import type { Checked } from "../../src/core/checked.ts";
import { openArrayFile } from "../../src/formats/binary/openArrayFile.ts";
import { openLabels } from "../../src/formats/binary/openLabels.ts";
import { streamRows } from "../../src/formats/binary/streamRows.ts";
import { calibrateByKernels, fitByKernels } from "../../src/host/calibration/byKernels.ts";
import { computeCalibration, shownAt } from "../../src/host/calibration/computeCalibration.ts";
import { type LabelledArray, labelledArray } from "../../src/host/calibration/labelledArray.ts";
import { newLabels } from "../../src/host/calibration/newLabels.ts";
import { openOnDisk } from "../../src/host/calibration/openOnDisk.node.ts";
import { loadKernels } from "../../src/kernels/kernels.ts";
import { newKernelWorkers } from "../../src/kernels/node/kernelWorkers.ts";
import { readKernelBytes } from "../../src/kernels/node/readKernels.ts";

const [mode, dist, logits, labels] = process.argv.slice(2) as [string, string, string, string];

/** A job's answer; the caller adds how long it took. */
type Job = (array: LabelledArray, argument: number) => Promise<object> | object;

const LEAVE = { isCancelled: () => false, report: () => {} };
const OPTIONS = { ...LEAVE, binCount: 15 };
const onOneThread = ({ workers, ...array }: LabelledArray): LabelledArray => array;

const JOBS: Readonly<Record<string, Job>> = {
  read: (_, times) => readWhole(logits, times),
  figures,
  figuresOnOneThread: (array) => figures(onOneThread(array)),
  fit: fitOf,
  fitOnOneThread: (array) => fitOf(onOneThread(array)),
  stepOfSlider: async (array, temperature) => ({
    nll: resultOf(await shownAt(array, temperature, OPTIONS)).figures.nll,
  }),
  everything: async (array) => ({ fit: resultOf(await computeCalibration(array, OPTIONS)).fit }),
  newtonStep: newtonStep,
};

const array = mode === "--idle" ? undefined : await opened();
for await (const line of createInterface({ input: process.stdin })) {
  const { job, argument } = JSON.parse(line) as { job: string; argument: number };
  const start = performance.now();
  const answer = await JOBS[job]!(array!, argument);
  say({ ...answer, ms: performance.now() - start });
}
array?.workers?.dispose();
await array?.close();
say({ peakBytes: peakBytes(), kernels: array?.kernels.kind, workers: array?.workers?.count });

async function opened(): Promise<LabelledArray & { readonly close: () => Promise<void> }> {
  const [source, labelSource] = [(await openOnDisk(logits))!, (await openOnDisk(labels))!];
  const entry = resultOf(await openArrayFile(path.basename(logits), source)).arrays[0]!;
  const labelEntry = resultOf(await openArrayFile(path.basename(labels), labelSource)).arrays[0]!;
  const read = newLabels(entry.rowCount);
  resultOf(await resultOf(openLabels(labelEntry, entry, { ignoreIndex: -100 })).next(read));
  await labelSource.close();
  const bytes = readKernelBytes(path.join(dist, "kernels"));
  const workers = newKernelWorkers({ script: path.join(dist, "node/kernelWorker.js"), bytes });
  const parts = { entry, labels: read, inputKind: "logits", path: source.path } as const;
  return { ...labelledArray(parts, { kernels: loadKernels(bytes), workers }), close: source.close };
}

/** NLL, accuracy and ECE, and what else one pass gives. */
async function figures(array: LabelledArray): Promise<object> {
  const calibration = resultOf(await calibrateByKernels(array, { binCount: 15, temperature: 1 }, LEAVE));
  const { nll, accuracy, ece } = figuresOf(calibration);
  return { nll, accuracy, ece };
}

async function fitOf(array: LabelledArray): Promise<object> {
  let passes = 0;
  let before = Number.POSITIVE_INFINITY;
  const report = (rows: number) => {
    if (rows <= before && rows < array.entry.rowCount) passes += Number(rows < before);
    before = rows;
  };
  const fitted: TemperatureFit = resultOf(await fitByKernels(array, { ...LEAVE, report }));
  return { temperature: fitted.kind === "fitted" ? fitted.temperature : fitted.kind, passes };
}

/** Where Newton's method goes from `temperature`, in float64. */
async function newtonStep({ entry, labels }: LabelledArray, temperature: number): Promise<object> {
  let [slope, curve] = [0, 0];
  for await (const block of streamRows(entry)) {
    const { firstRow, rowCount, values } = resultOf(block);
    const rows = { values, labels: labels.subarray(firstRow, firstRow + rowCount), numClasses: entry.rowLength };
    const part = temperatureSlope(temperatureRows(rows), 1 / temperature);
    slope += part.slope * rowCount;
    curve += part.curve * rowCount;
  }
  return { temperature: 1 / (1 / temperature - slope / curve) };
}

/**
 * Reads the file so many times, in blocks of 1 MiB into one buffer. That is aligned to a page, as WebAssembly's memory is: on
 * some processors the system copies five times slower to an odd place, where Node may put a buffer.
 */
function readWhole(file: string, times: number): object {
  const descriptor = openSync(file, "r");
  const buffer = new Uint8Array(new WebAssembly.Memory({ initial: 16 }).buffer);
  let bytes = 0;
  for (let time = 0; time < times; time++) {
    bytes = 0;
    for (let read = readSync(descriptor, buffer, 0, buffer.length, 0); read > 0; ) {
      bytes += read;
      read = readSync(descriptor, buffer, 0, buffer.length, bytes);
    }
  }
  closeSync(descriptor);
  return { bytes };
}

/** On Linux of this program alone: maxRSS is at least what the process that started it took. */
function peakBytes(): number {
  const status = "/proc/self/status";
  const own = existsSync(status) ? /VmHWM:\s*(\d+) kB/.exec(readFileSync(status, "utf8")) : null;
  return 1024 * (own === null ? process.resourceUsage().maxRSS : Number(own[1]));
}

function resultOf<T>(checked: Checked<T | undefined>): T {
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value!;
}

function say(answer: object): void {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
