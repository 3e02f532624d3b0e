/** The kernels' figures of rows and sums over temperatures against the core's. */
import { expect, test } from "vitest";
import { temperatureRows, temperatureSlope } from "../../src/core/calibration/fitTemperature.ts";
import { rowBuffers, rowCalibration } from "../../src/core/calibration/rowCalibration.ts";
import { placeArrays } from "../../src/kernels/kernelMemory.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { KERNELS, KINDS } from "./kernels.ts";
import { normalNumbers, randomNumbers } from "./numbers.ts";

const INF = Number.POSITIVE_INFINITY;

/** [rows, classes, deviation, shift]. */
const RANDOM: readonly [name: string, rows: number, classes: number, deviation: number, shift: number][] = [
  ["one class", 3, 1, 2, 0],
  ["two classes", 50, 2, 3, 0],
  ["ten classes, more rows than are added in float32", 300, 10, 3, 0],
  ["a length that is no multiple of four", 70, 131, 2, 0],
  ["a thousand classes", 20, 1000, 2.5, 0],
  ["a shift of 90", 6, 1000, 3, 90],
  ["far from 0", 6, 300, 20, -3000],
  ["confident", 20, 100, 15, 0],
];

const HARD: readonly [name: string, logits: readonly number[], target: number][] = [
  ["ties: the first class counts", [1, 7, 7, 7, 0, 7, 1], 3],
  ["a masked class", [1, 2, -INF, 3, 0.5], 1],
  ["a masked target", [1, 2, -INF, 3, 0.5], 2],
  ["all masked but one", [-INF, 4, -INF, -INF, -INF], 1],
  ["all masked", [-INF, -INF, -INF], 1],
  ["an infinite logit", [1, INF, 2, 3], 0],
  ["NaN", [1, Number.NaN, 2, 3], 0],
  ["NaN behind the vectors", [1, 2, 2, 3, 5, Number.NaN], 0],
  ["a tiny loss", [40, 0, -3, 1, 2], 0],
  ["the largest logit comes last", [...new Array(99).fill(0), 50], 3],
  ["a target that is no class", [1, 2, 3], 3],
  ["an ignored target", [1, 2, 3], -100],
];

for (const kind of KINDS) {
  const kernels = KERNELS[kind]();
  test.each(RANDOM)(`figures, ${kind}: %s`, (_name, rows, classes, deviation, shift) => {
    const random = randomNumbers(rows * 31 + classes);
    const logits = Float32Array.from(normalNumbers(rows * classes, deviation, random), (z) => z + shift);
    const targets = Int32Array.from({ length: rows }, () => Math.floor(random() * classes));
    checkFigures(kernels, logits, targets, classes);
    checkTemperatures(kernels, logits, targets, classes);
  });

  test.each(HARD)(`figures, ${kind}: %s`, (_name, row, target) => {
    // Between two rows that count, which it must not disturb.
    const plain = row.map((_, k) => k / 2);
    const logits = Float32Array.from([...plain, ...row, ...plain]);
    checkFigures(kernels, logits, Int32Array.of(0, target, 1), row.length);
    checkTemperatures(kernels, logits, Int32Array.of(0, target, 1), row.length);
  });
}

const FIGURES = ["nll", "uniformNll", "brier", "confidence", "predicted", "topGap"] as const;

