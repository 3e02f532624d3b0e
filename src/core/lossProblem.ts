/** A checked problem: what the loss is computed of, as flat float64 rows, every option decided. */
import type { Convention } from "./convention.ts";

export type InputKind = "logits" | "probabilities" | "logProbabilities";
export type LossKind = "crossEntropy" | "klDivergence" | "binaryCrossEntropy";
export type Reduction = "none" | "mean" | "sum" | "batchmean";

/** Targets as class indices, one a row, or as probabilities (multi-hot for binary cross entropy), K a row. */
export type Targets =
  | { readonly kind: "indices"; readonly indices: Float64Array }
  | { readonly kind: "probabilities"; readonly probs: Float64Array };

/** Made by `readRequest`, which checks it; the functions of the core believe it. */
export interface LossProblem {
  /** The logits' shape as it was given, and which of its axes holds the classes. */
  readonly shape: readonly number[];
  readonly classAxis: number;
  readonly numClasses: number;
  /** All rows: the product of the other axes; `batchSize` is the first of them (1 for an unbatched row). */
  readonly numRows: number;
  readonly batchSize: number;
  /** numRows x numClasses, classes adjacent. */
  readonly input: Float64Array;
  readonly inputKind: InputKind;
  readonly targets: Targets;
  readonly labelSmoothing: number;
  readonly convention: Convention;
  readonly loss: LossKind;
  readonly reduction: Reduction;
  readonly temperature: number;
  readonly ignoreIndex: number;
  readonly paddingIndex: number | undefined;
  /** Each of length numClasses. */
  readonly prior: Float64Array | undefined;
  readonly classWeights: Float64Array | undefined;
  readonly posWeight: Float64Array | undefined;
}
