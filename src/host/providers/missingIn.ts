/** Why the argument of a loss is missing from the versions that a project allows. */
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { missingSince } from "../../analysis/versions/missingSince.ts";
import type { PackageVersion } from "../../analysis/versions/packageVersion.ts";

/** For `ActionOptions`. */
export function missingIn(allowed: readonly PackageVersion[]): (lossCall: LossCall) => string | undefined {
  return ({ rule: { since, spelling } }) =>
    missingSince(since, allowed, "keyword" in spelling ? spelling.keyword : "label smoothing");
}
