/** The kernels' loss and gradient against the core's, in units in the last place. */
import { expect, test } from "vitest";
import type { LossResult } from "../../src/core/computeLoss.ts";
import { placeArrays } from "../../src/kernels/kernelMemory.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { rounds, TRIES_ALL } from "../effort.ts";
import { KERNELS, KINDS } from "./kernels.ts";
import { normalNumbers, randomNumbers, referenceLoss, ulpsApart } from "./numbers.ts";

const INF = Number.POSITIVE_INFINITY;
const SMOOTHINGS = TRIES_ALL ? [0, 0.1, 0.3, 1] : [0, 0.1, 1];

/** Logits by name: [rows, classes, deviation, shift]. */
const RANDOM: readonly [name: string, rows: number, classes: number, deviation: number, shift: number][] = [
  ["one class", 3, 1, 2, 0],
  ["two classes", 5, 2, 3, 0],
  ["ten classes", 40, 10, 3, 0],
  ["a length that is no multiple of four", 9, 131, 2, 0],
  ["a thousand classes", rounds(4, 12), 1000, 2.5, 0],
  ["a vocabulary", 1, TRIES_ALL ? 50257 : 5003, 3, 0],
  ["a shift of 90", rounds(3, 6), 1000, 3, 90],
  ["a shift of -90", rounds(3, 6), 1000, 3, -90],
  ["far from 0", 6, 300, 20, 3000],
  ["far below 0", 6, 300, 20, -3000],
  ["a wide range", 6, 257, 60, 0],
  ["all but equal", 6, 515, 1e-4, 5],
];

/** Rows that are hard: logits and the target. */
const HARD: readonly [name: string, logits: readonly number[], target: number][] = [
  ["a tiny loss", [40, 0, -3, 1, 2], 0],
  ["a loss below float32's least", [200, 0, -3, 1, 2], 0],
  ["the last logit is the largest by far", [...new Array(64).fill(0), 100], 3],
  ["and it is the target", [...new Array(64).fill(0), 100], 64],
  ["the largest logit comes late, beyond the guess", [...new Array(100).fill(-50), 30, ...new Array(60).fill(1)], 5],
  ["ties", [7, 7, 7, 7, 7, 7, 7], 2],
  ["a masked class", [1, 2, -INF, 3, 0.5], 1],
  ["a masked target", [1, 2, -INF, 3, 0.5], 2],
  ["all masked", [-INF, -INF, -INF], 1],
  ["all masked but the target", [-INF, 4, -INF], 1],
  ["an infinite logit", [1, INF, 2, 3], 0],
  ["an infinite target", [1, INF, 2, 3], 1],
  ["NaN", [1, Number.NaN, 2, 3], 0],
  ["the target is NaN", [1, Number.NaN, 2, 3], 1],
  ["the largest float32", [3e38, 0, -3e38, 1], 1],
];

/** Each precision: its arrays, its bits, and how far loss and gradient may be from the core's, in units in the last place. */
const PRECISIONS = [
  { name: "float32", floats: Float32Array, bits: 23, lossUlps: 2, gradientUlps: 4 },
  { name: "float64", floats: Float64Array, bits: 52, lossUlps: 8, gradientUlps: 8 },
] as const;

type Precision = (typeof PRECISIONS)[number];
type Floats = Float32Array | Float64Array;

const REFERENCES = new Map<string, LossResult>();

for (const kind of KINDS) {
  for (const precision of PRECISIONS) {
    const kernels = KERNELS[kind]();
    const title = `${precision.name}, ${kind}`;
    test.each(RANDOM)(`${title}: %s`, (name, rows, classes, deviation, shift) => {
      const random = randomNumbers(rows * 7919 + classes);
      const logits = toFloats(
        precision,
        normalNumbers(rows * classes, deviation, random).map((z) => z + shift),
      );
      const targets = Int32Array.from({ length: rows }, () => Math.floor(random() * classes));
      for (const smoothing of SMOOTHINGS) {
        const reference = referenceOf(`${name} ${precision.name} ${smoothing}`, () =>
          referenceLoss(logits, targets, classes, smoothing),
        );
        check(precision, kernels, logits, targets, classes, smoothing, reference);
      }
    });

    test.each(HARD)(`${title}: %s`, (_name, row, target) => {
      for (const smoothing of SMOOTHINGS) {
        const [logits, targets] = [toFloats(precision, row), Int32Array.of(target)];
        const reference = referenceLoss(logits, targets, row.length, smoothing);
        check(precision, kernels, logits, targets, row.length, smoothing, reference);
      }
    });

    test(`${title}: ignored rows are 0, rows whose target is no class NaN`, () => {
      const logits = precision.floats.of(1, 2, 3, 3, 2, 1, 0, 0, 1, 5, 6, 7);
      const { losses, gradient, sum } = run(kernels, logits, Int32Array.of(0, 7, -1, 3), 3, 0.1, { ignoreIndex: 7 });
      const reference = referenceLoss(logits.subarray(0, 3), Int32Array.of(0), 3, 0.1);
      expect(losses[0]).toBeCloseTo(reference.rowLosses[0]!, 6);
      expect([...losses.subarray(1)]).toEqual([0, Number.NaN, Number.NaN]);
      expect([...gradient.subarray(3)]).toEqual([0, 0, 0, ...new Array(6).fill(Number.NaN)]);
      expect(sum).toBeNaN();
    });

    test(`${title}: tiny losses keep their digits`, () => {
      for (let gap = 3; gap < (precision.bits === 23 ? 84 : 600); gap += 0.71) {
        const logits = toFloats(precision, [gap, 0, -3, 1]);
        const [found, exact] = [run(kernels, logits, Int32Array.of(0), 4, 0), Math.log1p(tail(logits))];
        const apart = ulpsApart(found.losses[0]!, exact, precision.bits);
        expect(apart, `at a gap of ${gap}`).toBeLessThanOrEqual(precision.lossUlps);
      }
    });

    test(`${title}: the gradient is scaled`, () => {
      const logits = precision.floats.of(0.5, -1, 2, 1, 0, 0.25);
      const whole = run(kernels, logits, Int32Array.of(0, 1), 3, 0.1).gradient;
      const half = run(kernels, logits, Int32Array.of(0, 1), 3, 0.1, { scale: 0.5 }).gradient;
      expect([...half]).toEqual([...whole].map((value) => value / 2));
    });

    test(`${title}: no rows`, () => {
      expect(run(kernels, new precision.floats(0), new Int32Array(0), 3, 0.1).sum).toBe(0);
    });
  }
}

