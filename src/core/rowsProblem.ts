/** The problem of a matrix: N rows of K numbers, one row after another. */
import type { LossProblem } from "./lossProblem.ts";

/** What has no default. */
export type Rows = Pick<LossProblem, "numClasses" | "input" | "targets">;

/**
 * The problem of rows of shape [N, K], with the defaults of PyTorch's cross_entropy for what `options` leave out: a mean of
 * cross entropies without smoothing. Nothing is checked.
 */
export function rowsProblem({ numClasses, input, targets }: Rows, options: Partial<LossProblem> = {}): LossProblem {
  const numRows = input.length / numClasses;
  return {
    shape: [numRows, numClasses],
    classAxis: 1,
    numClasses,
    numRows,
    batchSize: numRows,
    input,
    inputKind: "logits",
    targets,
    labelSmoothing: 0,
    convention: "uniform",
    loss: "crossEntropy",
    reduction: "mean",
    temperature: 1,
    ignoreIndex: -100,
    paddingIndex: undefined,
    prior: undefined,
    classWeights: undefined,
    posWeight: undefined,
    ...options,
  };
}
