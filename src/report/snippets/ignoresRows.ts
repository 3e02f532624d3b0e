/** Whether some rows may be ignored: the index is not the usual one, or a target has it. */
import type { LossProblem } from "../../core/lossProblem.ts";

/** PyTorch's default; no class has it. */
export const USUAL_IGNORE_INDEX = -100;

/** Targets that are probabilities are never ignored. */
export function ignoresRows({ targets, ignoreIndex }: LossProblem): boolean {
  return targets.kind === "indices" && (ignoreIndex !== USUAL_IGNORE_INDEX || targets.indices.includes(ignoreIndex));
}
