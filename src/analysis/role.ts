/** The roles that a loss call can have. */

/** `inner` is a loss inside another loss. */
export interface CallRole {
  readonly role: "training" | "validation" | "metric" | "inner";
  /** Why, in words that follow the call: "under torch.no_grad()". Empty for training. */
  readonly reason: string;
}

export const TRAINING: CallRole = { role: "training", reason: "" };
