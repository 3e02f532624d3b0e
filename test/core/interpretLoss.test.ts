/** What a logged loss says: floor, excess and the hard losses that it leaves possible. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { interpretLoss, type LossInterpretation, type LossReading } from "../../src/core/interpretLoss.ts";

function interpreted(reading: LossReading): LossInterpretation {
  const checked = interpretLoss(reading);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

const READING = { loss: 1.05, labelSmoothing: 0.1, numClasses: 10, convention: "uniform" } as const;
const near = (value: number, digits = 4) => expect.closeTo(value, digits);
const INF = Number.POSITIVE_INFINITY;

test.each<[name: string, reading: LossReading, expected: Partial<LossInterpretation>]>([
  ["a loss from a log", READING, { excess: near(0.5497), chanceLoss: near(Math.LN10) }],
  [
    "unsmoothed, the loss is the hard loss",
    { ...READING, labelSmoothing: 0 },
    { excess: 1.05, hardLoss: [1.05, 1.05], perplexity: [near(2.8577), near(2.8577)] },
  ],
  [
    "below the floor nothing is possible",
    { ...READING, loss: 0.4 },
    { excess: near(-0.1003), hardLoss: null, perplexity: null },
  ],
  [
    "chance at a = 1 is the floor",
    { ...READING, loss: Math.LN10 + 1e-9, labelSmoothing: 1 },
    { hardLoss: [near(Math.LN10, 3), near(Math.LN10, 3)] },
  ],
  // All the mass belongs to the others: p can be 0, and at loss ln 2 + 1 it is at most 1 - 1/e.
  [
    "others at a = 1",
    { loss: Math.LN2 + 1, labelSmoothing: 1, numClasses: 3, convention: "others" },
    { excess: near(1), hardLoss: [near(-Math.log(1 - 1 / Math.E)), INF] },
  ],
  [
    "padded chance leaves padding out",
    { ...READING, numClasses: 5, convention: "padded" },
    { chanceLoss: near(Math.log(4)) },
  ],
  ["one label, yes or no", { ...READING, convention: "binary" }, { chanceLoss: near(Math.LN2) }],
])("%s", (_, reading, expected) => {
  expect(interpreted(reading)).toMatchObject(expected);
});

test.each<[unknown, RegExp]>([
  [{ ...READING, loss: Number.NaN }, /The loss is NaN/],
  [{ ...READING, loss: INF }, /The loss is Infinity/],
  [{ ...READING, labelSmoothing: 2 }, /labelSmoothing is 2/],
  [{ ...READING, numClasses: 1 }, /number of classes is 1.* at least 2/],
  [{ ...READING, numClasses: 2, convention: "padded" }, /at least 3 with padding/],
  [{ ...READING, numClasses: 2.5 }, /whole number/],
])("%o is refused", (reading, message) => {
  expect(interpretLoss(reading as LossReading)).toHaveProperty("problem", expect.stringMatching(message));
});

describe("the hard loss of any model", () => {
  const CONVENTIONS = ["uniform", "others", "padded"] as const;

  test("lies in the range that its smoothed loss gives, over one row or several", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CONVENTIONS),
        fc.integer({ min: 3, max: 6 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 6, maxLength: 6 }), {
          minLength: 1,
          maxLength: 3,
        }),
        (convention, K, a, rows) => {
          const request = {
            logits: rows.map((row) => row.slice(0, K)),
            targets: rows.map((_, i) => 1 + (i % (K - 1))),
            convention,
            paddingIndex: convention === "padded" ? 0 : undefined,
          };
          const [smoothed, hard] = [a, 0].map((labelSmoothing) => {
            const checked = compute({ ...request, labelSmoothing });
            if ("problem" in checked) throw new Error(checked.problem);
            return checked.value.loss as number;
          });
          const range = interpreted({ loss: smoothed!, labelSmoothing: a, numClasses: K, convention }).hardLoss!;
          expect(hard).toBeGreaterThanOrEqual(range[0] - 1e-6 * (1 + range[0]));
          expect(hard).toBeLessThanOrEqual(range[1] + 1e-6 * (1 + range[1]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("reaches both ends where the other classes are alike", () => {
    const at = (gap: number, labelSmoothing: number) => {
      const checked = compute({ logits: [gap, 0, 0, 0], targets: 0, labelSmoothing });
      return "value" in checked ? (checked.value.loss as number) : Number.NaN;
    };
    for (const gap of [-3, 0, 2, 3.6, 6, 12]) {
      const { hardLoss } = interpreted({
        loss: at(gap, 0.1),
        labelSmoothing: 0.1,
        numClasses: 4,
        convention: "uniform",
      });
      const nearest = Math.min(...hardLoss!.map((end) => Math.abs(end - at(gap, 0))));
      expect(nearest, `gap ${gap}`).toBeLessThan(1e-9);
    }
  });
});
