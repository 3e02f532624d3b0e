/** How far the logit of a row's true class stands above that of its nearest rival. */
import type { RowComparison } from "./compareRow.ts";
import type { LossProblem } from "./lossProblem.ts";

/**
 * The gap between class `trueClass` and the likeliest other class that is not padding, in units of the logits (of
 * probabilities: of their logarithms). null where there is no rival, or the gap is not finite.
 */
export function rivalGap(problem: LossProblem, { input }: RowComparison, trueClass: number): number | null {
  const { paddingIndex, inputKind } = problem;
  let rival = Number.NEGATIVE_INFINITY;
  for (const [k, value] of input.entries()) {
    if (Number.isNaN(value)) return null;
    if (k !== trueClass && k !== paddingIndex) rival = Math.max(rival, value);
  }
  const own = input[trueClass] ?? Number.NaN;
  const gap = inputKind === "probabilities" ? Math.log(own) - Math.log(rival) : own - rival;
  return Number.isFinite(gap) ? gap : null;
}
