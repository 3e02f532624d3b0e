/** Losses far below the rounding of 1: right to 1e-12 of their own value, not 0. */
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rowComputer } from "../../src/core/rowComputer.ts";
import { expectClose, TINY } from "./closeTo.ts";
import { exactLoss, toNumbers } from "./exact.ts";

const HARD = { labelSmoothing: 0, reduction: "sum" } as const;
const KL = { ...HARD, loss: "klDivergence" } as const;
const BINARY = { ...HARD, loss: "binaryCrossEntropy" } as const;

/** With the loss, from the series of log1p: e^-100 - e^-200/2 and so on. */
const ROWS: readonly [name: string, request: LossRequest, loss: number][] = [
  ["a gap of 100", { ...HARD, logits: [100, 0], targets: 0 }, 3.720075976020836e-44],
  [
    "a gap of 100 with class weight 2",
    { ...HARD, logits: [100, 0], targets: 0, classWeights: [2, 9] },
    7.440151952041672e-44,
  ],
  ["a gap of 100, one-hot", { ...HARD, logits: [[100, 0]], targets: [[1, 0]] }, 3.720075976020836e-44],
  ["a gap of 100 as a KL divergence", { ...KL, logits: [100, 0], targets: 0 }, 3.720075976020836e-44],
  ["a gap of 100 from -50 to 50", { ...HARD, logits: [-50, 50], targets: 1 }, 3.720075976020836e-44],
  ["a gap of 50 at temperature 0.5", { ...HARD, logits: [50, 0], targets: 0, temperature: 0.5 }, 3.720075976020836e-44],
  ["a gap of 700 among 3", { ...HARD, logits: [700, 0, 0], targets: 0 }, 1.971935308751954e-304],
  ["σ of 100, positive", { ...BINARY, logits: [100], targets: [1] }, 3.720075976020836e-44],
  ["σ of -100, negative", { ...BINARY, logits: [-100], targets: [0] }, 3.720075976020836e-44],
  ["σ of 100, positive, posWeight 2", { ...BINARY, logits: [100], targets: [1], posWeight: 2 }, 7.440151952041672e-44],
  [
    "log-probability of -3.7e-44",
    { ...HARD, inputKind: "logProbabilities", logits: [-3.7e-44, -100], targets: 0 },
    3.7e-44,
  ],
  [
    "log-probability of -50, negative",
    { ...BINARY, inputKind: "logProbabilities", logits: [-50], targets: [0] },
    1.9287498479639178e-22,
  ],
  ["probability of 1e-40, negative", { ...BINARY, inputKind: "probabilities", logits: [1e-40], targets: [0] }, 1e-40],
  [
    "probability of 1 - 2^-53",
    { ...HARD, inputKind: "probabilities", logits: [1 - 2 ** -53, 2 ** -53], targets: 0 },
    1.1102230246251565e-16,
  ],
];

describe.each(ROWS)("%s", (_, request, reference) => {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  const exact = exactLoss(request);

  test("has the loss", () => {
    expectClose(checked.value.loss, reference, TINY, "loss");
    expectClose(exact.loss.toNumber(), reference, TINY, "the 64 digits' loss");
  });

  test("has the excess, for its minimum is 0", () => {
    const problem = readRequest(request);
    if ("problem" in problem) throw new Error(problem.problem);
    const { excess } = rowComputer(problem.value)(0);
    expectClose(checked.value.minimumLoss, 0, TINY, "minimumLoss");
    expectClose(excess, reference, TINY, "excess");
  });

  // Given probabilities need not sum to 1, so that 1 - p is all there is of a gradient.
  const floor = request.inputKind === undefined ? TINY.floor : 1e-3;
  test("has the gradient", () => {
    expectClose(checked.value.gradLogits, toNumbers(exact.gradLogits), { ...TINY, floor }, "gradient");
  });
});

test("the gradient of a gap of 100 is 3.7e-44 as well", () => {
  const checked = compute({ ...HARD, logits: [100, 0], targets: 0 });
  expect(checked).toHaveProperty("value.gradLogits", [-3.720075976020836e-44, 3.720075976020836e-44]);
});
