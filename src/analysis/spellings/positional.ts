/** A value that is a positional argument: what is left out before it is filled in. */
import type { Rule } from "../../rules/rule.ts";
import type { PositionalSpelling } from "../../rules/spellings/positional.ts";
import type { Source } from "../source.ts";
import { deletion, type SourceCall } from "../sourceCall.ts";
import { addLast } from "../syntax/commaList.ts";
import { plainNumber } from "./plainNumber.ts";
import type { SpelledValue, SpellingLogic } from "./spelling.ts";

/** The logic of `PositionalSpelling`. */
export const positional: SpellingLogic = {
  find: (source, call, rule) => [
    { api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value: read(source, call, spellingOf(rule)) },
  ],
  title: (_, rule, value) => `${spellingOf(rule).argument} ${value}`,
  add({ text }, call, rule, _, value) {
    const { position, fillers, argument, callee } = spellingOf(rule);
    const given = call.arguments[position];
    if (given !== undefined) return { kind: "edits", edits: [{ span: given.valueSpan, text: value }] };
    const missing: string[] = [];
    for (let at = call.arguments.length; at < position; at++) {
      const filler = fillers[at];
      if (filler === undefined) {
        return { kind: "declined", reason: `${argument} comes after arguments that are not there. Write those first.` };
      }
      missing.push(filler);
    }
    const renamed = callee === undefined ? [] : [{ span: call.calleeSpan, text: callee }];
    return { kind: "edits", edits: [...renamed, ...addLast(text, call, [...missing, value].join(", "), "//")] };
  },
  remove(_, call, rule) {
    const { position, fillers } = spellingOf(rule);
    const given = call.arguments[position];
    if (given === undefined) return { kind: "edits", edits: [] };
    if (call.arguments.length > position + 1 || position === 0) {
      return { kind: "edits", edits: [{ span: given.valueSpan, text: "0" }] };
    }
    // What only filled the places before it goes too.
    let first = position;
    while (first > 1 && call.arguments[first - 1]!.value === fillers[first - 1]) first--;
    return { kind: "edits", edits: [deletion(call.arguments[first - 1]!.span.end, given.span.end)] };
  },
};

/** Values that smooth nothing. */
const OFF = /^(?:undefined|null|0(?:\.0*)?)$/;

function spellingOf({ spelling }: Rule): PositionalSpelling {
  return spelling as PositionalSpelling;
}

function read({ language }: Source, call: SourceCall, { position }: PositionalSpelling): SpelledValue {
  const star = call.arguments.findIndex(({ kind }) => kind === "star");
  if (star >= 0 && star <= position) {
    return {
      kind: "declined",
      reason: `...${call.arguments[star]!.value} may already hold the smoothing value. Write the arguments out first.`,
    };
  }
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  const argument = call.arguments[position];
  const text = argument && plainNumber(argument.value, language);
  if (text === undefined || OFF.test(text)) return { kind: "absent" };
  return { kind: "given", text, spans: [argument.valueSpan], hoverSpan: argument.span };
}
