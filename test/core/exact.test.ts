/** Random problems agree with 64 digits: losses to 1e-12 of their value, however small or large they are. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import { expectClose, TINY } from "./closeTo.ts";
import { exactLoss, toNumbers } from "./exact.ts";
import { type Drawn, type Problem, problems } from "./problems.ts";

const ROWS: readonly [name: string, drawn: Drawn][] = [
  ["cross entropy", { losses: ["crossEntropy"] }],
  ["KL divergence", { losses: ["klDivergence"] }],
  ["binary cross entropy", { losses: ["binaryCrossEntropy"] }],
  ["probabilities", { inputKinds: ["probabilities"] }],
  ["log-probabilities", { inputKinds: ["logProbabilities"] }],
  ["logits up to 1e300", { scales: [1e100, 1e300], temperatures: [1] }],
];

describe.each(ROWS)("%s", (_, drawn) => {
  test("agrees", () => {
    fc.assert(fc.property(problems(drawn), expectExact), { numRuns: 10 });
  });
});

function expectExact(problem: Problem): void {
  const checked = compute(problem);
  if ("problem" in checked) throw new Error(checked.problem);
  const { value } = checked;
  const exact = exactLoss(problem);
  const tolerance = problem.loss === "klDivergence" ? KL : TINY;
  expectClose(value.targetProbs, toNumbers(exact.targetProbs), { relative: 1e-14, floor: 1e-2 }, "targetProbs");
  expectClose(value.probs, toNumbers(exact.probs), TINY, "probs");
  expectClose(value.rowLosses, toNumbers(exact.rowLosses), tolerance, "rowLosses");
  if (problem.reduction !== "none") expectClose(value.loss, toNumbers(exact.loss), tolerance, "loss");
  expectClose(value.rowMinimumLosses, toNumbers(exact.rowMinimumLosses()), FLOOR, "rowMinimumLosses");
  expectGradient(value.gradLogits, toNumbers(exact.gradLogits), toNumbers(exact.gradScale));
}

/** A target's rounding error of 1e-16 is one of the loss, near a loss of 0 too. */
const KL = { relative: 1e-12, floor: 1e-2 };
/** -ln 1 is 0, but the logarithm of a share of 1 - 1e-16 is not. */
const FLOOR = { relative: 1e-12, floor: 1e-3 };

/** 1e-12 of the entry, or 1e-15 of the target mass that was subtracted there. */
function expectGradient(actual: unknown, exact: unknown, scale: unknown, place = "gradLogits"): void {
  if (!Array.isArray(exact)) {
    const floor = Math.max(TINY.floor, 1e-3 * (scale as number));
    expectClose(actual, exact, { ...TINY, floor }, place);
    return;
  }
  expect(actual, place).toHaveLength(exact.length);
  exact.forEach((entry, i) => {
    expectGradient((actual as unknown[])[i], entry, (scale as unknown[])[i], `${place}[${i}]`);
  });
}
