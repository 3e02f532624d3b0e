/** Whatever a request holds, `compute` gives a value or a sentence: it does not throw, and does not hang. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";

const BASES: readonly (readonly [name: string, request: LossRequest])[] = [
  [
    "index targets",
    {
      logits: [
        [2, 1, 0.1],
        [0.5, 2.5, -1],
      ],
      targets: [0, 2],
      labelSmoothing: 0.1,
    },
  ],
  ["binary", { logits: [[1, 0]], targets: [[1, 0]], labelSmoothing: 0.1, convention: "binary", posWeight: 2 }],
  ["padded", { logits: [1, 2, 3], targets: 1, labelSmoothing: 0.1, convention: "padded", paddingIndex: 0 }],
  ["prior", { logits: [1, 2], targets: [0.5, 0.5], labelSmoothing: 0.1, convention: "prior", prior: [0.5, 0.5] }],
];

const FIELDS: readonly (keyof LossRequest)[] = [
  "logits",
  "inputKind",
  "targets",
  "targetKind",
  "labelSmoothing",
  "convention",
  "loss",
  "paddingIndex",
  "prior",
  "classWeights",
  "posWeight",
  "ignoreIndex",
  "classAxis",
  "reduction",
  "temperature",
];

const anything = fc.oneof(
  fc.anything({
    maxDepth: 4,
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
  }),
  // What comes close to being right.
  fc.array(fc.oneof(fc.double(), fc.integer({ min: -2, max: 3 })), { maxLength: 3 }),
  fc.array(fc.array(fc.oneof(fc.double(), fc.constantFrom(0, 1, -Infinity)), { minLength: 2, maxLength: 3 }), {
    maxLength: 3,
  }),
  fc.letrec((tie) => ({
    tree: fc.oneof({ maxDepth: 6 }, fc.double(), fc.array(tie("tree"), { maxLength: 3 })),
  })).tree,
  fc.double(),
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(
    "uniform",
    "others",
    "padded",
    "binary",
    "prior",
    "mean",
    "none",
    "probabilities",
    "klDivergence",
    null,
  ),
);

function expectAnswer(request: unknown): void {
  const before = process.cpuUsage();
  const checked = compute(request as LossRequest);
  expect(process.cpuUsage(before).user).toBeLessThan(500_000);
  if ("problem" in checked) expect(checked.problem).toMatch(/^\S.{20,}[.?)]$/su);
  else expect(Object.keys(checked.value)).toHaveLength(8);
}

describe.each(BASES)("%s", (_, base) => {
  test.each(FIELDS)("anything as %s", (field) => {
    fc.assert(
      fc.property(anything, (value) => expectAnswer({ ...base, [field]: value })),
      { numRuns: 40 },
    );
  });
});

test("anything in every field", () => {
  const request = fc.record(Object.fromEntries(FIELDS.map((field) => [field, anything])), { requiredKeys: [] });
  fc.assert(fc.property(request, expectAnswer), { numRuns: 300 });
});

test("anything as the request", () => {
  fc.assert(fc.property(anything, expectAnswer), { numRuns: 300 });
});

test("10,000 rows of 100 classes take less than two seconds of the processor", () => {
  const logits = Array.from({ length: 10_000 }, (_, i) => Array.from({ length: 100 }, (_, k) => Math.sin(i * k)));
  const before = process.cpuUsage();
  expect(compute({ logits, targets: logits.map((_, i) => i % 100), labelSmoothing: 0.1 })).toHaveProperty("value");
  expect(process.cpuUsage(before).user).toBeLessThan(2_000_000);
});
