/** A helper in the file takes the place of the API, with the value as a keyword argument. */
import type { Rule } from "../../rules/rule.ts";
import type { HelperSpelling } from "../../rules/spellings/helper.ts";
import type { Source } from "../source.ts";
import { argumentOf, type SourceCall } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import { helperNamed, localName, placeHelper } from "../template.ts";
import { isSmoothedAround } from "./isSmoothedAround.ts";
import { readKeyword } from "./keyword.ts";
import type { Edits, SpelledValue, SpellingLogic } from "./spelling.ts";

type HelperUse = Omit<HelperSpelling, "kind">;

/** The logic of `HelperSpelling`. */
export const helper: SpellingLogic = {
  find(source, call, rule) {
    const spelling = spellingOf(rule);
    const isByHand = spelling.isOftenByHand === true && !isHelper(call, spelling) && isSmoothedAround(source, call);
    const unsmoothed = isByHand ? BY_HAND : readUnsmoothed(call);
    const value = isHelper(call, spelling) ? findHelper(call, spelling) : unsmoothed;
    return [{ api: rule.names[0], span: call.span, nameSpan: call.calleeSpan, value }];
  },
  title(call, rule, value) {
    const { helper, keyword } = spellingOf(rule);
    return `${helperNamed(helper).name}(${argumentSyntax(call).written(keyword, value)})`;
  },
  add: (source, call, rule, _, value) => addHelper(source, call, spellingOf(rule), value),
  remove: (source, call, rule) => removeHelper(source, call, spellingOf(rule), rule.names[0]),
};

function spellingOf({ spelling }: Rule): HelperSpelling {
  return spelling as HelperSpelling;
}

/** Whether `call` calls the helper that the file defines. */
export function isHelper(call: SourceCall, { helper }: HelperUse): boolean {
  return call.name === `local.${helperNamed(helper).name}`;
}

/** What a call of the helper says about its smoothing. */
export function findHelper(call: SourceCall, { keyword }: HelperUse): SpelledValue {
  return readKeyword(call, { kind: "keyword", keyword });
}

const BY_HAND: SpelledValue = {
  kind: "declined",
  reason: "The code around this call seems to smooth its targets by hand. Change the value there.",
};

/** The helper takes what the API takes, and the value by keyword: *args and **kwargs may stay. */
function readUnsmoothed(call: SourceCall): SpelledValue {
  return call.isClosed
    ? { kind: "absent" }
    : { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
}

/** Puts the helper into the file, calls it in the place of the API, and gives it the value. */
export function addHelper(source: Source, call: SourceCall, use: HelperUse, value: string): Edits {
  const syntax = argumentSyntax(call);
  const off = argumentOf(call, use.keyword);
  const argument =
    off === undefined ? syntax.add(source.text, call, use.keyword, value) : [{ span: off.valueSpan, text: value }];
  if (isHelper(call, use)) return { kind: "edits", edits: argument };
  const placed = placeHelper(source, helperNamed(use.helper), call.span.start);
  return { kind: "edits", edits: [...placed.edits, { span: call.calleeSpan, text: placed.text }, ...argument] };
}

/** Calls the API again; the helper's definition stays. */
export function removeHelper(source: Source, call: SourceCall, { keyword }: HelperUse, api: string): Edits {
  const callee = localName(source, api, call.span.start);
  const argument = argumentOf(call, keyword);
  const removed = argument === undefined ? [] : argumentSyntax(call).remove(source.text, call, argument);
  return { kind: "edits", edits: [...callee.edits, { span: call.calleeSpan, text: callee.text }, ...removed] };
}
