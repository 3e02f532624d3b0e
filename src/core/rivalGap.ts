/** How far the logit of a row's true class stands above that of its nearest rival. */
import type { RowComparison } from "./compareRow.ts";
import type { LossProblem } from "./lossProblem.ts";

/**
 * The gap between class `trueClass` and the likeliest other class that is not padding, in units of the logits (of
 * probabilities: of their logarithms). For binary cross entropy no class has a rival: it is the label's own logit. null
 * where there is no rival, or the gap is not finite.
 */
export function rivalGap(problem: LossProblem, { input }: RowComparison, trueClass: number): number | null {
  const { paddingIndex, inputKind, loss } = problem;
  const own = input[trueClass] ?? Number.NaN;
  if (loss === "binaryCrossEntropy") return finite(inputKind === "logits" ? own : logitOf(own, inputKind));
  let rival = Number.NEGATIVE_INFINITY;
  for (const [k, value] of input.entries()) {
    if (Number.isNaN(value)) return null;
    if (k !== trueClass && k !== paddingIndex) rival = Math.max(rival, value);
  }
  return finite(inputKind === "probabilities" ? Math.log(own) - Math.log(rival) : own - rival);
}

function logitOf(given: number, inputKind: "probabilities" | "logProbabilities"): number {
  return inputKind === "probabilities"
    ? Math.log(given) - Math.log1p(0 - given)
    : given - Math.log(0 - Math.expm1(given));
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
