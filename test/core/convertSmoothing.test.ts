/** Conversions between conventions, and smoothing twice. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import {
  type ConvertibleConvention,
  classyVisionToUniform,
  convertSmoothing,
  multiLabelToBinary,
  smoothingTwice,
} from "../../src/core/convertSmoothing.ts";
import { expectClose } from "./closeTo.ts";

const CLOSE = { relative: 1e-13, floor: 1e-2 };

const ROWS: readonly [
  value: number,
  from: ConvertibleConvention,
  to: ConvertibleConvention,
  K: number,
  result: number,
][] = [
  [0.1, "uniform", "others", 10, 0.09],
  [0.09, "others", "uniform", 10, 0.1],
  [0.1, "uniform", "others", 2, 0.05],
  [0.5, "others", "uniform", 2, 1],
  [0.1, "others", "uniform", 3, 0.15],
  // `padded` is `others` over K-1 classes.
  [0.1, "padded", "others", 5, 0.1],
  [0.1, "others", "padded", 4, 0.1],
  [0.1, "padded", "uniform", 5, 0.4 / 3],
  [0.2, "binary", "uniform", 2, 0.2],
  [0.2, "binary", "others", 2, 0.1],
  [0.2, "uniform", "binary", 2, 0.2],
  [0.2, "uniform", "uniform", 7, 0.2],
  [0, "uniform", "others", 7, 0],
  [1, "uniform", "others", 4, 0.75],
  [0.75, "others", "uniform", 4, 1],
];

test.each(ROWS)("%d from %s to %s, K = %d, is %d", (value, from, to, K, result) => {
  const converted = convertSmoothing(value, from, to, K);
  if ("problem" in converted) throw new Error(converted.problem);
  expectClose(converted.value, result, CLOSE);
});

test.each<[number, ConvertibleConvention, ConvertibleConvention, number, RegExp]>([
  [0.8, "others", "uniform", 4, /0.8 gives the true class less than .* Above 0.75 \(K = 4\)/],
  [0.1, "uniform", "binary", 3, /2 outcomes, but here 3 classes/],
  [0.1, "uniform", "others", 1, /at least 2 classes/],
  [0.1, "padded", "uniform", 2, /at least 2 classes/],
])("%d from %s to %s, K = %d, has no equal", (value, from, to, K, message) => {
  expect(convertSmoothing(value, from, to, K)).toHaveProperty("problem", expect.stringMatching(message));
});

test("the largest value of `others` is 1 of `uniform` for every K", () => {
  for (let K = 2; K < 2000; K++) {
    const converted = convertSmoothing((K - 1) / K, "others", "uniform", K);
    expect("value" in converted && converted.value, `K = ${K}`).toBeCloseTo(1, 14);
    expect("value" in converted && converted.value, `K = ${K}`).toBeLessThanOrEqual(1);
  }
});

/** The target of class 1 (class 0 is padding under `padded`, and is then left out). */
function targetOf(convention: ConvertibleConvention | "prior", labelSmoothing: number, K: number, target?: unknown) {
  const padded = convention === "padded";
  const size = padded ? K + 1 : K;
  const oneHot = Array.from({ length: size }, (_, k) => Number(k === (padded ? 2 : 1)));
  const checked = compute({
    logits: [Array(size).fill(0)],
    targets: [(target as number[] | undefined) ?? oneHot],
    labelSmoothing,
    convention,
    loss: convention === "binary" ? "binaryCrossEntropy" : "crossEntropy",
    paddingIndex: padded ? 0 : undefined,
    prior: convention === "prior" ? Array(size).fill(1 / size) : undefined,
  });
  if ("problem" in checked) throw new Error(checked.problem);
  return (checked.value.targetProbs as number[][])[0]!;
}

describe("converted values give the same targets", () => {
  const plain = (convention: ConvertibleConvention, a: number, K: number) => {
    const target = targetOf(convention, a, K);
    return convention === "padded" ? target.slice(1) : target;
  };
  const conventions = fc.constantFrom("uniform" as const, "others" as const, "padded" as const);

  test("between uniform, others and padded, and back", () => {
    fc.assert(
      fc.property(
        conventions,
        conventions,
        fc.integer({ min: 2, max: 9 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (from, to, K, a) => {
          const converted = convertSmoothing(a, from, to, from === "padded" ? K + 1 : K);
          if ("problem" in converted) {
            expect(plain(from, a, K)[1]).toBeLessThan(plain(from, a, K)[0]!);
            return;
          }
          expectClose(plain(to, converted.value, K), plain(from, a, K), CLOSE);
          const back = convertSmoothing(converted.value, to, from, to === "padded" ? K + 1 : K);
          expectClose("value" in back && back.value, a, CLOSE);
        },
      ),
    );
  });
});

describe("smoothing twice", () => {
  test.each<[number, number, ConvertibleConvention | "prior", number, number]>([
    [0.1, 0.1, "uniform", 10, 0.19],
    [0.1, 0.1, "binary", 2, 0.19],
    [0.1, 0.1, "prior", 4, 0.19],
    [0.1, 0, "uniform", 10, 0.1],
    [1, 0.3, "uniform", 10, 1],
    // Through U: 0.09 is 0.1, 0.1 twice is 0.19, which is 0.171.
    [0.09, 0.09, "others", 10, 0.171],
  ])("%d and %d under %s, K = %d, are %d", (first, second, convention, K, both) => {
    expectClose(smoothingTwice(first, second, convention, K), both, CLOSE);
  });

  test("is smoothing once with the value that it gives", () => {
    const value = fc.double({ min: 0, max: 1, noNaN: true });
    const convention = fc.constantFrom<(ConvertibleConvention | "prior")[]>(
      "uniform",
      "others",
      "padded",
      "binary",
      "prior",
    );
    fc.assert(
      fc.property(convention, fc.integer({ min: 2, max: 9 }), value, value, (convention, K, first, second) => {
        const both = smoothingTwice(first, second, convention, convention === "padded" ? K + 1 : K);
        const twice = targetOf(convention, second, K, targetOf(convention, first, K));
        // Under `others` two large values can give the true class more than one value from 0 to 1 does.
        if (both >= 0 && both <= 1) expectClose(twice, targetOf(convention, both, K), CLOSE);
      }),
    );
  });
});

test("mmpretrain's spellings", () => {
  expect(classyVisionToUniform(0.1)).toBeCloseTo(0.1 / 1.1, 15);
  expect(multiLabelToBinary(0.1)).toBe(0.2);
});
