/** Whether a loss is one that most frameworks have: a cross entropy without class weights, padding or rows to ignore. */
import type { LossProblem } from "../../core/lossProblem.ts";
import { ignoresRows } from "./ignoresRows.ts";

/** A binary cross entropy may be one too; smoothing and reduction may be any. */
export function isPlainLoss(problem: LossProblem): boolean {
  const { loss, convention, classWeights, posWeight } = problem;
  const isWeighted = classWeights !== undefined || posWeight !== undefined;
  return loss !== "klDivergence" && convention !== "padded" && !isWeighted && !ignoresRows(problem);
}
