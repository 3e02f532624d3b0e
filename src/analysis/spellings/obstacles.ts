/** Arguments with which smoothing would be wrong, as a rule lists them. */
import type { Rule } from "../../rules/rule.ts";
import { argumentOf, type SourceCall, unpackedArgument } from "../sourceCall.ts";

/** Why `call` may not be smoothed; undefined where no obstacle of `rule` stands in it, or may be unpacked into it. */
export function obstacleIn(call: SourceCall, { obstacles = [], declined }: Rule): string | undefined {
  if (declined !== undefined) return declined;
  const unpacked = unpackedArgument(call);
  for (const { argument, position, unless = [], reason } of obstacles) {
    const found = argumentOf(call, argument, position);
    if (found !== undefined && !unless.includes(found.value)) return reason;
    if (found === undefined && unpacked !== undefined) {
      return `${unpacked} may hold ${argument}. Write the arguments out first.`;
    }
  }
  return undefined;
}
