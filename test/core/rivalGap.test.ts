/** The gap between the true class and its nearest rival. */
import { expect, test } from "vitest";
import { rowComparer } from "../../src/core/compareRow.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rivalGap } from "../../src/core/rivalGap.ts";

const LN2 = Math.log(2);

test.each<readonly [string, Omit<LossRequest, "labelSmoothing">, number | null]>([
  ["logits", { logits: [2, 1, 0.5], targets: 0 }, 1],
  ["below the rival", { logits: [2, 1, 0.5], targets: 2 }, -1.5],
  ["logits whose softmax is 0", { logits: [0, 5000, 4000], targets: 0 }, -5000],
  ["the temperature is in the logits' units", { logits: [2, 1], targets: 0, temperature: 4 }, 1],
  ["probabilities", { logits: [0.6, 0.3, 0.1], targets: 0, inputKind: "probabilities" }, LN2],
  ["log-probabilities", { logits: [-1, -3], targets: 1, inputKind: "logProbabilities" }, -2],
  ["padding is no rival", { logits: [9, 3, 1], targets: 1, convention: "padded", paddingIndex: 0 }, 2],
  ["a binary label has its own logit", { logits: [2, -1], targets: [1, 0], loss: "binaryCrossEntropy" }, 2],
  [
    "a binary label's probability",
    { logits: [0.75, 0.5], targets: [1, 0], loss: "binaryCrossEntropy", inputKind: "probabilities" },
    Math.log(3),
  ],
  [
    "a binary label's log-probability",
    { logits: [Math.log(0.75), -1], targets: [1, 0], loss: "binaryCrossEntropy", inputKind: "logProbabilities" },
    Math.log(3),
  ],
  ["a masked rival", { logits: [1, Number.NEGATIVE_INFINITY], targets: 0 }, null],
  ["a masked true class", { logits: [Number.NEGATIVE_INFINITY, 1], targets: 0 }, null],
  ["nan", { logits: [1, Number.NaN, 0], targets: 0 }, null],
  ["one class", { logits: [1], targets: 0 }, null],
])("%s", (_, request, gap) => {
  const checked = readRequest({ ...request, labelSmoothing: 0.1 });
  if ("problem" in checked) throw new Error(checked.problem);
  const problem = checked.value;
  const y = problem.targets.kind === "indices" ? problem.targets.indices[0]! : 0;
  const actual = rivalGap(problem, rowComparer(problem)(0), y);
  if (gap === null) expect(actual).toBeNull();
  else expect(actual).toBeCloseTo(gap, 12);
});
