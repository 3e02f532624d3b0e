/** Forms: code with holes that is written with a file's own names, and recognised in whatever layout. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { HELPERS } from "../../rules/helpers/index.ts";
import { canonicalName } from "../../rules/moduleAliases.ts";
import type { Source } from "../source.ts";
import { type FilledCode, fillTemplate, HOLE } from "../template.ts";
import { dottedNameEnd, qualified } from "./dottedName.ts";
import {
  argumentEnd,
  isPrimary,
  isSameToken,
  isSimple,
  primaryEnd,
  type Token,
  tokensOf,
  unwrappedTokens,
} from "./tokens.ts";

/** Code of the holes that a call fills: its targets and logits, and the value. */
export interface FormValues {
  readonly targets: string;
  /** Undefined where the call does not pass them. */
  readonly logits: string | undefined;
  readonly a: string;
}

/** What a form was recognised with. */
export interface FormMatch {
  /** Where the targets stand inside of it. */
  readonly targets: SourceSpan;
  /** The value's text, and every place of it. */
  readonly value: string;
  readonly spans: readonly SourceSpan[];
}

/** `form` as code, or undefined where it would evaluate an argument twice, or cannot be written. */
export function writeForm(source: Source, form: string, values: FormValues, at: number): FilledCode | undefined {
  const holes = [...form.matchAll(HOLE)].map((match) => match[1]!);
  if (holes.includes("classes")) return undefined;
  const uses = (hole: string) => holes.filter((each) => each === hole).length;
  const parts = (code: string) => tokensOf(code, source.language);
  if (uses("targets") > 1 && !isSimple(parts(values.targets))) return undefined;
  if (uses("logits") > 0 && (values.logits === undefined || !isSimple(parts(values.logits)))) return undefined;
  const filled: Record<string, string> = { a: values.a };
  const wrap = (code: string) => (isPrimary(parts(code)) ? code : `(${code})`);
  const text = form.replace(HOLE, (hole, name: string, index: number) => {
    if (name !== "targets" && name !== "logits") return hole;
    const key = isOperand(form, index, hole.length) ? `${name}.operand` : name;
    const code = name === "targets" ? values.targets : values.logits!;
    filled[key] = key === name ? code : wrap(code);
    return `{{${key}}}`;
  });
  return fillTemplate(source, text, filled, at);
}

/** Recognises `form` in the code at `span`; `logits` is the call's argument. */
export function matchForm(
  source: Source,
  form: string,
  span: SourceSpan,
  logits: string | undefined,
): FormMatch | undefined {
  const code = source.text.slice(span.start, span.end);
  const tokens = unwrappedTokens(tokensOf(code, source.language, span.start));
  const bound = new Map<string, Token[]>();
  const spans: SourceSpan[] = [];
  if (logits !== undefined) bound.set("logits", [...tokensOf(logits, source.language)]);
  let at = 0;
  for (const part of partsOf(form, source)) {
    if (part.kind === "token") {
      if (tokens[at] === undefined || !isSameToken(tokens[at]!.text, part.text)) return undefined;
      at++;
      continue;
    }
    const end = holeEnd(source, tokens, at, part, bound);
    if (end === undefined || end === at) return undefined;
    const filled = tokens.slice(at, end);
    bound.set(part.hole, bound.get(part.hole) ?? filled);
    if (part.hole === "a") spans.push(spanOf(filled));
    at = end;
  }
  const targets = bound.get("targets");
  const value = bound.get("a");
  if (at !== tokens.length || targets === undefined || value === undefined) return undefined;
  const inner = spanOf(unwrappedTokens(targets));
  return { targets: inner, value: textAt(source, spanOf(value)), spans };
}

type Part =
  | { readonly kind: "token"; readonly text: string }
  | { readonly kind: "hole"; readonly hole: string; readonly isOperand: boolean };

/** The parts of `form` in order; a form is split once for a language. */
function partsOf(form: string, { language }: Source): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  const tokens = (code: string) => {
    for (const { text } of tokensOf(code, language)) parts.push({ kind: "token", text });
  };
  for (const match of form.matchAll(HOLE)) {
    tokens(form.slice(end, match.index));
    parts.push({ kind: "hole", hole: match[1]!, isOperand: isOperand(form, match.index, match[0].length) });
    end = match.index + match[0].length;
  }
  tokens(form.slice(end));
  return parts;
}

/** Behind what fills the hole at `at`; undefined where something else stands there. */
function holeEnd(
  source: Source,
  tokens: readonly Token[],
  at: number,
  { hole, isOperand }: Extract<Part, { kind: "hole" }>,
  bound: ReadonlyMap<string, readonly Token[]>,
): number | undefined {
  const known = bound.get(hole);
  if (known !== undefined) {
    const same = known.every(({ text }, i) => tokens[at + i] !== undefined && isSameToken(tokens[at + i]!.text, text));
    return same ? at + known.length : undefined;
  }
  if (hole === "targets" || hole === "a" || hole === "classes") {
    if (isOperand) return primaryEnd(tokens, at);
    // alpha=0.1 and *labels are arguments of another kind.
    const isPlain = tokens[at + 1]?.text !== "=" && tokens[at]?.text !== "*" && tokens[at]?.text !== "**";
    return isPlain ? argumentEnd(tokens, at) : undefined;
  }
  if (hole === "logits") return undefined;
  const isHelper = hole.startsWith("helper:");
  const end = dottedNameEnd(tokens, at);
  const name = tokens
    .slice(at, end)
    .map(({ text }) => text)
    .join("");
  if (isHelper) return HELPERS.find(({ id }) => `helper:${id}` === hole)?.name === name ? end : undefined;
  return qualified(name, source.names) === canonicalName(hole) ? end : undefined;
}

/** Whether the hole stands beside an operator (or before a member), where only a primary keeps its meaning. */
function isOperand(form: string, index: number, length: number): boolean {
  const before = form.slice(0, index).trimEnd().at(-1) ?? "(";
  const after = form.slice(index + length).trimStart()[0] ?? ")";
  return !("([{,=".includes(before) && ")]},".includes(after));
}

function spanOf(tokens: readonly Token[]): SourceSpan {
  return { start: tokens[0]!.start, end: tokens.at(-1)!.end };
}

function textAt({ text }: Source, { start, end }: SourceSpan): string {
  return text.slice(start, end);
}
