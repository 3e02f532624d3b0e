/** The public computation: a request of nested numbers in, nested results out. */

import type { Checked } from "./checked.ts";
import { computeLoss } from "./computeLoss.ts";
import { type Nested, toNested } from "./nested.ts";
import { readRequest } from "./readRequest.ts";
import type { LossRequest } from "./request.ts";

/** What `compute` gives. Losses are in nats. */
export interface LossResponse {
  /** The smoothed targets, the predicted probabilities, and d loss / d logits scaled by the reduction, in the logits' shape. */
  readonly targetProbs: Nested;
  readonly probs: Nested;
  readonly gradLogits: Nested;
  /** In the logits' shape without the class axis; in full for binary cross entropy. */
  readonly rowLosses: Nested;
  readonly rowMinimumLosses: Nested;
  /** Reduced; for the reduction "none" the rows. */
  readonly loss: Nested;
  readonly minimumLoss: Nested;
  /** null where the classes differ. */
  readonly optimalGap: number | null;
}

/** Computes `request` in float64, or says what is wrong with it. PyTorch's semantics where the convention is PyTorch's. */
export function compute(request: LossRequest): Checked<LossResponse> {
  const checked = readRequest(request);
  if ("problem" in checked) return checked;
  const problem = checked.value;
  const result = computeLoss(problem);
  const { shape, classAxis, loss, reduction } = problem;
  const rowShape = loss === "binaryCrossEntropy" ? shape : shape.filter((_, i) => i !== classAxis);
  const rowLosses = toNested(result.rowLosses, rowShape);
  const rowMinimumLosses = toNested(result.rowMinimumLosses, rowShape);
  return {
    value: {
      targetProbs: toNested(result.targetProbs, shape),
      probs: toNested(result.probs, shape),
      gradLogits: toNested(result.gradLogits, shape),
      rowLosses,
      rowMinimumLosses,
      loss: reduction === "none" ? rowLosses : result.loss,
      minimumLoss: reduction === "none" ? rowMinimumLosses : result.minimumLoss,
      optimalGap: result.optimalGap,
    },
  };
}