function checkFigures(kernels: Kernels, logits: Float32Array, targets: Int32Array, classes: number): void {
  const rows = targets.length;
  const at = place(kernels, logits, targets, classes);
  kernels.calibrate32(at.logits, at.targets, rows, classes, at.figures, at.mass, at.scratch);
  const figures = new Float64Array(kernels.memory.buffer, at.figures, rows * 6);
  const buffers = rowBuffers(classes);
  const mass = new Float64Array(classes);
  for (let row = 0; row < rows; row++) {
    const [label, predicted] = [targets[row]!, figures[row * 6 + 4]!];
    if (label < 0 || label >= classes) {
      expect(predicted).toBe(-2);
      continue;
    }
    const values = logits.subarray(row * classes, (row + 1) * classes);
    const expected = rowCalibration(values, label, 1, "logits", buffers);
    if (expected === null) {
      expect(predicted).toBe(-1);
      continue;
    }
    for (const [i, name] of FIGURES.entries()) {
      const value = figures[row * 6 + i]!;
      if (Object.is(value, expected[name])) continue;
      expect(Math.abs(value - expected[name]), `${name}: ${value}, ${expected[name]}`).toBeLessThanOrEqual(
        name === "predicted" || name === "topGap"
          ? 0
          : 4e-7 * Math.abs(expected[name]) + (name === "brier" ? 1e-30 : 1e-37),
      );
    }
    for (let k = 0; k < classes; k++) mass[k]! += buffers.probs[k]!;
  }
  const found = new Float64Array(kernels.memory.buffer, at.mass, classes);
  for (let k = 0; k < classes; k++) {
    expect(Math.abs(found[k]! - mass[k]!), `mass ${k}: ${found[k]}, ${mass[k]}`).toBeLessThan(1e-6 * mass[k]! + 1e-12);
  }
}

function checkTemperatures(kernels: Kernels, logits: Float32Array, targets: Int32Array, classes: number): void {
  const reference = temperatureRows({ values: logits, labels: targets, numClasses: classes });
  for (const b of [0.03125, 0.25, 1]) {
    const at = place(kernels, logits, targets, classes);
    const counted = kernels.temperatures32(at.logits, at.targets, targets.length, classes, b, at.figures);
    expect(counted).toBe(reference.labels.length);
    const sums = new Float64Array(kernels.memory.buffer, at.figures + 8, 12).slice();
    for (const [i, inverse] of [b, 2 * b, 4 * b, 8 * b].entries()) {
      const { slope, curve } = temperatureSlope(reference, inverse);
      const [spread, power] = [reference.below.reduce((most, d) => (d < most && d > -INF ? d : most), -1), 2 ** i];
      // A power of an exponential has as many times its error.
      const error = counted * power * 4e-7;
      expect(Math.abs(sums[3 * i + 1]! - slope * counted), `slope at ${inverse}`).toBeLessThan(error * -spread);
      expect(Math.abs(sums[3 * i + 2]! - curve * counted), `curve at ${inverse}`).toBeLessThan(error * spread ** 2);
      const single = new Float64Array(kernels.memory.buffer, at.mass, 4).fill(0);
      expect(kernels.temperature32(at.logits, at.targets, targets.length, classes, inverse, at.mass)).toBe(counted);
      expect(Math.abs(single[1]! - sums[3 * i]!), `nll at ${inverse}`).toBeLessThan(error * 2);
      expect(Math.abs(single[2]! - slope * counted), `slope at ${inverse} alone`).toBeLessThan(
        counted * 4e-7 * -spread,
      );
    }
    const nll = new Float64Array(kernels.memory.buffer, at.mass, 4).fill(0);
    kernels.temperature32(at.logits, at.targets, targets.length, classes, 1, at.mass);
    const expected = nllAtOne(logits, targets, classes);
    expect(Math.abs(nll[1]! - expected), "nll at 1").toBeLessThan(1e-6 * (counted + expected));
  }
}

function nllAtOne(logits: Float32Array, targets: Int32Array, classes: number): number {
  let sum = 0;
  for (const [row, label] of targets.entries()) {
    if (label < 0 || label >= classes) continue;
    const figures = rowCalibration(logits.subarray(row * classes, (row + 1) * classes), label);
    if (figures !== null && figures.nll < INF) sum += figures.nll;
  }
  return sum;
}

function place(kernels: Kernels, logits: Float32Array, targets: Int32Array, classes: number) {
  const at = placeArrays(kernels, {
    logits: logits.byteLength,
    targets: targets.byteLength,
    figures: Math.max(13, targets.length * 6) * 8,
    mass: Math.max(4, classes) * 8,
    scratch: classes * 8 + 128,
  });
  const { buffer } = kernels.memory;
  new Float32Array(buffer, at.logits, logits.length).set(logits);
  new Int32Array(buffer, at.targets, targets.length).set(targets);
  new Float64Array(buffer, at.figures, Math.max(13, targets.length * 6)).fill(0);
  new Float64Array(buffer, at.mass, Math.max(4, classes)).fill(0);
  return at;
}
