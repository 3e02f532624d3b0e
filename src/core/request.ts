/** A request as people and other extensions write it: nested numbers, most options left to their defaults. */
import type { Convention } from "./convention.ts";
import type { InputKind, LossKind, Reduction } from "./lossProblem.ts";
import type { Nested } from "./nested.ts";

/** What to compute. Defaults are stated with each option. */
export interface LossRequest {
  /** (C), (N, C) or (N, C, d1, …): logits, probabilities or log-probabilities. */
  readonly logits: Nested;
  /** Default: "logits". */
  readonly inputKind?: InputKind | undefined;
  /** Class indices (the logits' shape without the class axis) or probabilities (the logits' shape). */
  readonly targets: Nested;
  /** Default: "indices" where targets have one dimension fewer than logits, else and for binary losses "probabilities". */
  readonly targetKind?: "indices" | "probabilities" | undefined;
  /** Between 0 and 1. */
  readonly labelSmoothing: number;
  /** Default: "uniform". */
  readonly convention?: Convention | undefined;
  /** Default: "crossEntropy"; "binaryCrossEntropy" where the convention is binary. */
  readonly loss?: LossKind | undefined;
  /** The padding class; needed by the padded convention, refused by the others. */
  readonly paddingIndex?: number | undefined;
  /** K probabilities that sum to 1; needed by the prior convention, refused by the others. */
  readonly prior?: Nested | undefined;
  /** K weights, not negative. */
  readonly classWeights?: Nested | undefined;
  /** For binary cross entropy: one number or K of them, not negative. */
  readonly posWeight?: Nested | undefined;
  /** Rows with this target index do not count. Default: -100. */
  readonly ignoreIndex?: number | undefined;
  /** Which axis holds the classes, negative from the end. Default: 1, and 0 for an unbatched row. */
  readonly classAxis?: number | undefined;
  /** Default: "mean". */
  readonly reduction?: Reduction | undefined;
  /** Divides the logits. Above 0; default: 1. */
  readonly temperature?: number | undefined;
}
