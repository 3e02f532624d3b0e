/** The classes of a row that a chart has room for. */
import type { RowComparison } from "../../src/core/compareRow.ts";
import { type ClassChoice, topClasses } from "../../src/report/topClasses.ts";

/** At most about `limit` classes: the true ones, the likeliest, and where the gradient is largest; the rest is summed up. */
export function classesShown({ hard, probs, smoothed }: RowComparison, limit: number): ClassChoice {
  return topClasses(probs.length, limit, [hard.targetProbs, probs, smoothed.gradLogits]);
}
