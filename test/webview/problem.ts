/** Problems and rows for tests of charts. */
import { type RowComparison, rowComparer } from "../../src/core/compareRow.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { readRequest } from "../../src/core/readRequest.ts";
import type { LossRequest } from "../../src/core/request.ts";

/** The worked example's logits before training: hard loss .4170, smoothed .5137. */
export const WORKED: LossRequest = { logits: [2, 1, 0.1], targets: 0, labelSmoothing: 0.1 };

export function problemOf(request: LossRequest): LossProblem {
  const checked = readRequest(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

export function rowOf(request: LossRequest, row = 0): RowComparison {
  return rowComparer(problemOf(request))(row);
}
