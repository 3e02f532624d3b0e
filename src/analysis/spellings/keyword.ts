/** A value that is a keyword argument: reads it where it is given by name or by position, adds and removes it. */
import type { Rule } from "../../rules/rule.ts";
import type { KeywordSpelling } from "../../rules/spellings/keyword.ts";
import { argumentOf, type SourceCall, unpackedArgument } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { SpelledValue, SpellingLogic } from "./spelling.ts";

/** The logic of `KeywordSpelling`. */
export const keyword: SpellingLogic = {
  find: (_, call, rule) => [
    { api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value: readKeyword(call, spellingOf(rule)) },
  ],
  title: (call, rule, value) => argumentSyntax(call).written(spellingOf(rule).keyword, value),
  add({ text }, call, rule, _, value) {
    return { kind: "edits", edits: argumentSyntax(call).add(text, call, spellingOf(rule).keyword, value) };
  },
  remove({ text }, call, rule) {
    const { keyword, position, default: default_ } = spellingOf(rule);
    const syntax = argumentSyntax(call);
    const argument = argumentOf(call, keyword, position);
    if (default_ !== undefined && default_ > 0) {
      // Without the argument the API would smooth with its default.
      const edits =
        argument === undefined ? syntax.add(text, call, keyword, "0.0") : [{ span: argument.valueSpan, text: "0.0" }];
      return { kind: "edits", edits };
    }
    if (argument === undefined) return { kind: "edits", edits: [] };
    const edits =
      argument.kind === "keyword" ? syntax.remove(text, call, argument) : [{ span: argument.valueSpan, text: "0.0" }];
    return { kind: "edits", edits };
  },
};

function spellingOf({ spelling }: Rule): KeywordSpelling {
  return spelling as KeywordSpelling;
}

/** Finds the value of `call`; where *args or **kwargs may hold it, or the call is not closed, it is declined. */
export function readKeyword(call: SourceCall, spelling: KeywordSpelling): SpelledValue {
  const { keyword, position, default: default_ = 0 } = spelling;
  const argument = argumentOf(call, keyword, position);
  if (argument !== undefined) {
    return { kind: "given", text: argument.value, spans: [argument.valueSpan], hoverSpan: argument.span };
  }
  const unpacked = unpackedArgument(call);
  if (unpacked !== undefined) {
    return { kind: "declined", reason: `${unpacked} may already hold ${keyword}. Write the arguments out first.` };
  }
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  return default_ > 0 ? { kind: "given", text: String(default_), spans: [] } : { kind: "absent" };
}
