/** The loss calls of a text: which rule each follows, and what it says about smoothing. */
import type { Rule } from "../rules/rule.ts";
import type { Source } from "./source.ts";
import type { SourceCall } from "./sourceCall.ts";
import { SPELLINGS } from "./spellings/index.ts";
import { obstacleIn } from "./spellings/obstacles.ts";
import type { SpelledSite } from "./spellings/spelling.ts";
import { rulesFor } from "./wanted.ts";

/** A loss that a rule knows: a call, or a string or entry in one. */
export interface LossCall extends SpelledSite {
  readonly rule: Rule;
  readonly call: SourceCall;
}

/** Finds the losses of `source` in the order of its text. */
export function findLossCalls(source: Source): readonly LossCall[] {
  return source.calls.flatMap((call) =>
    rulesFor(call.name)
      .flatMap((rule) =>
        SPELLINGS[rule.spelling.kind].find(source, call, rule).map((site): LossCall => {
          const reason = site.value.kind === "absent" ? obstacleIn(call, rule) : undefined;
          return { ...site, ...(reason !== undefined && { value: { kind: "declined", reason } }), rule, call };
        }),
      )
      .sort((a, b) => a.nameSpan.start - b.nameSpan.start),
  );
}

/** The innermost of `calls` that holds `offset`. */
export function lossCallAt(calls: readonly LossCall[], offset: number): LossCall | undefined {
  return calls.findLast(({ span }) => span.start <= offset && offset <= span.end);
}
