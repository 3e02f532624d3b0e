/** A value that is a keyword argument: reads it where it is given by name or by position, adds and removes it. */
import type { Rule } from "../../rules/rule.ts";
import type { KeywordSpelling } from "../../rules/spellings/keyword.ts";
import { argumentOf, type SourceCall, unpackedArgument } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import { knowsFramework } from "./knowsFramework.ts";
import type { SpelledValue, SpellingLogic } from "./spelling.ts";

/** The logic of `KeywordSpelling`. */
export const keyword: SpellingLogic = {
  find(source, call, rule) {
    // A method of an unknown object is the framework's only where the file uses the framework.
    if (call.name.startsWith("*.") && !knowsFramework(source, rule.framework)) return [];
    const value = readKeyword(call, spellingOf(rule));
    return [{ api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value }];
  },
  title: (call, rule, value) => argumentSyntax(call).written(spellingOf(rule).keyword, value),
  add({ text }, call, rule, _, value) {
    const { keyword, position } = spellingOf(rule);
    const off = argumentOf(call, keyword, position);
    const edits =
      off === undefined ? argumentSyntax(call).add(text, call, keyword, value) : [{ span: off.valueSpan, text: value }];
    return { kind: "edits", edits };
  },
  remove({ text }, call, rule) {
    const { keyword, position, default: default_ = 0, isRequired = false, notRemovable } = spellingOf(rule);
    if (notRemovable !== undefined) return { kind: "declined", reason: notRemovable };
    const syntax = argumentSyntax(call);
    const argument = argumentOf(call, keyword, position);
    // Without the argument the API would smooth with its default, or refuse the call.
    if (argument === undefined) {
      return { kind: "edits", edits: default_ > 0 ? syntax.add(text, call, keyword, "0.0") : [] };
    }
    const mustStay = default_ > 0 || isRequired || argument.kind !== "keyword";
    const edits = mustStay ? [{ span: argument.valueSpan, text: "0.0" }] : syntax.remove(text, call, argument);
    return { kind: "edits", edits };
  },
};

function spellingOf({ spelling }: Rule): KeywordSpelling {
  return spelling as KeywordSpelling;
}

/** A value that smooths nothing: 0, 0.0, 0., 0e0, and what languages write for no value. */
const OFF = /^(?:[-+]?(?:0+\.?0*|\.0+)(?:e[-+]?\d+)?|None|null|undefined|nothing|~)$/i;

/**
 * Finds the value of `call`; 0 and None count as absent. Where *args or **kwargs may hold it, or the call is not closed,
 * it is declined.
 */
export function readKeyword(call: SourceCall, spelling: KeywordSpelling): SpelledValue {
  const { keyword, position, default: default_ = 0, maxPositional = Number.POSITIVE_INFINITY } = spelling;
  const positional = call.arguments.filter(({ kind }) => kind === "positional").length;
  if (positional > maxPositional) {
    const reason = `The call has ${positional} positional arguments, but takes ${maxPositional}. Name the arguments first.`;
    return { kind: "declined", reason };
  }
  const argument = argumentOf(call, keyword, position);
  if (argument !== undefined) {
    if (OFF.test(argument.value)) return { kind: "absent" };
    return { kind: "given", text: argument.value, spans: [argument.valueSpan], hoverSpan: argument.span };
  }
  const unpacked = unpackedArgument(call);
  if (unpacked !== undefined) {
    return { kind: "declined", reason: `${unpacked} may already hold ${keyword}. Write the arguments out first.` };
  }
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  return default_ > 0 ? { kind: "given", text: String(default_), spans: [] } : { kind: "absent" };
}
