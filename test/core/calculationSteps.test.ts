/** The steps of a row's calculation: their numbers, their formulas, and that they add up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Calculation, calculationSteps } from "../../src/core/calculationSteps.ts";
import { computeLoss } from "../../src/core/computeLoss.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { expectClose } from "./closeTo.ts";
import { problems } from "./problems.ts";

function problemOf(request: LossRequest): LossProblem {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

function valuesOf({ steps }: Calculation): Record<string, Float64Array> {
  return Object.fromEntries(steps.map(({ name, values }) => [name, values]));
}

const LN3 = Math.log(3);
const ROW = { logits: [[0, 0, 0]], targets: [0], labelSmoothing: 0.3 };

test.each<[name: string, request: LossRequest, steps: Readonly<Record<string, readonly number[]>>]>([
  [
    "uniform",
    ROW,
    {
      logits: [0, 0, 0],
      hard: [1, 0, 0],
      scaled: [0.7, 0, 0],
      spread: [0.1, 0.1, 0.1],
      target: [0.8, 0.1, 0.1],
      logProbs: [-LN3, -LN3, -LN3],
      products: [0.8 * LN3, 0.1 * LN3, 0.1 * LN3],
    },
  ],
  [
    "others",
    { ...ROW, convention: "others" },
    { scaled: [0.7, 0, 0], spread: [0, 0.15, 0.15], target: [0.7, 0.15, 0.15] },
  ],
  [
    "padded: the padding column is zeroed",
    { ...ROW, logits: [[0, 0, 0, 0]], targets: [1], convention: "padded", paddingIndex: 0 },
    { hard: [0, 1, 0, 0], spread: [0, 0, 0.15, 0.15], target: [0, 0.7, 0.15, 0.15] },
  ],
  [
    "a padding row is 0",
    { ...ROW, convention: "padded", paddingIndex: 0 },
    { hard: [0, 0, 0], scaled: [0, 0, 0], spread: [0, 0, 0], target: [0, 0, 0], products: [0, 0, 0] },
  ],
  [
    "binary",
    { ...ROW, logits: [[0, 0]], targets: [[1, 0]], convention: "binary" },
    { scaled: [0.7, 0], spread: [0.15, 0.15], target: [0.85, 0.15], products: [Math.LN2, Math.LN2] },
  ],
  [
    "class weights",
    { ...ROW, classWeights: [1, 2, 3] },
    { target: [0.8, 0.1, 0.1], products: [0.8 * LN3, 0.2 * LN3, 0.3 * LN3] },
  ],
  ["KL divergence", { ...ROW, labelSmoothing: 0, loss: "klDivergence" }, { products: [LN3, 0, 0] }],
])("%s", (_, request, steps) => {
  const values = valuesOf(calculationSteps(problemOf(request), 0));
  for (const [name, reference] of Object.entries(steps)) {
    expectClose(values[name], reference, { relative: 1e-14, floor: 1e-1 }, name);
  }
});

test("the steps add up in every row of every problem", () => {
  fc.assert(
    fc.property(problems({ masked: false, scales: [1, 30] }), (request) => {
      const problem = problemOf({ ...request, reduction: "none" });
      const { rowLosses } = computeLoss(problem);
      const K = problem.numClasses;
      for (let row = 0; row < problem.numRows; row++) {
        const calculation = calculationSteps(problem, row);
        const { scaled, spread, target, products } = valuesOf(calculation);
        const added = scaled!.map((value, k) => value + spread![k]!);
        expectClose(added, target, { relative: 1e-15, floor: 1 });
        const tolerance = { relative: 1e-12, floor: 1 };
        expectClose(
          products!.reduce((a, b) => a + b, 0),
          calculation.total,
          tolerance,
        );
        const losses =
          rowLosses.length === problem.numRows ? [rowLosses[row]!] : [...rowLosses.slice(row * K, (row + 1) * K)];
        expectClose(
          losses.reduce((a, b) => a + b, 0),
          calculation.total,
          tolerance,
        );
      }
    }),
    { numRuns: 60 },
  );
});

test.each<[request: Partial<LossRequest>, formulas: readonly string[]]>([
  [{}, ["z", "y", "(1-a)·y", "a/K", "t", "log softmax(z)", "-t·log p"]],
  [{ temperature: 2, classWeights: [1, 1, 2] }, ["z", "y", "(1-a)·y", "a/K", "t", "log softmax(z/T)", "-w·t·log p"]],
  [{ loss: "klDivergence" }, ["z", "y", "(1-a)·y", "a/K", "t", "log softmax(z)", "t·(log t - log p)"]],
])("%o is explained by its formulas", (request, formulas) => {
  const { steps } = calculationSteps(problemOf({ ...ROW, ...request }), 0);
  expect(steps.map(({ formula }) => formula)).toEqual(formulas);
});
