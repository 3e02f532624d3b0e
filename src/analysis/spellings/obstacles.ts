/** Arguments with which smoothing would be wrong, as a rule lists them. */
import type { Rule } from "../../rules/rule.ts";
import { argumentOf, type SourceCall } from "../sourceCall.ts";

/** Why `call` may not be smoothed; undefined where no obstacle of `rule` stands in it. */
export function obstacleIn(call: SourceCall, { obstacles = [] }: Rule): string | undefined {
  return obstacles.find(({ argument, position, unless = [] }) => {
    const found = argumentOf(call, argument, position);
    return found !== undefined && !unless.includes(found.value);
  })?.reason;
}
