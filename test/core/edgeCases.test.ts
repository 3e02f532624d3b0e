/** Requests at the edges of what can be computed, each with what it gives. */
import { expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { expectClose } from "./closeTo.ts";

const INF = Number.POSITIVE_INFINITY;
const NAN = Number.NaN;
const LN2 = Math.LN2;
const HARD = { labelSmoothing: 0 };
const SMOOTH = { labelSmoothing: 0.1 };
const BINARY = { ...HARD, loss: "binaryCrossEntropy" } as const;

const ROWS: readonly [name: string, request: LossRequest, expected: Readonly<Record<string, unknown>>][] = [
  // One class.
  [
    "one class",
    { ...SMOOTH, logits: [3], targets: 0 },
    { loss: 0, probs: [1], gradLogits: [0], targetProbs: [1], optimalGap: null },
  ],
  ["one class, a batch", { ...SMOOTH, logits: [[3], [-3]], targets: [0, 0] }, { loss: 0, gradLogits: [[0], [0]] }],
  [
    "one sigmoid",
    { ...BINARY, logits: [[0]], targets: [[1]] },
    { loss: LN2, rowLosses: [[LN2]], gradLogits: [[-0.5]] },
  ],
  [
    "one sigmoid, smoothed by 1",
    { logits: [[0]], targets: [[1]], labelSmoothing: 1, convention: "binary" },
    { loss: LN2, minimumLoss: LN2, gradLogits: [[0]], optimalGap: 0 },
  ],
  ["unbatched sigmoids", { ...BINARY, logits: [0, 0], targets: [1, 0] }, { loss: LN2, rowLosses: [LN2, LN2] }],
  // The ends of the smoothing value.
  [
    "a = 0",
    { logits: [[0, 0]], targets: [1], labelSmoothing: 0 },
    { loss: LN2, targetProbs: [[0, 1]], minimumLoss: 0, optimalGap: INF },
  ],
  ["a = -0", { logits: [[0, 0]], targets: [1], labelSmoothing: -0 }, { loss: LN2, optimalGap: INF }],
  [
    "a = 1",
    { logits: [[0, 0]], targets: [1], labelSmoothing: 1 },
    { loss: LN2, targetProbs: [[0.5, 0.5]], minimumLoss: LN2, optimalGap: 0 },
  ],
  [
    "a = 1, others",
    { logits: [[0, 0]], targets: [1], labelSmoothing: 1, convention: "others" },
    { targetProbs: [[1, 0]], minimumLoss: 0, optimalGap: -INF },
  ],
  // Infinities and NaN.
  [
    "a masked class, hard",
    { ...HARD, logits: [[0, 0, -INF]], targets: [0] },
    { loss: LN2, probs: [[0.5, 0.5, 0]], gradLogits: [[-0.5, 0.5, 0]] },
  ],
  [
    "a masked class, smoothed",
    { labelSmoothing: 0.3, logits: [[0, 0, -INF]], targets: [0] },
    { loss: INF, gradLogits: [[-0.3, 0.4, -0.1]] },
  ],
  ["a masked class, target 0", { ...HARD, logits: [[0, 0, -INF]], targets: [[0.5, 0.5, 0]] }, { loss: LN2 }],
  [
    "a masked class of weight 0",
    { ...SMOOTH, logits: [[0, 0, -INF]], targets: [0], classWeights: [1, 1, 0], reduction: "sum" },
    { loss: (1 - 0.1 + 0.2 / 3) * LN2 },
  ],
  [
    "a masked class as a KL divergence",
    { ...HARD, loss: "klDivergence", logits: [[0, 0, -INF]], targets: [0], reduction: "sum" },
    { loss: LN2 },
  ],
  ["the target masked", { ...HARD, logits: [[0, -INF]], targets: [1] }, { loss: INF, gradLogits: [[1, -1]] }],
  [
    "all masked",
    {
      ...HARD,
      logits: [
        [-INF, -INF],
        [0, 0],
      ],
      targets: [0, 0],
      reduction: "none",
    },
    {
      loss: [NAN, LN2],
      probs: [
        [NAN, NAN],
        [0.5, 0.5],
      ],
    },
  ],
  [
    "a NaN logit",
    {
      ...HARD,
      logits: [
        [NAN, 0],
        [0, NAN],
        [0, 0],
      ],
      targets: [1, 0, 0],
      reduction: "none",
    },
    { loss: [NAN, NAN, LN2] },
  ],
  [
    "a +inf logit",
    {
      ...HARD,
      logits: [
        [INF, 0],
        [0, INF],
      ],
      targets: [1, 0],
      reduction: "none",
    },
    {
      loss: [NAN, NAN],
      probs: [
        [NAN, NAN],
        [NAN, NAN],
      ],
    },
  ],
  ["one logit of +inf", { ...HARD, logits: [[INF]], targets: [0] }, { loss: NAN }],
  [
    "a NaN row that is ignored",
    {
      ...HARD,
      logits: [
        [NAN, 0],
        [0, 0],
      ],
      targets: [-100, 0],
    },
    {
      loss: LN2,
      gradLogits: [
        [0, 0],
        [-0.5, 0.5],
      ],
    },
  ],
  [
    "σ of infinities",
    { ...BINARY, logits: [[INF, -INF, INF]], targets: [[1, 0, 0]], reduction: "none" },
    { loss: [[0, 0, INF]], probs: [[1, 0, 1]], gradLogits: [[0, 0, 1]] },
  ],
  ["σ of NaN", { ...BINARY, logits: [[NAN, 0]], targets: [[1, 0]], reduction: "none" }, { loss: [[NAN, LN2]] }],
  [
    "a probability of 1 or 0",
    { ...BINARY, inputKind: "probabilities", logits: [[1, 0, 1]], targets: [[1, 0, 0]], reduction: "none" },
    { loss: [[0, 0, INF]] },
  ],
  [
    "a rounded sum of probabilities, 1 + 1e-7",
    { ...BINARY, inputKind: "probabilities", logits: [[1 + 1e-7]], targets: [[1]] },
    { loss: 0, probs: [[1]] },
  ],
  [
    "a rounded log-probability, 1e-7",
    { ...BINARY, inputKind: "logProbabilities", logits: [[1e-7]], targets: [[1]] },
    { loss: 0, probs: [[1]] },
  ],
  [
    "a prior of 1 + 5e-7",
    {
      ...SMOOTH,
      loss: "binaryCrossEntropy",
      convention: "prior",
      prior: [1.0000005, 0],
      logits: [[0, 0]],
      targets: [[1, 0]],
    },
    { minimumLoss: 0 },
  ],
  // Rows that do not count.
  [
    "everything ignored, mean",
    {
      ...SMOOTH,
      logits: [
        [1, 2],
        [3, 4],
      ],
      targets: [-100, -100],
    },
    {
      loss: NAN,
      minimumLoss: NAN,
      rowLosses: [0, 0],
      gradLogits: [
        [0, 0],
        [0, 0],
      ],
    },
  ],
  [
    "everything ignored, sum",
    { ...SMOOTH, logits: [[1, 2]], targets: [-100], reduction: "sum" },
    { loss: 0, gradLogits: [[0, 0]] },
  ],
  [
    "everything ignored, batchmean",
    { ...SMOOTH, logits: [[1, 2]], targets: [-100], reduction: "batchmean" },
    { loss: 0 },
  ],
  [
    "an ignored scalar",
    { ...SMOOTH, logits: [1, 2], targets: -100 },
    { loss: NAN, gradLogits: [0, 0], targetProbs: [0, 0] },
  ],
  [
    "ignored sigmoids",
    {
      ...BINARY,
      logits: [
        [0, 0],
        [0, 0],
      ],
      targets: [0, -100],
      targetKind: "indices",
    },
    {
      loss: LN2,
      rowLosses: [
        [LN2, LN2],
        [0, 0],
      ],
      gradLogits: [
        [-0.25, 0.25],
        [0, 0],
      ],
    },
  ],
  [
    "a padding row",
    {
      ...SMOOTH,
      convention: "padded",
      paddingIndex: 0,
      logits: [
        [1, 2, 3],
        [0, 0, 0],
      ],
      targets: [0, 1],
    },
    {
      loss: Math.log(3),
      rowLosses: [0, Math.log(3)],
      targetProbs: [
        [0, 0, 0],
        [0, 0.9, 0.1],
      ],
    },
  ],
  [
    "a padding row given as probabilities",
    { ...SMOOTH, convention: "padded", paddingIndex: 0, logits: [[1, 2, 3]], targets: [[1, 0, 0]] },
    { loss: NAN, rowLosses: [0], targetProbs: [[0, 0, 0]] },
  ],
  [
    "only padding, KL batchmean",
    {
      ...SMOOTH,
      loss: "klDivergence",
      convention: "padded",
      paddingIndex: 0,
      logits: [[1, 2, 3]],
      targets: [0],
      reduction: "batchmean",
    },
    { loss: 0, gradLogits: [[0, 0, 0]] },
  ],
  // Weights.
  [
    "all weights 0, sum",
    { ...SMOOTH, logits: [[1, 2]], targets: [0], classWeights: [0, 0], reduction: "sum" },
    { loss: 0, minimumLoss: 0, gradLogits: [[0, 0]] },
  ],
  ["all weights 0, mean", { ...SMOOTH, logits: [[1, 2]], targets: [0], classWeights: [0, 0] }, { loss: NAN }],
  [
    "posWeight 0",
    { ...BINARY, logits: [[0, 0]], targets: [[1, 0]], posWeight: 0, reduction: "none" },
    { loss: [[0, LN2]] },
  ],
  [
    "one posWeight for all",
    { ...BINARY, logits: [[0, 0]], targets: [[1, 1]], posWeight: 3, reduction: "none" },
    { loss: [[3 * LN2, 3 * LN2]] },
  ],
  // Shapes.
  ["a scalar target", { ...HARD, logits: [0, 0], targets: 1 }, { loss: LN2, rowLosses: LN2, gradLogits: [0.5, -0.5] }],
  ["a scalar target, none", { ...HARD, logits: [0, 0], targets: 1, reduction: "none" }, { loss: LN2 }],
  ["an unbatched probability target", { ...HARD, logits: [0, 0], targets: [0.5, 0.5] }, { loss: LN2 }],
  [
    "typed rows",
    { ...HARD, logits: [new Float32Array([0, 0]), new Float32Array([0, 0])], targets: new Int32Array([1, 0]) },
    {
      loss: LN2,
      gradLogits: [
        [0.25, -0.25],
        [-0.25, 0.25],
      ],
    },
  ],
  [
    "a flat array with its shape",
    {
      ...HARD,
      logits: { shape: [2, 2], values: new Float64Array(4) },
      targets: { shape: [2], values: Float64Array.of(1, 0) },
    },
    { loss: LN2, rowLosses: [LN2, LN2] },
  ],
  [
    "classAxis -1",
    { ...HARD, logits: [[[0, 0]]], targets: [[1]], classAxis: -1 },
    { loss: LN2, gradLogits: [[[0.5, -0.5]]] },
  ],
  [
    "classAxis 0",
    { ...HARD, logits: [[0], [0]], targets: [1], classAxis: 0 },
    { loss: LN2, gradLogits: [[0.5], [-0.5]] },
  ],
  [
    "classAxis -2 of (N, C, 1)",
    { ...HARD, logits: [[[0], [0]]], targets: [[1]], classAxis: -2 },
    { loss: LN2, gradLogits: [[[0.5], [-0.5]]] },
  ],
  [
    "batchmean of (N, C, d1) divides by N",
    {
      ...HARD,
      logits: [
        [
          [0, 0],
          [0, 0],
        ],
      ],
      targets: [[0, 1]],
      reduction: "batchmean",
    },
    { loss: 2 * LN2 },
  ],
  [
    "batchmean of classAxis 0 divides by the other axis",
    {
      ...HARD,
      logits: [
        [0, 0, 0],
        [0, 0, 0],
      ],
      targets: [0, 1, 0],
      classAxis: 0,
      reduction: "batchmean",
    },
    { loss: LN2 },
  ],
  [
    "a KL mean of (N, C, d1) divides by all",
    {
      ...HARD,
      loss: "klDivergence",
      logits: [
        [
          [0, 0],
          [0, 0],
        ],
      ],
      targets: [[0, 1]],
    },
    { loss: LN2 / 2 },
  ],
  ["an index of -0", { ...HARD, logits: [[0, 0]], targets: [-0] }, { targetProbs: [[1, 0]] }],
  // Temperature and range.
  [
    "a target of 1e-310 where p is 1",
    { ...HARD, loss: "klDivergence", logits: [[800, 0]], targets: [[1e-310, 1]], reduction: "sum" },
    { loss: 800 },
  ],
  [
    "a temperature of 1e-300",
    { ...HARD, logits: [[1, 0]], targets: [0], temperature: 1e-300 },
    { loss: 0, probs: [[1, 0]] },
  ],
  [
    "a small temperature and large logits close together",
    { ...HARD, logits: [[1e300, 1e300]], targets: [0], temperature: 1e-10 },
    { loss: LN2 },
  ],
  [
    "a temperature of 1e300",
    { ...HARD, logits: [[5, -5]], targets: [0], temperature: 1e300 },
    { loss: LN2, probs: [[0.5, 0.5]] },
  ],
  [
    "a spread of 1e300",
    {
      ...HARD,
      logits: [
        [1e300, 0],
        [1e300, 0],
      ],
      targets: [0, 1],
      reduction: "none",
    },
    {
      loss: [0, 1e300],
      gradLogits: [
        [0, 0],
        [1, -1],
      ],
    },
  ],
  ["logits of 1e308", { ...HARD, logits: [[1e308, 1e308]], targets: [0] }, { loss: LN2 }],
  ["logits of 5e-324", { ...HARD, logits: [[5e-324, 0]], targets: [0] }, { loss: LN2 }],
  [
    "probabilities at temperature 2",
    { ...HARD, inputKind: "probabilities", logits: [[0.8, 0.2]], targets: [0], temperature: 2 },
    { probs: [[2 / 3, 1 / 3]] },
  ],
];

test.each(ROWS)("%s", (_, request, expected) => {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  for (const [name, reference] of Object.entries(expected)) {
    const actual = checked.value[name as keyof typeof checked.value];
    if (reference === null) expect(actual, name).toBeNull();
    else expectClose(actual, reference, { relative: 1e-14, floor: 1e-2 }, name);
  }
});
