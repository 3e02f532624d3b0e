/** What is computed of one row. */
import type { RowState } from "./smoothTargets.ts";

/** The figures of the row computed last. The arrays have length K and are overwritten by the next row. */
export interface RowFigures {
  state: RowState;
  /** Sums over the classes; `excess` = loss - minimumLoss, computed without cancellation. */
  loss: number;
  minimumLoss: number;
  excess: number;
  readonly targetProbs: Float64Array;
  readonly probs: Float64Array;
  /** -log p (for binary cross entropy -log σ). */
  readonly nll: Float64Array;
  /** Each class's term of the loss; for binary cross entropy, the loss of the element. */
  readonly terms: Float64Array;
  /** For binary cross entropy only: the floor of each element. */
  readonly minimumTerms: Float64Array;
  /** d loss / d logits, before the reduction. */
  readonly gradLogits: Float64Array;
  /** What each entry of the gradient lies between: [lower, upper], before the reduction. */
  readonly gradLower: Float64Array;
  readonly gradUpper: Float64Array;
}
