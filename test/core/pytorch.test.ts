/** PyTorch's semantics, case by case (values of PyTorch 1.13 on the CPU to ten decimals). */
import { expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { expectClose } from "./closeTo.ts";

const BASE = {
  logits: [
    [2, 1, 0.1],
    [0.5, 2.5, -1],
  ],
  targets: [0, 2],
  labelSmoothing: 0.1,
};
const WEIGHTED = { ...BASE, classWeights: [1, 2, 5] };
const ONE_HOT = [
  [1, 0, 0],
  [0, 0, 1],
];
const IGNORED = { targets: [0, -100] };
const ROW = [2, 1, 0.1];

type Expected = { readonly [K in "loss" | "gradLogits" | "targetProbs"]?: unknown };

const ROWS: readonly [name: string, request: LossRequest, expected: Expected][] = [
  ["none", { ...BASE, reduction: "none" }, { loss: [0.5136966829, 3.4865115405] }],
  ["mean", BASE, { loss: 2.0001041117 }],
  ["sum", { ...BASE, reduction: "sum" }, { loss: 4.0002082234 }],
  ["batchmean is the mean where all rows count", { ...BASE, reduction: "batchmean" }, { loss: 2.0001041117 }],
  ["hard mean", { ...BASE, labelSmoothing: 0 }, { loss: 2.0351041117 }],
  ["a = 1 mean", { ...BASE, labelSmoothing: 1 }, { loss: 1.6851041117 }],
  ["weights, none", { ...WEIGHTED, reduction: "none" }, { loss: [0.8698683523, 17.130149454] }],
  ["weights, sum", { ...WEIGHTED, reduction: "sum" }, { loss: 18.0000178063 }],
  ["weights, mean of index targets divides by Σ w[y]", WEIGHTED, { loss: 3.0000029677 }],
  ["weights, mean of probability targets divides by N", { ...WEIGHTED, targets: ONE_HOT }, { loss: 9.0000089031 }],
  ["ignored, none", { ...BASE, ...IGNORED, reduction: "none" }, { loss: [0.5136966829, 0] }],
  ["ignored, mean", { ...BASE, ...IGNORED }, { loss: 0.5136966829 }],
  ["ignored, weights, mean", { ...WEIGHTED, ...IGNORED }, { loss: 0.8698683523 }],
  ["ignoreIndex of a class", { ...BASE, ignoreIndex: 2 }, { loss: 0.5136966829 }],
  [
    "all ignored, mean",
    { ...BASE, targets: [-100, -100] },
    {
      loss: Number.NaN,
      gradLogits: [
        [0, 0, 0],
        [0, 0, 0],
      ],
    },
  ],
  [
    "all ignored, sum",
    { ...BASE, targets: [-100, -100], reduction: "sum" },
    {
      loss: 0,
      gradLogits: [
        [0, 0, 0],
        [0, 0, 0],
      ],
    },
  ],
  ["KL batchmean", { ...BASE, loss: "klDivergence", reduction: "batchmean" }, { loss: 1.7089642729 }],
  ["KL mean divides by all elements", { ...BASE, loss: "klDivergence" }, { loss: 0.5696547576 }],
  [
    "row 0, weights, sum: gradient",
    { ...WEIGHTED, logits: [ROW], targets: [0], reduction: "sum" },
    { gradLogits: [[-0.1644987, 0.2161718, -0.0516731]] },
  ],
  ["unbatched", { ...BASE, logits: ROW, targets: 0 }, { loss: 0.5136966829 }],
  [
    "probability targets are smoothed",
    { ...BASE, targets: ONE_HOT },
    {
      loss: 2.0001041117,
      targetProbs: [
        [0.9333333, 0.0333333, 0.0333333],
        [0.0333333, 0.0333333, 0.9333333],
      ],
    },
  ],
  [
    "masked class, hard",
    { ...BASE, logits: [[2, 1, -Infinity]], targets: [0], labelSmoothing: 0 },
    { loss: 0.3132616875 },
  ],
  [
    "masked class, smoothed",
    { ...BASE, logits: [[2, 1, -Infinity]], targets: [0] },
    { loss: Number.POSITIVE_INFINITY, gradLogits: [[-0.2022748, 0.2356081, -0.0333333]] },
  ],
  [
    "the true class masked",
    { ...BASE, logits: [[2, -Infinity]], targets: [1], labelSmoothing: 0 },
    { loss: Infinity, gradLogits: [[1, -1]] },
  ],
];

test.each(ROWS)("%s", (_, request, expected) => {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  for (const [name, reference] of Object.entries(expected)) {
    // Losses are printed to ten decimals, the rest to seven.
    const half = name === "loss" ? 0.5e-10 : 0.5e-7;
    expectClose(checked.value[name as keyof Expected], reference, { relative: half, floor: 1 }, name);
  }
});

test("weights on the NLL term only (fastai, MindSpore) are another loss", () => {
  // (1-a)·Σ w_y nll_y / Σ w_y + a·mean of -log p over all rows and classes.
  const hard = compute({ ...WEIGHTED, labelSmoothing: 0 });
  const uniform = compute({ ...BASE, labelSmoothing: 1 });
  if ("problem" in hard || "problem" in uniform) throw new Error("refused");
  const value = 0.9 * (hard.value.loss as number) + 0.1 * (uniform.value.loss as number);
  expect(value).toBeCloseTo(2.970948569, 9);
});
