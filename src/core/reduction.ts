/** From rows to one number: what the sum of the rows is divided by. */
import type { LossProblem } from "./lossProblem.ts";
import { rowState } from "./smoothTargets.ts";
import { addTo, newSum, totalOf } from "./sum.ts";

/**
 * The number by which the sum of the rows is divided, PyTorch's semantics; 1 for `none` and `sum`.
 *
 * - mean of cross entropy, index targets: Σ w[y] over the rows that count, their number without weights;
 * - mean of cross entropy, probability targets: the number of rows that count, whatever the weights;
 * - mean of binary cross entropy and of a KL divergence: all elements (KLDivLoss('mean'));
 * - batchmean: the batch size.
 * Nothing that counts gives 0, so that the mean is NaN.
 */
export function reductionDivisor(problem: LossProblem): number {
  const { reduction, loss, targets, classWeights, numRows, numClasses } = problem;
  if (reduction === "none" || reduction === "sum") return 1;
  if (reduction === "batchmean") return problem.batchSize;
  if (loss === "klDivergence") return numRows * numClasses;
  const divisor = newSum();
  for (let row = 0; row < numRows; row++) {
    if (rowState(problem, row) !== "counted") continue;
    if (loss === "binaryCrossEntropy") addTo(divisor, numClasses);
    else if (targets.kind === "indices" && classWeights !== undefined) {
      addTo(divisor, classWeights[targets.indices[row]!]!);
    } else addTo(divisor, 1);
  }
  return totalOf(divisor);
}
