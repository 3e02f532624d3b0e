/** Loss and gradient with class weights and with distributions as targets against the core's, in units in the last place. */
import { expect, test } from "vitest";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { placeArrays } from "../../src/kernels/kernelMemory.ts";
import type { Kernels } from "../../src/kernels/kernels.ts";
import { KERNELS, KINDS } from "./kernels.ts";
import { normalNumbers, randomNumbers, referenceLoss, ulpsApart } from "./numbers.ts";

const INF = Number.POSITIVE_INFINITY;
const SMOOTHINGS = [0, 0.1, 1];

/** [rows, classes, deviation, shift]. */
const RANDOM: readonly [name: string, rows: number, classes: number, deviation: number, shift: number][] = [
  ["one class", 2, 1, 2, 0],
  ["two classes", 12, 2, 3, 0],
  ["ten classes", 12, 10, 3, 0],
  ["a length that is no multiple of four", 5, 131, 2, 0],
  ["a thousand classes", 2, 1000, 2.5, 0],
  ["a shift of 90", 3, 300, 3, 90],
  ["a wide range", 4, 257, 60, -40],
];

/** Logits, and their target as a distribution. */
const HARD: readonly [name: string, logits: readonly number[], probs: readonly number[]][] = [
  ["one-hot, a tiny loss", [40, 0, -3, 1], [1, 0, 0, 0]],
  ["almost one-hot, a tiny loss", [40, 0, -3, 1], [0.999999, 0.000001, 0, 0]],
  ["a likely class that is not the target's", [0, 40, -3, 1], [0.6, 0.4, 0, 0]],
  ["a masked class that the target has not", [1, -INF, 3, 2], [0.5, 0, 0.25, 0.25]],
  ["a masked class that the target has", [1, -INF, 3, 2], [0.5, 0.1, 0.2, 0.2]],
  ["all masked", [-INF, -INF], [0.5, 0.5]],
  ["NaN", [1, Number.NaN, 2], [0.5, 0.25, 0.25]],
  ["an infinite logit", [1, INF, 2], [0.5, 0.25, 0.25]],
  ["no distribution: it sums to 2", [1, 0, 2], [1, 0.5, 0.5]],
  ["no distribution: all 0", [1, 0, 2], [0, 0, 0]],
];

for (const kind of KINDS) {
  const kernels = KERNELS[kind]();
  test.each(RANDOM)(`${kind}: %s`, (_name, rows, classes, deviation, shift) => {
    const random = randomNumbers(rows * 31 + classes);
    const logits = Float32Array.from(normalNumbers(rows * classes, deviation, random), (z) => z + shift);
    const targets = Int32Array.from({ length: rows }, () => Math.floor(random() * classes));
    const weights = Float64Array.from({ length: classes }, (_, k) => (k % 5 === 3 ? 0 : 0.1 + 3 * random()));
    const probs = distributions(rows, classes, random);
    for (const smoothing of SMOOTHINGS) {
      check(kernels, logits, classes, { targets, weights }, smoothing);
      check(kernels, logits, classes, { probs }, smoothing);
      check(kernels, logits, classes, { probs, weights }, smoothing);
    }
  });

  test.each(HARD)(`${kind}: %s`, (_name, row, probs) => {
    const weights = Float64Array.from(row, (_, k) => 2 - k / 2);
    for (const smoothing of SMOOTHINGS) {
      check(kernels, Float32Array.from(row), row.length, { probs: Float32Array.from(probs) }, smoothing);
      check(kernels, Float32Array.from(row), row.length, { probs: Float32Array.from(probs), weights }, smoothing);
    }
  });

  test(`${kind}: ignored rows are 0, rows whose target is no class NaN`, () => {
    const logits = Float32Array.of(1, 2, 3, 3, 2, 1, 0, 0, 1, 5, 6, 7, 1, 2, 3);
    const targets = Int32Array.of(0, 7, -1, 3, 2 ** 30);
    const { losses, gradient } = run(kernels, logits, 3, { targets, weights: Float64Array.of(1, 2, 3) }, 0.1, 7);
    expect(losses[0]).toBeGreaterThan(0);
    expect([...losses.subarray(1)]).toEqual([0, Number.NaN, Number.NaN, Number.NaN]);
    expect([...gradient.subarray(3)]).toEqual([0, 0, 0, ...new Array(9).fill(Number.NaN)]);
  });
}

