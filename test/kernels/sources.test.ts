/** Calibration and temperature of rows that are read block by block, against the core's, however the rows are read. */
import { closeSync, openSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { addRows, newCalibration } from "../../src/core/calibration/calibration.ts";
import { calibrationFigures } from "../../src/core/calibration/calibrationFigures.ts";
import { figuresOf } from "../../src/core/calibration/figuresOf.ts";
import { fitTemperature, type TemperatureFit } from "../../src/core/calibration/fitTemperature.ts";
import { calibrateSource, whyNotByKernels } from "../../src/kernels/calibrateSource.ts";
import { fitSourceTemperature } from "../../src/kernels/fitSourceTemperature.ts";
import { fileRows } from "../../src/kernels/node/fileRows.ts";
import type { RowSource } from "../../src/kernels/rowSource.ts";
import { scratchFolder } from "../tools/cleanup.mjs";
import { KERNELS, KINDS } from "./kernels.ts";
import { normalNumbers, randomNumbers } from "./numbers.ts";

const INF = Number.POSITIVE_INFINITY;
const scratch = scratchFolder();
afterAll(() => scratch.remove());

interface Rows {
  readonly logits: Float32Array;
  readonly labels: Int32Array;
  readonly classes: number;
}

/** Rows whose labels are drawn from softmax(z / temperature), so that about this temperature fits them. */
function drawnRows(rows: number, classes: number, deviation: number, temperature: number): Rows {
  const random = randomNumbers(rows + classes);
  const logits = Float32Array.from(normalNumbers(rows * classes, deviation, random));
  const labels = Int32Array.from({ length: rows }, (_, row) => {
    const values = logits.subarray(row * classes, (row + 1) * classes);
    const weights = Float64Array.from(values, (z) => Math.exp(z / temperature));
    let left = random() * weights.reduce((sum, weight) => sum + weight);
    return Math.max(
      0,
      weights.findIndex((weight) => {
        left -= weight;
        return left < 0;
      }),
    );
  });
  return { logits, labels, classes };
}

/** Rows of a thousand classes, of which 262 are read at a time: three blocks. */
const LARGE = drawnRows(600, 1000, 2.5, 1.7);
const MIDDLE = drawnRows(400, 700, 2.5, 1.7);
const ODD = drawnRows(600, 7, 4, 0.8);
ODD.labels.set([-100, 7, -1], 3);
ODD.logits.set([Number.NaN, INF], 40 * 7);
ODD.logits.fill(-INF, 50 * 7, 51 * 7);
ODD.logits[60 * 7 + 2] = -INF;

const FITTED: readonly (readonly [name: string, rows: Rows])[] = [
  ["rows in two blocks", MIDDLE],
  ["rows of which some do not count", ODD],
  ["rows of T = 30", drawnRows(2000, 10, 60, 30)],
  ["rows of T = 0.04", drawnRows(2000, 10, 0.2, 0.04)],
  ["shifted rows", { ...MIDDLE, logits: MIDDLE.logits.map((z) => z + 64) }],
];

/** What the core says of the rows, which is the same for every kind of kernels. */
const FITS = new Map<Rows, TemperatureFit>();

const FIGURES = ["rowsSeen", "rows", "accuracy", "nll", "uniformNll", "brier", "ece", "mce", "adaptiveEce"] as const;
const MORE = ["meanConfidence", "meanTopGap", "impossible", "infiniteGaps"] as const;

const CALIBRATED = (
  [
    ["large rows", LARGE, 1],
    ["rows of which some do not count", ODD, 1],
    ["rows at another temperature", MIDDLE, 2],
  ] as const
).map(([name, rows, temperature]) => {
  const { logits: values, labels, classes: numClasses } = rows;
  return { name, rows, temperature, expected: calibrationFigures({ values, labels, numClasses }, { temperature }) };
});

for (const kind of KINDS) {
  for (const { name, rows, temperature, expected } of CALIBRATED) {
    test(`${kind}: figures of ${name}`, async () => {
      for (const source of [viaFile(rows), viaBytes(rows)]) {
        const calibration = newCalibration({ numClasses: rows.classes, temperature });
        const shares = await drain(calibrateSource(KERNELS[kind](), source, calibration));
        expect(shares.result).toEqual({ value: rows.labels.length });
        const figures = figuresOf(calibration);
        for (const figure of [...FIGURES, ...MORE]) {
          expect(figures[figure], figure).toBeCloseTo(expected[figure], 6);
        }
        expect(figures.skipped).toEqual(expected.skipped);
        expect(figures.firstBadLabel).toEqual(expected.firstBadLabel);
        expect(figures.worstRows.map(({ row }) => row)).toEqual(expected.worstRows.map(({ row }) => row));
        expect(figures.reliabilityBins.map(({ count }) => count)).toEqual(
          expected.reliabilityBins.map(({ count }) => count),
        );
      }
    });
  }

  test.each(FITTED)(`${kind}: the temperature of %s`, async (_name, rows) => {
    const { logits, labels, classes } = rows;
    const expected = FITS.get(rows) ?? fitTemperature({ values: logits, labels, numClasses: classes });
    FITS.set(rows, expected);
    const { result } = await drain(fitSourceTemperature(KERNELS[kind](), viaFile(rows)));
    if (!("value" in result) || result.value.kind !== "fitted" || expected.kind !== "fitted") {
      expect.fail(`${JSON.stringify(result)} against ${JSON.stringify(expected)}`);
    }
    const { temperature } = result.value;
    const off = Math.abs(temperature / expected.temperature - 1);
    expect(off, `${temperature} against ${expected.temperature}`).toBeLessThan(1e-6);
  });

  test.each([
    ["every row is right", [3, 1, 0, 0, 2, 1], [0, 1]],
    ["the logits say the opposite", [0, 1, 2, 2, 1, 0], [0, 2]],
    ["all logits are alike", [1, 1, 1, 5, 5, 5], [0, 2]],
    ["no row counts", [1, 2, 3, 5, Number.NaN, 5], [-100, 2]],
  ] as const)(`${kind}: no temperature where %s`, async (_name, values, targets) => {
    const rows = { logits: Float32Array.from(values), labels: Int32Array.from(targets), classes: 3 };
    const expected = fitTemperature({ values: rows.logits, labels: rows.labels, numClasses: 3 });
    const { result } = await drain(fitSourceTemperature(KERNELS[kind](), viaFile(rows)));
    expect(expected.kind).not.toBe("fitted");
    expect(result).toEqual({ value: expected });
  });
}

test("a row whose label is ignored counts nowhere, also where the label is a class", async () => {
  const expected = newCalibration({ numClasses: 7, ignoreIndex: 2 });
  addRows(expected, ODD.logits, ODD.labels);
  const calibration = newCalibration({ numClasses: 7, ignoreIndex: 2 });
  await drain(calibrateSource(KERNELS.plain(), viaFile(ODD), calibration));
  const [found, reference] = [figuresOf(calibration), figuresOf(expected)];
  expect(found.skipped).toEqual(reference.skipped);
  for (const [k, { meanProb }] of found.classes.entries()) {
    expect(meanProb).toBeCloseTo(reference.classes[k]!.meanProb, 6);
  }
});

test("runs that wait for their rows share the kernels", async () => {
  const kernels = KERNELS.plain();
  const one = newCalibration({ numClasses: 1000 });
  const other = newCalibration({ numClasses: 7 });
  await Promise.all([
    drain(calibrateSource(kernels, slowly(LARGE), one)),
    drain(calibrateSource(kernels, slowly(ODD), other)),
    drain(calibrateSource(kernels, viaFile(ODD), newCalibration({ numClasses: 7 }))),
  ]);
  for (const [calibration, { logits, labels, classes }] of [
    [one, LARGE],
    [other, ODD],
  ] as const) {
    const expected = calibrationFigures({ values: logits, labels, numClasses: classes });
    expect(figuresOf(calibration).nll).toBeCloseTo(expected.nll, 6);
    expect(figuresOf(calibration).rows).toBe(expected.rows);
  }
});

test("two passes fit a usual temperature", async () => {
  let reads = 0;
  const source = viaFile(LARGE);
  const counting: RowSource = {
    ...source,
    read: (...block) => {
      reads++;
      return source.read(...block);
    },
  };
  await drain(fitSourceTemperature(KERNELS.plain(), counting));
  expect(reads).toBe(2 * 3);
});

test("the share that is done grows, and the figures so far are there in between", async () => {
  const calibration = newCalibration({ numClasses: 1000 });
  const run = calibrateSource(KERNELS.plain(), viaFile(LARGE), calibration);
  expect(await run.next()).toEqual({ done: false, value: 262 / 600 });
  expect(figuresOf(calibration).rows).toBe(262);
  expect((await drain(run)).shares).toEqual([524 / 600, 1]);
});

test("a file that ends too early is a problem, not an exception", async () => {
  const source = viaFile({ ...LARGE, logits: LARGE.logits.subarray(0, 300_500) });
  const { result } = await drain(calibrateSource(KERNELS.plain(), source, newCalibration({ numClasses: 1000 })));
  expect(result).toEqual({ problem: "The file ends in row 300 of 600: it has changed." });
});

test("a source that cannot be read is a problem", async () => {
  const source: RowSource = { ...LARGE, rows: 600, read: async () => "It is gone." };
  const { result } = await drain(fitSourceTemperature(KERNELS.plain(), source));
  expect(result).toEqual({ problem: "It is gone." });
});

test("a row of a billion classes is not allocated", async () => {
  const classes = 1e9;
  const source: RowSource = { rows: 1, classes, read: () => undefined };
  const { result } = await drain(fitSourceTemperature(KERNELS.plain(), source));
  expect(result).toEqual({
    problem: "A row has 1000000000 classes: more than the 16777216 that are computed at once.",
  });
});

test("memory does not grow with the rows", async () => {
  const kernels = KERNELS.plain();
  await drain(calibrateSource(kernels, viaFile(LARGE), newCalibration({ numClasses: 1000 })));
  expect(kernels.memory.buffer.byteLength).toBeLessThan(3 * 2 ** 20);
});

test("probabilities are left to the core, and it is said", () => {
  expect(whyNotByKernels(newCalibration({ numClasses: 3 }))).toBeUndefined();
  expect(whyNotByKernels(newCalibration({ numClasses: 3, inputKind: "probabilities" }))).toMatch(/probabilities/);
});

let files = 0;

function viaFile({ logits, labels, classes }: Rows): RowSource {
  const file = path.join(scratch.path, `rows-${files++}.bin`);
  writeFileSync(file, new Uint8Array(logits.buffer.slice(logits.byteOffset, logits.byteOffset + logits.byteLength)));
  const descriptor = openSync(file, "r");
  afterAll(() => closeSync(descriptor));
  return fileRows({ file: descriptor, offset: 0, rows: labels.length, classes, labels });
}

/** Of an array of bytes behind a header of three, read asynchronously. */
function viaBytes({ logits, labels, classes }: Rows): RowSource {
  const held = new Uint8Array(logits.byteLength + 3);
  held.set(new Uint8Array(logits.buffer, logits.byteOffset, logits.byteLength), 3);
  return {
    rows: labels.length,
    classes,
    async read(from, count, bytes, labelsOut) {
      labelsOut.set(labels.subarray(from, from + count));
      const start = 3 + from * classes * 4;
      bytes.set(held.subarray(start, start + bytes.length));
      return undefined;
    },
  };
}

/** Writes a block in two pieces, with a pause in between. */
function slowly(rows: Rows): RowSource {
  const source = viaFile(rows);
  return {
    ...source,
    async read(from, count, bytes, labels) {
      const first = Math.floor(count / 2);
      const size = rows.classes * 4;
      source.read(from, first, bytes.subarray(0, first * size), labels.subarray(0, first));
      await new Promise((resolve) => setTimeout(resolve, 2));
      source.read(from + first, count - first, bytes.subarray(first * size), labels.subarray(first));
      return undefined;
    },
  };
}

async function drain<T>(run: AsyncGenerator<number, T, void>): Promise<{ shares: number[]; result: T }> {
  const shares: number[] = [];
  for (;;) {
    const next = await run.next();
    if (next.done === true) return { shares, result: next.value };
    shares.push(next.value);
  }
}
