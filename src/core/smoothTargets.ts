/** Smoothed targets of one row: t = y(1-a) + a·spread(y), the spread given by the convention. */
import type { LossProblem } from "./lossProblem.ts";

/** What a row's target is: counted, or left out of the loss because it is padding or ignored. */
export type RowState = "counted" | "padding" | "ignored";

/** Says whether row `row` counts: an ignored index, or a target that is the padding class, does not. */
export function rowState(problem: LossProblem, row: number): RowState {
  const { targets, numClasses, paddingIndex } = problem;
  if (targets.kind === "indices") {
    const index = targets.indices[row]!;
    if (index === problem.ignoreIndex) return "ignored";
    return index === paddingIndex ? "padding" : "counted";
  }
  return paddingIndex !== undefined && targets.probs[row * numClasses + paddingIndex]! > 0 ? "padding" : "counted";
}

/** Writes the hard target of `row` (one-hot, probabilities, multi-hot) into `out` (length K); 0 where it does not count. */
export function hardTargetInto(problem: LossProblem, row: number, out: Float64Array): void {
  const { targets, numClasses } = problem;
  out.fill(0);
  if (rowState(problem, row) !== "counted") return;
  if (targets.kind === "indices") out[targets.indices[row]!] = 1;
  else out.set(targets.probs.subarray(row * numClasses, (row + 1) * numClasses));
}

/**
 * Writes the smoothed target of `row` into `out` (length K); a row that does not count is all 0.
 *
 * Probabilities are smoothed by the same linear map as one-hot rows: y(1-a) + a/K is PyTorch's (1.10 and later); under
 * `others` class k gives its share to the classes that are not k.
 */
export function smoothTargetInto(problem: LossProblem, row: number, out: Float64Array): void {
  const { numClasses: K, labelSmoothing: a, convention, prior, paddingIndex } = problem;
  hardTargetInto(problem, row, out);
  if (a === 0 || rowState(problem, row) !== "counted") return;
  switch (convention) {
    case "uniform":
      for (let k = 0; k < K; k++) out[k] = (1 - a) * out[k]! + a / K;
      return;
    case "binary":
      for (let k = 0; k < K; k++) out[k] = (1 - a) * out[k]! + a / 2;
      return;
    case "prior":
      for (let k = 0; k < K; k++) out[k] = (1 - a) * out[k]! + a * prior![k]!;
      return;
    case "others":
    case "padded": {
      let total = 0;
      for (let k = 0; k < K; k++) total += out[k]!;
      const others = convention === "others" ? K - 1 : K - 2;
      for (let k = 0; k < K; k++) out[k] = (1 - a) * out[k]! + (a * (total - out[k]!)) / others;
      if (paddingIndex !== undefined) out[paddingIndex] = 0;
    }
  }
}
