/** A value that a method of a builder sets: reads the chain of methods, adds to it and takes away from it. */
import type { Rule } from "../../rules/rule.ts";
import type { BuilderSpelling } from "../../rules/spellings/builder.ts";
import type { Source } from "../source.ts";
import { deletion, insertion, type SourceCall, type SourceEdit } from "../sourceCall.ts";
import { addLast, commaList } from "../syntax/commaList.ts";
import { heldOptions } from "./heldOptions.ts";
import { plainNumber } from "./plainNumber.ts";
import type { SpelledValue, SpellingLogic } from "./spelling.ts";
import { bracketEnd, type Token, tokensOf } from "./tokens.ts";

/** The logic of `BuilderSpelling`. */
export const builder: SpellingLogic = {
  find(source, call, rule) {
    const chain = chainOf(source, call, spellingOf(rule));
    const end = typeof chain === "object" ? Math.max(chain.end, call.span.end) : call.span.end;
    const span = { start: call.span.start, end };
    return [{ api: rule.names[0], span, nameSpan: call.calleeSpan, value: read(source, call, spellingOf(rule)) }];
  },
  title: (_, rule, value) => `.${methodCall(spellingOf(rule), value)}`,
  add(source, call, rule, _, value) {
    const spelling = spellingOf(rule);
    const chain = chainOf(source, call, spelling);
    if (typeof chain === "string") return { kind: "declined", reason: chain };
    const own = chain?.methods.find(({ name }) => name === spelling.method);
    if (own !== undefined) {
      return { kind: "edits", edits: [{ span: own.argument, text: spelling.form.replace("{{a}}", value) }] };
    }
    const written = `.${methodCall(spelling, value)}`;
    if (chain !== undefined) return { kind: "edits", edits: [insertion(chain.end, written)] };
    const { position, type } = spelling.options!;
    if (call.arguments.length < position)
      return { kind: "declined", reason: "The call lacks an argument. Write it first." };
    const callee = source.text.slice(call.calleeSpan.start, call.calleeSpan.end);
    // `using torch::nn::CrossEntropyLoss;` brings in that name alone.
    const name = (callee.includes("::") ? callee : call.name).replace(/\w+$/, type);
    return { kind: "edits", edits: addOptions(source, call, `${name}()${written}`) };
  },
  remove(source, call, rule) {
    const chain = chainOf(source, call, spellingOf(rule));
    const { methods, isHeld }: Pick<Chain, "methods" | "isHeld"> = typeof chain === "object" ? chain : { methods: [] };
    const own = methods.find(({ name }) => name === spellingOf(rule).method);
    if (own === undefined) return { kind: "edits", edits: [] };
    const { options } = spellingOf(rule);
    if (own.isField) return { kind: "edits", edits: [{ span: own.argument, text: "None" }] };
    return {
      kind: "edits",
      edits:
        options !== undefined && methods.length === 1 && !isHeld
          ? removeOptions(source, call, options.position)
          : [deletion(own.start, own.end)],
    };
  },
};

const LIST = commaList((_, value) => value, "//");

function addOptions({ text }: Source, call: SourceCall, options: string): readonly SourceEdit[] {
  const { start, end } = call.argumentsSpan;
  if (call.brackets === undefined || start < end) return addLast(text, call, options, "//");
  return [insertion(end, `${call.brackets[0]}${options}${call.brackets[1]}`)];
}

/** `Loss loss(LossOptions());` would declare a function: options that set nothing go, and brackets around nothing. */
function removeOptions({ text }: Source, call: SourceCall, position: number): readonly SourceEdit[] {
  const { start, end } = call.argumentsSpan;
  if (call.brackets !== undefined && call.arguments.length === 1) return [deletion(start, end)];
  return LIST.remove(text, call, call.arguments[position]!);
}

interface Chain {
  readonly methods: readonly Method[];
  /** Where a further method goes. */
  readonly end: number;
  /** The options are made before the call. */
  readonly isHeld?: boolean;
}

