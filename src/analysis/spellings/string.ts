/** A string (or a function) that names the loss becomes an object that carries the value. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { Rule } from "../../rules/rule.ts";
import type { StringSpelling } from "../../rules/spellings/string.ts";
import type { Source } from "../source.ts";
import { argumentOf, type SourceCall } from "../sourceCall.ts";
import { fillTemplate, HOLE, helperNamed } from "../template.ts";
import { dottedNameEnd, qualified } from "./dottedName.ts";
import { endsInLogits } from "./endsInLogits.ts";
import type { SpelledSite, SpellingLogic } from "./spelling.ts";
import { argumentEnd, bracketEnd, type Token, tokensOf } from "./tokens.ts";

/** The logic of `StringSpelling`. */
export const string: SpellingLogic = {
  find(source, call, rule) {
    const { place, strings, functions = [], declined = {} } = spellingOf(rule);
    if (!isNamed(source, rule.framework)) return [];
    const argument = argumentOf(call, place.argument, place.position);
    if (argument === undefined) return [];
    const { start } = argument.valueSpan;
    const tokens = tokensOf(argument.value, source.language, start);
    return lossNames(tokens).flatMap((loss): SpelledSite[] => {
      const name = stringIn(loss) ?? (isOneOf(source, functions, loss) ? strings[0] : undefined);
      if (name === undefined || !strings.includes(name)) return [];
      const nameSpan: SourceSpan = { start: loss[0]!.start, end: loss.at(-1)!.end };
      const api = apiOf(rule, name);
      // A name that stands alone is the loss of the whole call.
      const span = loss.length === tokens.length ? call.span : nameSpan;
      const reason = declined[name] ?? argument.fixed;
      return [{ api, span, nameSpan, value: reason === undefined ? { kind: "absent" } : { kind: "declined", reason } }];
    });
  },
  title(call, rule, value, source) {
    const holes: Readonly<Record<string, string>> = { a: value, fromLogits: fromLogits(source, call) };
    return spellingOf(rule).object.replace(HOLE, (_, hole: string) => {
      if (hole.startsWith("helper:")) return helperNamed(hole.slice("helper:".length)).name;
      return holes[hole] ?? hole.split(".").at(-1)!;
    });
  },
  add(source, call, rule, { nameSpan }, value) {
    const values = { a: value, fromLogits: fromLogits(source, call) };
    // A name may hold the string, further up.
    const first = Math.min(call.span.start, nameSpan.start);
    const { text, edits } = fillTemplate(source, spellingOf(rule).object, values, first);
    return { kind: "edits", edits: [...edits, { span: nameSpan, text }] };
  },
  remove: () => ({ kind: "edits", edits: [] }),
};

function spellingOf({ spelling }: Rule): StringSpelling {
  return spelling as StringSpelling;
}

/** The rule's first name with the string that is there: `compile(loss='bce')`. */
function apiOf({ names }: Rule, name: string): string {
  return names[0].replace(/'\w+'/, `'${name}'`);
}

/** A method called compile is a model's where the text, or an earlier cell, names the framework. */
function isNamed({ text, names, language }: Source, framework: string): boolean {
  const words = language === "python" && framework === "keras" ? ["keras", "tensorflow"] : [framework];
  const isIn = (code: string) => words.some((word) => code.includes(word));
  return isIn(text) || [...names.values()].some(isIn);
}

/** What names a loss: the value itself, the elements of a list, the values of a dictionary. */
function lossNames(tokens: readonly Token[]): (readonly Token[])[] {
  const [first] = tokens;
  if (first === undefined) return [];
  if (!"[({".includes(first.text) || bracketEnd(tokens, 0) !== tokens.length) return [tokens];
  const found: (readonly Token[])[] = [];
  for (let at = 1; at < tokens.length - 1; ) {
    const end = argumentEnd(tokens, at);
    const colon = first.text === "{" ? tokens.findIndex(({ text }, i) => i >= at && i < end && text === ":") : at - 1;
    if (colon >= at - 1 && colon + 1 < end) found.push(tokens.slice(colon + 1, end));
    at = end + 1;
  }
  return found;
}

function stringIn([only, ...more]: readonly Token[]): string | undefined {
  return more.length > 0 ? undefined : /^(['"`])(\w+)\1$/.exec(only!.text)?.[2];
}

/** Whether `loss` is a dotted name of one of `functions`. */
function isOneOf(source: Source, functions: readonly string[], loss: readonly Token[]): boolean {
  if (functions.length === 0 || dottedNameEnd(loss, 0) !== loss.length) return false;
  return functions.includes(qualified(loss.map(({ text }) => text).join(""), source.names));
}

function fromLogits(source: Source | undefined, call: SourceCall): string {
  return source !== undefined && endsInLogits(source, call) ? "from_logits=True, " : "";
}
