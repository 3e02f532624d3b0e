/** What a loss call is for: training, or something that must keep its hard targets. */
import type { LossCall } from "./findLossCalls.ts";
import { pythonCallRole } from "./python/pythonCallRole.ts";
import { PythonSource } from "./python/pythonSource.ts";
import type { Source } from "./source.ts";

/** `inner` is a loss inside another loss. */
export interface CallRole {
  readonly role: "training" | "validation" | "metric" | "inner";
  /** Why, in words that follow the call: "under torch.no_grad()". Empty for training. */
  readonly reason: string;
}

export const TRAINING: CallRole = { role: "training", reason: "" };

/** The role of `lossCall`; training where nothing in the text says otherwise. */
export function callRole(source: Source, lossCall: LossCall): CallRole {
  return source instanceof PythonSource ? pythonCallRole(source, lossCall) : TRAINING;
}