interface Method {
  readonly name: string;
  /** From its dot to its closing parenthesis. */
  readonly start: number;
  readonly end: number;
  readonly argument: { readonly start: number; readonly end: number };
  /** It is a field of a struct that is written out: `smoothing: None`. */
  readonly isField?: boolean;
}

function spellingOf({ spelling }: Rule): BuilderSpelling {
  return spelling as BuilderSpelling;
}

function methodCall({ method, form }: BuilderSpelling, value: string): string {
  return `${method}(${form.replace("{{a}}", value)})`;
}

function read(source: Source, call: SourceCall, spelling: BuilderSpelling): SpelledValue {
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  const chain = chainOf(source, call, spelling);
  if (typeof chain === "string") return { kind: "declined", reason: chain };
  const own = chain?.methods.find(({ name }) => name === spelling.method);
  if (own === undefined) return { kind: "absent" };
  const written = source.text.slice(own.argument.start, own.argument.end).trim();
  const [before = "", after = ""] = spelling.form.split("{{a}}");
  const isForm = written.startsWith(before) && written.endsWith(after);
  const text = isForm ? written.slice(before.length, written.length - after.length).trim() : written;
  const number = plainNumber(text, source.language);
  if (number === "None" || Number(number) === 0) return { kind: "absent" };
  const start = own.argument.start + (isForm ? source.text.slice(own.argument.start).indexOf(text) : 0);
  const hoverSpan = { start: own.start, end: own.end };
  return { kind: "given", text: number, spans: [{ start, end: start + text.length }], hoverSpan };
}

/** The chain of methods; undefined where the call has no builder yet; words where it cannot be seen. */
function chainOf(source: Source, call: SourceCall, spelling: BuilderSpelling): Chain | string | undefined {
  const { options, method, field } = spelling;
  if (options === undefined) {
    const { methods, end } = chainBehind(source, call.span.end, source.text.length);
    const written = call.arguments.find(({ kind, name }) => kind === "keyword" && name === field);
    if (written === undefined || methods.some(({ name }) => name === method)) return { methods, end };
    if (written.value === field) return `${field} is given as a variable. Set it where the variable gets its value.`;
    return {
      methods: [{ name: method, ...written.span, argument: written.valueSpan, isField: true }, ...methods],
      end,
    };
  }
  const argument = call.arguments[options.position];
  if (argument === undefined) return undefined;
  const made = new RegExp(String.raw`^[\w:\s]*\b${options.type}\s*(?:\(\s*\)|\{\s*\})`).exec(argument.value);
  const held = /^\w+$/.test(argument.value)
    ? heldOptions(source.text, argument.value, options.type, call.span.start)
    : undefined;
  if (held !== undefined) return { ...chainBehind(source, held, source.text.length), isHeld: true };
  if (made === null)
    return `The options are not made here but given as ${argument.value.replace(/\s+/g, " ")}. Set label_smoothing where they are made.`;
  return chainBehind(source, argument.valueSpan.start + made[0].length, argument.valueSpan.end);
}

/** The methods that follow `start`, up to one that ends the building: `init`. */
function chainBehind({ text, language }: Source, start: number, limit: number): Chain {
  const tokens = tokensOf(text.slice(start, Math.min(limit, start + 4000)), language, start);
  const methods: Method[] = [];
  let end = start;
  for (let at = 0; tokens[at]?.text === "." && tokens[at + 2]?.text === "(" && tokens[at + 1]!.text !== "init"; ) {
    const close = bracketEnd(tokens, at + 2);
    const last: Token | undefined = tokens[close - 1];
    if (last?.text !== ")") break;
    const argument = { start: tokens[at + 2]!.end, end: last.start };
    methods.push({ name: tokens[at + 1]!.text, start: tokens[at]!.start, end: last.end, argument });
    end = last.end;
    at = close;
  }
  return { methods, end };
}
