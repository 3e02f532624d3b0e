/** The logic of rules/spellings/elsewhere.ts: nothing is changed, and the rule says why. */
import type { Rule } from "../../rules/rule.ts";
import type { ElsewhereSpelling } from "../../rules/spellings/elsewhere.ts";
import type { SpellingLogic } from "./spelling.ts";

export const elsewhere: SpellingLogic = {
  find: (_, call, rule) => [
    {
      api: rule.names[0],
      span: call.span,
      nameSpan: call.calleeSpan,
      value: { kind: "declined", reason: reasonOf(rule) },
    },
  ],
  title: (_, __, value) => `a = ${value}`,
  add: (_, __, rule) => ({ kind: "declined", reason: reasonOf(rule) }),
  remove: (_, __, rule) => ({ kind: "declined", reason: reasonOf(rule) }),
};

function reasonOf({ spelling }: Rule): string {
  return (spelling as ElsewhereSpelling).reason;
}
