/** The optimal gap of a whole problem: one number where all classes are alike, else null. */
import type { LossProblem } from "./lossProblem.ts";
import { smoothingFacts } from "./smoothingFacts.ts";

/**
 * How far the true class's logit stands above the others where the loss is least (for the binary convention: the size
 * of the optimal logit), times the temperature. null where it differs from class to class: a prior or class weights that
 * are not constant, soft targets, posWeight, K independent sigmoids with uniform smoothing, or a single class.
 */
export function optimalGap(problem: LossProblem): number | null {
  const { convention, loss, classWeights, posWeight, prior, temperature } = problem;
  if (loss === "binaryCrossEntropy" && convention !== "binary") return null;
  if (!isConstant(classWeights) || !isConstant(prior) || posWeight?.some((c) => c !== 1)) return null;
  if (!hasHardTargets(problem)) return null;
  const facts = smoothingFacts(
    convention === "prior" ? "uniform" : convention,
    problem.labelSmoothing,
    problem.numClasses,
  );
  return facts.optimalGap === null ? null : facts.optimalGap * temperature;
}

function isConstant(values: Float64Array | undefined): boolean {
  return values === undefined || values.every((value) => value === values[0]);
}

/** Indices, or probabilities that are all 0 or 1 (with one 1 a row, except for binary cross entropy). */
function hasHardTargets({ targets, numRows, numClasses: K, loss }: LossProblem): boolean {
  if (targets.kind === "indices") return true;
  for (let row = 0; row < numRows; row++) {
    let ones = 0;
    for (let k = 0; k < K; k++) {
      const t = targets.probs[row * K + k]!;
      if (t === 1) ones++;
      else if (t !== 0) return false;
    }
    if (ones !== 1 && loss !== "binaryCrossEntropy") return false;
  }
  return true;
}
