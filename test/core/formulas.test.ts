/** The conventions' tables: floor, gap and bounds by K and value, and worked examples, to the digits that are printed. */
import { describe, expect, test } from "vitest";
import { compute, type LossResponse } from "../../src/core/compute.ts";
import type { Convention } from "../../src/core/convention.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { smoothingFacts } from "../../src/core/smoothingFacts.ts";

/** Half a unit of the last of `digits` decimals. */
const printed = (digits: number) => 0.5 * 10 ** -digits + 1e-12;

function expectPrinted(actual: unknown, reference: unknown, digits: number, place = "result"): void {
  if (Array.isArray(reference)) {
    expect(actual, place).toHaveLength(reference.length);
    reference.forEach((entry, i) => {
      expectPrinted((actual as unknown[])[i], entry, digits, `${place}[${i}]`);
    });
  } else if (!Number.isFinite(reference)) expect(actual, place).toBe(reference);
  else
    expect(Math.abs((actual as number) - (reference as number)), `${place}: ${actual}`).toBeLessThanOrEqual(
      printed(digits),
    );
}

function computed(request: LossRequest): LossResponse {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

type PlainConvention = Exclude<Convention, "prior">;

/** K, value, H, gap. */
const FLOORS: readonly [convention: PlainConvention, K: number, a: number, floor: number, gap: number][] = [
  ["uniform", 2, 0.05, 0.1169, 3.6636],
  ["uniform", 2, 0.1, 0.1985, 2.9444],
  ["uniform", 2, 0.2, 0.3251, 2.1972],
  ["uniform", 3, 0.05, 0.1692, 4.0604],
  ["uniform", 3, 0.1, 0.2911, 3.3322],
  ["uniform", 3, 0.2, 0.4851, 2.5649],
  ["uniform", 10, 0.05, 0.2824, 5.2523],
  ["uniform", 10, 0.1, 0.5003, 4.5109],
  ["uniform", 10, 0.2, 0.8669, 3.7136],
  ["uniform", 100, 0.05, 0.4245, 7.5501],
  ["uniform", 100, 0.1, 0.7778, 6.8035],
  ["uniform", 100, 0.2, 1.4075, 5.994],
  ["uniform", 1000, 0.05, 0.5434, 9.8522],
  ["uniform", 1000, 0.1, 1.0148, 9.1051],
  ["uniform", 1000, 0.2, 1.8801, 8.2943],
  ["uniform", 32000, 0.05, 0.7172, 13.3179],
  ["uniform", 32000, 0.1, 1.3624, 12.5707],
  ["uniform", 32000, 0.2, 2.575, 11.7598],
  ["others", 2, 0.1, 0.3251, 2.1972],
  ["others", 3, 0.1, 0.3944, 2.8904],
  ["others", 10, 0.1, 0.5448, 4.3944],
  ["others", 100, 0.1, 0.7846, 6.7923],
  ["others", 1000, 0.1, 1.0158, 9.104],
  ["padded", 5, 0.1, 0.4349, 3.2958],
  // B is U over two outcomes.
  ["binary", 2, 0.1, 0.1985, 2.9444],
  ["binary", 7, 0.2, 0.3251, 2.1972],
  ["uniform", 3, 0, 0, Number.POSITIVE_INFINITY],
  ["uniform", 3, 1, 1.0986, 0],
  ["others", 3, 0, 0, Number.POSITIVE_INFINITY],
  ["others", 3, 1, Math.LN2, Number.NEGATIVE_INFINITY],
];

describe.each(FLOORS)("%s, K = %d, a = %d", (convention, K, a, floor, gap) => {
  const facts = smoothingFacts(convention, a, K);
  const binary = convention === "binary";

  test("has the floor and the gap", () => {
    expectPrinted([facts.minimumLoss, facts.optimalGap], [floor, gap], 4);
  });

  // The loss does not know smoothingFacts: a row of zeros has the same floor.
  test("the loss has them too", () => {
    const value = computed({
      logits: [Array(K).fill(0)],
      targets: binary ? [Array.from({ length: K }, (_, k) => k % 2)] : [K - 1],
      labelSmoothing: a,
      convention,
      paddingIndex: convention === "padded" ? 0 : undefined,
    });
    expectPrinted([value.minimumLoss, value.optimalGap], [floor, gap], 4);
  });

  test("the gap is that of the target", () => {
    const { trueProb, otherProb, numOthers } = facts;
    expectPrinted(trueProb + numOthers * otherProb, 1, 12);
    expect(facts.optimalGap).toBeCloseTo(Math.log(trueProb) - Math.log(otherProb), 12);
    expect(facts.trueBounds).toEqual([0 - trueProb, 1 - trueProb]);
    expect(facts.otherBounds).toEqual([0 - otherProb, 1 - otherProb]);
  });
});

test("with one class there is no gap", () => {
  expect(smoothingFacts("uniform", 0.1, 1)).toMatchObject({ optimalGap: null, minimumLoss: 0, trueProb: 1 });
});

test("under the uniform convention the true class's gradient lies in [-(1-a+a/K), a-a/K], the others' in [-a/K, 1-a/K]", () => {
  const { trueBounds, otherBounds } = smoothingFacts("uniform", 0.1, 10);
  expectPrinted(
    [trueBounds, otherBounds],
    [
      [-0.91, 0.09],
      [-0.01, 0.99],
    ],
    12,
  );
});

/** One row of K=3, true class 0: the hard loss, the loss at 0.1, the KL divergence, both gradients. */
const WORKED = [
  {
    logits: [10, 0, 0],
    hard: 9.0796e-5,
    smoothed: 0.66675746,
    kl: 0.37561762,
    hardGradient: [-9.08e-5, 4.54e-5, 4.54e-5],
    gradient: [0.06657588, -0.03328794, -0.03328794],
  },
  {
    logits: [3.3322, 0, 0],
    hard: 0.06899317,
    smoothed: 0.29113984,
    kl: 6.3e-13,
    hardGradient: [-0.0666669, 0.0333335, 0.0333335],
    gradient: [0, 0, 0],
  },
];

describe.each(WORKED)("logits $logits, target 0", ({ logits, hard, smoothed, kl, hardGradient, gradient }) => {
  const at = (labelSmoothing: number, loss: LossRequest["loss"] = "crossEntropy") =>
    computed({ logits, targets: 0, labelSmoothing, loss });

  test("has the losses", () => {
    expectPrinted(at(0).loss, hard, 8);
    expectPrinted(at(0.1).loss, smoothed, 8);
    const divergence = at(0.1, "klDivergence").rowLosses as number;
    expect(Math.abs(divergence - kl)).toBeLessThanOrEqual(kl < 1e-8 ? 0.05e-13 : printed(8));
  });

  test("has the gradients", () => {
    expectPrinted(at(0).gradLogits, hardGradient, 7);
    expectPrinted(at(0.1).gradLogits, gradient, gradient[0] === 0 ? 6 : 8);
    const { gradLogits } = computed({
      logits,
      targets: 0,
      labelSmoothing: 0.1,
      loss: "klDivergence",
      reduction: "sum",
    });
    expectPrinted(gradLogits, at(0.1).gradLogits, 15);
  });
});

/** logits, target, value, convention and the rest, with the smoothed targets to four decimals. */
const TARGETS: readonly [name: string, request: Omit<LossRequest, "logits">, K: number, targets: unknown][] = [
  ["one-hot", { targets: [0], labelSmoothing: 0 }, 3, [[1, 0, 0]]],
  ["uniform", { targets: [0], labelSmoothing: 0.1 }, 3, [[0.9333, 0.0333, 0.0333]]],
  ["uniform, a = 1", { targets: [0], labelSmoothing: 1 }, 4, [[0.25, 0.25, 0.25, 0.25]]],
  ["uniform, soft", { targets: [[0.5, 0.5, 0]], labelSmoothing: 0.3 }, 3, [[0.45, 0.45, 0.1]]],
  ["others", { targets: [2], labelSmoothing: 0.3, convention: "others" }, 4, [[0.1, 0.1, 0.7, 0.1]]],
  ["others, soft", { targets: [[0.5, 0.5, 0]], labelSmoothing: 0.2, convention: "others" }, 3, [[0.45, 0.45, 0.1]]],
  [
    "prior",
    { targets: [1], labelSmoothing: 0.1, convention: "prior", prior: [0.7, 0.2, 0.1] },
    3,
    [[0.07, 0.92, 0.01]],
  ],
  ["binary", { targets: [[1, 0]], labelSmoothing: 0.1, convention: "binary" }, 2, [[0.95, 0.05]]],
  [
    "padded, .4",
    { targets: [2, 1, 0], labelSmoothing: 0.4, convention: "padded", paddingIndex: 0 },
    5,
    [
      [0, 0.1333, 0.6, 0.1333, 0.1333],
      [0, 0.6, 0.1333, 0.1333, 0.1333],
      [0, 0, 0, 0, 0],
    ],
  ],
  [
    "padded, .1",
    { targets: [2], labelSmoothing: 0.1, convention: "padded", paddingIndex: 0 },
    5,
    [[0, 0.0333, 0.9, 0.0333, 0.0333]],
  ],
];

test.each(TARGETS)("smoothed targets: %s", (_, request, K, targets) => {
  const logits = Array.from({ length: (targets as unknown[]).length }, () => Array(K).fill(0));
  expectPrinted(computed({ ...request, logits }).targetProbs, targets, 4);
});

describe("the padded class of the Annotated Transformer", () => {
  const PADDED = { convention: "padded", paddingIndex: 0, loss: "klDivergence", reduction: "sum" } as const;

  test("a probability of 0 where the target is not 0 makes the loss infinite, the padding column does not", () => {
    const predicted = { inputKind: "probabilities", targets: [2], labelSmoothing: 0.4, ...PADDED } as const;
    expect(computed({ ...predicted, logits: [[0, 0.2, 0.7, 0.1, 0]] }).loss).toBe(Number.POSITIVE_INFINITY);
    expect(computed({ ...predicted, logits: [[0, 0.2, 0.6, 0.1, 0.1]] }).loss).toBeCloseTo(
      klOf([0.4 / 3, 0.6, 0.4 / 3, 0.4 / 3], [0.2, 0.6, 0.1, 0.1]),
      12,
    );
  });

  test.each([
    [0.1, 27],
    [0.4, 4.5],
    [0.75, 1],
    [0.9, 1 / 3],
  ])("at a = %d the loss is least, 0, at x = %d", (labelSmoothing, x) => {
    const lossAt = (confidence: number) => {
      const d = confidence + 3;
      const row = [0, confidence / d, 1 / d, 1 / d, 1 / d];
      return computed({ ...PADDED, inputKind: "probabilities", logits: [row], targets: [1], labelSmoothing })
        .loss as number;
    };
    expect(Math.abs(lossAt(x))).toBeLessThan(1e-15);
    const curve = Array.from({ length: 99 }, (_, i) => lossAt(i + 1));
    for (let i = 1; i < curve.length; i++) {
      if (i + 1 <= x) expect(curve[i], `falls before ${i + 1}`).toBeLessThan(curve[i - 1]!);
      if (i >= x) expect(curve[i], `rises to ${i + 1}`).toBeGreaterThan(curve[i - 1]!);
    }
  });
});

function klOf(t: readonly number[], p: readonly number[]): number {
  return t.reduce((sum, share, k) => sum + share * Math.log(share / p[k]!), 0);
}

describe("floors and gaps that are not those of a plain one-hot target", () => {
  const ROW = { logits: [0, 0, 0], targets: 0, labelSmoothing: 0.1 };
  test.each<[name: string, request: LossRequest, floor: number, gap: number | null]>([
    ["class weights lift it", { ...ROW, classWeights: [1, 2, 5], reduction: "sum" }, 0.7234, null],
    ["constant weights scale it", { ...ROW, classWeights: [2, 2, 2], reduction: "sum" }, 0.5823, 3.3322],
    ["a KL divergence has 0", { ...ROW, loss: "klDivergence" }, 0, 3.3322],
    ["a temperature widens the gap", { ...ROW, temperature: 2 }, 0.2911, 6.6644],
    ["a constant prior is the uniform", { ...ROW, convention: "prior", prior: [1 / 3, 1 / 3, 1 / 3] }, 0.2911, 3.3322],
    ["another prior differs by class", { ...ROW, convention: "prior", prior: [0.5, 0.3, 0.2] }, 0.2322, null],
    ["soft targets differ by class", { ...ROW, logits: [[0, 0, 0]], targets: [[0.5, 0.5, 0]] }, 0.8162, null],
    [
      "spread, then sigmoid",
      { ...ROW, logits: [[0, 0, 0]], targets: [[1, 0, 0]], loss: "binaryCrossEntropy", reduction: "sum" },
      0.5372,
      null,
    ],
    [
      "posWeight",
      { logits: [[0]], targets: [[1]], labelSmoothing: 0.1, convention: "binary", posWeight: 3 },
      0.2526,
      null,
    ],
  ])("%s", (_, request, floor, gap) => {
    const value = computed(request);
    expectPrinted([value.minimumLoss, value.optimalGap ?? Number.NaN], [floor, gap ?? Number.NaN], 4);
  });
});