/** Runs both functions, and compares every loss and every entry of the gradient (its ulp is that of max(p, t)) with the core. */
function check(
  { bits, lossUlps, gradientUlps }: Precision,
  kernels: Kernels,
  logits: Floats,
  targets: Int32Array,
  classes: number,
  smoothing: number,
  { rowLosses, gradLogits, probs, targetProbs }: LossResult,
): void {
  const { losses, gradient, sum, lossesAlone, after } = run(kernels, logits, targets, classes, smoothing);
  expect(lossesAlone, "the loss alone is that with the gradient").toEqual(losses);
  expect(firstDifference(after, logits), "the logits are as they were").toBe(-1);
  expect(sum, "the sum of the losses").toBe(losses.reduce((total, loss) => total + loss, 0));
  for (let i = 0; i < losses.length; i++) {
    const apart = ulpsApart(losses[i]!, rowLosses[i]!, bits);
    expect(apart, `loss ${losses[i]}, ${rowLosses[i]}`).toBeLessThanOrEqual(lossUlps);
  }
  const apart = Array.from(gradient, (value, i) => {
    const scale = Math.max(probs[i]!, targetProbs[i]!);
    if (bits === 23) return ulpsApart(value, gradLogits[i]!, bits, scale);
    // In the core's own precision its roundings count: of z - max, and in the likeliest class of the sum of the others.
    const ofDifference = 1 + Math.max(0, -Math.log(probs[i]!)) / gradientUlps;
    const isTop = probs.subarray(i - (i % classes), i - (i % classes) + classes).every((p) => p <= probs[i]!);
    return ulpsApart(value, gradLogits[i]!, bits, isTop ? 1 : scale * (scale > 0 ? ofDifference : 1));
  });
  const worst = apart.indexOf(apart.reduce((a, b) => Math.max(a, b), 0));
  expect(apart[worst], `gradient ${worst}: ${gradient[worst]}, ${gradLogits[worst]}`).toBeLessThanOrEqual(gradientUlps);
}

/** The core's result, which is the same for every kind of kernels. */
function referenceOf(name: string, compute: () => LossResult): LossResult {
  const known = REFERENCES.get(name) ?? compute();
  REFERENCES.set(name, known);
  return known;
}

/** Where two arrays of one length differ first, or -1: comparing them by toEqual takes long. */
function firstDifference(found: Floats, expected: Floats): number {
  return found.findIndex((value, i) => !Object.is(value, expected[i]));
}

/** The sum of e^(z - first z) over the others. */
function tail(logits: Floats): number {
  return Array.from(logits.subarray(1)).reduce((sum, z) => sum + Math.exp(z - logits[0]!), 0);
}

function toFloats({ floats }: Precision, values: ArrayLike<number>): Floats {
  const array = new floats(values.length);
  array.set(values);
  return array;
}

function run(
  kernels: Kernels,
  logits: Floats,
  targets: Int32Array,
  classes: number,
  smoothing: number,
  { ignoreIndex = -100, scale = 1 } = {},
) {
  const rows = targets.length;
  const [isDouble, floats] = [
    logits instanceof Float64Array,
    logits instanceof Float64Array ? Float64Array : Float32Array,
  ];
  const [lossOnly, withGradient] = isDouble
    ? [kernels.crossEntropy64, kernels.crossEntropyGradient64]
    : [kernels.crossEntropy32, kernels.crossEntropyGradient32];
  const { byteLength } = logits;
  const at = placeArrays(kernels, { logits: byteLength, targets: rows * 4, gradient: byteLength, losses: rows * 8 });
  const { buffer } = kernels.memory;
  const inside = new floats(buffer, at.logits, logits.length);
  inside.set(logits);
  new Int32Array(buffer, at.targets, rows).set(targets);
  const losses = new Float64Array(buffer, at.losses, rows);
  lossOnly(at.logits, at.targets, rows, classes, smoothing, ignoreIndex, at.losses);
  const lossesAlone = losses.slice();
  const { logits: z, targets: t, gradient: g, losses: l } = at;
  const sum = withGradient(z, t, rows, classes, smoothing, ignoreIndex, g, scale, l);
  const gradient = new floats(buffer, at.gradient, logits.length).slice();
  return { lossesAlone, losses: losses.slice(), gradient, sum, after: inside.slice() };
}
