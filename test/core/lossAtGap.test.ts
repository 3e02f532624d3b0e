/** The loss against one logit gap agrees with the loss of such rows, and is least where formulas say. */
import { describe, expect, test } from "vitest";
import { lossAtGap } from "../../src/core/lossAtGap.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rowComputer } from "../../src/core/rowComputer.ts";
import { expectClose } from "./closeTo.ts";

/** K, true class, and the rest of the request. */
type Case = readonly [name: string, K: number, y: number, request: Omit<LossRequest, "logits">];

const CASES: readonly Case[] = [
  ["hard", 3, 0, { targets: 0, labelSmoothing: 0 }],
  ["uniform", 3, 2, { targets: 2, labelSmoothing: 0.1 }],
  ["a = 1", 4, 1, { targets: 1, labelSmoothing: 1 }],
  ["others", 5, 1, { targets: 1, labelSmoothing: 0.3, convention: "others" }],
  ["padded", 5, 2, { targets: 2, labelSmoothing: 0.4, convention: "padded", paddingIndex: 0 }],
  ["a prior", 3, 0, { targets: 0, labelSmoothing: 0.2, convention: "prior", prior: [0.5, 0.3, 0.2] }],
  ["class weights", 3, 0, { targets: 0, labelSmoothing: 0.1, classWeights: [1, 2, 5] }],
  ["temperature", 3, 1, { targets: 1, labelSmoothing: 0.1, temperature: 2.5 }],
  ["KL divergence", 4, 3, { targets: 3, labelSmoothing: 0.2, loss: "klDivergence" }],
  ["soft targets", 3, 0, { targets: [0.7, 0.2, 0.1], labelSmoothing: 0.1 }],
];

const GAPS = [-800, -3, -0.5, 0, 1, 2.5, 3.3322, 7, 40, 800];

describe("the loss of a row whose other logits are alike", () => {
  test.each(CASES)("%s", (_, K, y, request) => {
    const reference = GAPS.map((gap) => rowComputer(problem(rowWith(K, y, gap, request), request))(0).loss);
    const curve = lossAtGap(problem(rowWith(K, y, 0, request), request), 0, y)!;
    expectClose(GAPS.map(curve.lossAt), reference);
  });
});

describe("the least loss is at the best gap", () => {
  test.each(CASES)("%s", (_, K, y, request) => {
    const { lossAt, bestGap, leastLoss } = lossAtGap(problem(rowWith(K, y, 0, request), request), 0, y)!;
    const at = Math.max(-700, Math.min(700, bestGap!));
    expectClose(lossAt(at), leastLoss);
    for (const step of [-0.01, 0.01]) expect(lossAt(at + step)).toBeGreaterThanOrEqual(leastLoss);
  });
});

/** K, a, convention, gap, floor. */
test.each<readonly [number, number, "uniform" | "others" | "padded", number, number]>([
  [3, 0.1, "uniform", 3.3322, 0.2911],
  [3, 0.1, "others", 2.8904, 0.3944],
  [5, 0.1, "padded", 3.2958, 0.4349],
  [1000, 0.1, "uniform", 9.1051, 1.0148],
  [32000, 0.2, "uniform", 11.7598, 2.575],
])("K = %d, a = %d, %s: the gap %d with the floor %d", (K, labelSmoothing, convention, gap, floor) => {
  const request = { targets: 1, labelSmoothing, convention, ...(convention === "padded" && { paddingIndex: 0 }) };
  const curve = lossAtGap(problem(rowWith(K, 1, 0, request), request), 0, 1)!;
  expect(curve.bestGap).toBeCloseTo(gap, 4);
  expect(curve.leastLoss).toBeCloseTo(floor, 4);
});

test.each([
  ["uniform", 0.1, undefined, 1, Math.log(1.9 / 0.1)],
  ["uniform with a positive weight of 3", 0.1, [1, 3, 1], 1, Math.log((3 * 1.9) / 0.1)],
  ["a class that is not there", 0.1, undefined, 0, Math.log(0.1 / 1.9)],
] as const)("one binary label, %s: least at its logit", (_, labelSmoothing, posWeight, y, gap) => {
  const request = {
    targets: [[0, 1, 0]],
    labelSmoothing,
    loss: "binaryCrossEntropy" as const,
    convention: "binary" as const,
    ...(posWeight && { posWeight }),
  };
  const made = problem([0, 2.5, 0].with(y, 2.5), request);
  const curve = lossAtGap(made, 0, y)!;
  expect(curve.bestGap).toBeCloseTo(gap, 12);
  expect(curve.lossAt(2.5)).toBeCloseTo(rowComputer(made)(0).terms[y]!, 12);
});

test.each([
  ["an ignored row has none", problem([1, 2], { targets: -100, labelSmoothing: 0.1 }), null],
  [
    "a row of one class costs nothing",
    problem([1], { targets: 0, labelSmoothing: 0.1 }),
    { bestGap: null, leastLoss: 0 },
  ],
  [
    "without smoothing the best gap is infinite",
    problem([1, 2], { targets: 0, labelSmoothing: 0 }),
    { bestGap: Infinity, leastLoss: 0 },
  ],
  [
    "a = 1 among the others: minus infinity",
    problem([1, 2], { targets: 0, labelSmoothing: 1, convention: "others" }),
    { bestGap: -Infinity, leastLoss: 0 },
  ],
])("%s", (_, made, expected) => {
  const curve = lossAtGap(made, 0, 0);
  if (expected === null) expect(curve).toBeNull();
  else expect(curve).toMatchObject(expected);
});

function rowWith(K: number, y: number, gap: number, { paddingIndex }: Omit<LossRequest, "logits">): number[] {
  return Array.from({ length: K }, (_, k) => (k === y ? gap : k === paddingIndex ? Number.NEGATIVE_INFINITY : 0));
}

function problem(logits: number[], request: Omit<LossRequest, "logits">): LossProblem {
  const isNested = Array.isArray(request.targets) && Array.isArray(request.targets[0]);
  const checked = readRequest({ ...request, logits: isNested ? [logits] : logits });
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}