interface Targets {
  readonly targets?: Int32Array;
  readonly probs?: Float32Array;
  readonly weights?: Float64Array;
}

function check(kernels: Kernels, logits: Float32Array, classes: number, given: Targets, smoothing: number): void {
  const { losses, gradient, lossesAlone, after, sum } = run(kernels, logits, classes, given, smoothing);
  const more: Partial<LossProblem> = {
    ...(given.probs && { targets: { kind: "probabilities", probs: Float64Array.from(given.probs) } }),
    classWeights: given.weights,
  };
  const targets = given.targets ?? new Int32Array(losses.length);
  const { rowLosses, gradLogits, probs, targetProbs } = referenceLoss(logits, targets, classes, smoothing, more);
  expect(after, "the logits are as they were").toEqual(logits);
  expect(lossesAlone, "the loss alone is that with the gradient").toEqual(losses);
  expect(sum).toBe(losses.reduce((total, loss) => total + loss, 0));
  for (let row = 0; row < losses.length; row++) {
    const apart = ulpsApart(losses[row]!, rowLosses[row]!, 23);
    expect(apart, `loss ${losses[row]}, ${rowLosses[row]}`).toBeLessThanOrEqual(2);
    const of = (k: number) => row * classes + k;
    const q = Array.from({ length: classes }, (_, k) => targetProbs[of(k)]! * (given.weights?.[k] ?? 1));
    const total = q.reduce((a, b) => a + b, 0);
    for (let k = 0; k < classes; k++) {
      const [value, expected] = [gradient[of(k)]!, gradLogits[of(k)]!];
      const ulps = ulpsApart(value, expected, 23, Math.max(total * probs[of(k)]!, q[k]!));
      if (ulps > 4) expect.fail(`gradient ${k} of row ${row}: ${value}, ${expected}, ${ulps} ulp apart`);
    }
  }
}

function run(
  kernels: Kernels,
  logits: Float32Array,
  classes: number,
  { targets, probs, weights }: Targets,
  smoothing: number,
  ignoreIndex = -100,
) {
  const count = logits.length / classes;
  const { byteLength } = logits;
  const at = placeArrays(kernels, {
    logits: byteLength,
    targets: count * 4,
    probs: byteLength,
    weights: classes * 8,
    gradient: byteLength,
    losses: count * 8,
  });
  const { buffer } = kernels.memory;
  const inside = new Float32Array(buffer, at.logits, logits.length);
  inside.set(logits);
  if (targets !== undefined) new Int32Array(buffer, at.targets, count).set(targets);
  if (probs !== undefined) new Float32Array(buffer, at.probs, probs.length).set(probs);
  new Float64Array(buffer, at.weights, classes).set(weights ?? new Float64Array(classes).fill(1));
  const losses = new Float64Array(buffer, at.losses, count);
  const call = (gradient: number) =>
    kernels.weightedCrossEntropy32(
      at.logits,
      targets === undefined ? 0 : at.targets,
      probs === undefined ? 0 : at.probs,
      at.weights,
      count,
      classes,
      smoothing,
      ignoreIndex,
      gradient,
      1,
      at.losses,
    );
  call(0);
  const lossesAlone = losses.slice();
  const sum = call(at.gradient);
  const gradient = new Float32Array(buffer, at.gradient, logits.length).slice();
  return { lossesAlone, losses: losses.slice(), gradient, sum, after: inside.slice() };
}

/** Rows that sum to 1, some of whose entries are 0. */
function distributions(rows: number, classes: number, random: () => number): Float32Array {
  const probs = Float32Array.from({ length: rows * classes }, () => Math.max(0, random() - 0.3) ** 4 + 1e-9);
  for (let row = 0; row < rows; row++) {
    const values = probs.subarray(row * classes, (row + 1) * classes);
    const sum = values.reduce((a, b) => a + b, 0);
    values.set(values.map((value) => (value < 1e-8 ? 0 : value / sum)));
    if (classes === 1) values[0] = 1;
  }
  return probs;
}
