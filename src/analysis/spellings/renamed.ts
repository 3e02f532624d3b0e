/** The logic of rules/spellings/renamed.ts. */
import type { Rule } from "../../rules/rule.ts";
import type { RenamedSpelling } from "../../rules/spellings/renamed.ts";
import { argumentOf, type SourceEdit, unpackedArgument } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { SpellingLogic } from "./spelling.ts";

export const renamed: SpellingLogic = {
  find(_, call, rule) {
    const unpacked = unpackedArgument(call);
    const reason =
      spellingOf(rule).declinedAs?.[call.name] ??
      (unpacked && `${unpacked} may already hold the smoothing. Write the arguments out first.`);
    const value = reason === undefined ? ({ kind: "absent" } as const) : ({ kind: "declined", reason } as const);
    return [{ api: call.name, span: call.span, nameSpan: call.calleeSpan, value }];
  },
  title: (call, rule, value) => {
    const { argument, to, keyword } = spellingOf(rule);
    const syntax = argumentSyntax(call);
    return `${syntax.written(argument, to)}, ${syntax.written(keyword, value)}`;
  },
  add({ text }, call, rule, _, value) {
    const { argument, to, keyword, adds = {} } = spellingOf(rule);
    const named = argumentOf(call, argument);
    if (named === undefined) return { kind: "declined", reason: `${argument} is not written out.` };
    const name: SourceEdit = { span: named.valueSpan, text: named.value.replace(/[\w.]+/, to) };
    const syntax = argumentSyntax(call);
    const values = Object.entries({ [keyword]: value, ...adds }).filter(
      ([each]) => argumentOf(call, each) === undefined,
    );
    return { kind: "edits", edits: [name, ...values.flatMap(([each, code]) => syntax.add(text, call, each, code))] };
  },
  remove: () => ({ kind: "edits", edits: [] }),
};

function spellingOf({ spelling }: Rule): RenamedSpelling {
  return spelling as RenamedSpelling;
}
