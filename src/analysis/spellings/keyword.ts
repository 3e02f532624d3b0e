/** A value that is a keyword argument: reads it where it is given by name or by position, adds, changes and removes it. */
import type { KeywordSpelling } from "../../rules/rule.ts";
import type { CallArgument, SourceCall, SourceEdit } from "../sourceCall.ts";

/** What a call says about its smoothing. */
export type SpelledValue =
  | { readonly kind: "absent" }
  | { readonly kind: "given"; readonly argument: CallArgument }
  /** Why nothing may be changed here. */
  | { readonly kind: "declined"; readonly reason: string };

/** Finds the value of `call`; where *args or **kwargs may hold it, or the call is not closed, it is declined. */
export function readKeyword(call: SourceCall, { keyword, position }: KeywordSpelling): SpelledValue {
  const named = call.arguments.find(({ name }) => name === keyword);
  if (named !== undefined) return { kind: "given", argument: named };
  const star = call.arguments.find(({ kind }) => kind === "star");
  const unpacked = star ?? call.arguments.find(({ kind }) => kind === "doubleStar");
  if (unpacked !== undefined) {
    const written = `${star === undefined ? "**" : "*"}${unpacked.value}`;
    return { kind: "declined", reason: `${written} may already hold ${keyword}. Write the arguments out first.` };
  }
  if (!call.isClosed) return { kind: "declined", reason: "The call is not closed. Add its closing parenthesis first." };
  const positional = call.arguments.filter(({ kind }) => kind === "positional");
  const argument = position === undefined ? undefined : positional[position];
  return argument === undefined ? { kind: "absent" } : { kind: "given", argument };
}

/** The edits that add `keyword=value` behind the last argument, in the layout in which the call is written. */
export function addKeyword(text: string, call: SourceCall, keyword: string, value: string): SourceEdit[] {
  const written = `${keyword}=${value}`;
  const last = call.arguments.at(-1);
  const close = call.argumentsSpan.end - 1;
  if (last === undefined) return [insertion(call.argumentsSpan.start + 1, written)];
  const comma = commaAfter(text, last.span.end, close);
  const lineEnd = text.indexOf("\n", last.span.end);
  if (lineEnd < 0 || lineEnd >= close) {
    // The closing parenthesis stands on the last argument's line.
    return comma === undefined ? [insertion(last.span.end, `, ${written}`)] : [insertion(comma + 1, ` ${written}`)];
  }
  const ownLine = `\n${indentOf(text, last.span.start)}${written}`;
  const at = lineEnd > 0 && text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
  const newline = at < lineEnd ? `\r${ownLine}` : ownLine;
  if (comma !== undefined) return [insertion(Math.max(at, comma + 1), `${newline},`)];
  return at === last.span.end
    ? [insertion(at, `,${newline}`)]
    : [insertion(last.span.end, ","), insertion(at, newline)];
}

/** The edits that remove `argument` with the comma that belongs to it. */
export function removeArgument(text: string, call: SourceCall, argument: CallArgument): SourceEdit[] {
  const index = call.arguments.indexOf(argument);
  const next = call.arguments[index + 1];
  if (next !== undefined) return [deletion(argument.span.start, next.span.start)];
  const previous = call.arguments[index - 1];
  const comma = commaAfter(text, argument.span.end, call.argumentsSpan.end - 1);
  if (previous === undefined)
    return [deletion(argument.span.start, comma === undefined ? argument.span.end : comma + 1)];
  const before = commaAfter(text, previous.span.end, argument.span.start)!;
  if (comma === undefined) {
    // What stands between the comma and the argument (a line break, a comment) stays unless it is blank.
    const isBlank = text.slice(before + 1, argument.span.start).trim() === "";
    return isBlank
      ? [deletion(before, argument.span.end)]
      : [deletion(before, before + 1), deletion(lineBreakBefore(text, argument.span.start), argument.span.end)];
  }
  return [deletion(lineBreakBefore(text, argument.span.start), comma + 1)];
}

/** Where the comma behind an argument stands, comments passed over; undefined where there is none before `end`. */
function commaAfter(text: string, start: number, end: number): number | undefined {
  for (let at = start; at < end; at++) {
    if (text[at] === ",") return at;
    if (text[at] === "#") at = Math.min(end, (text.indexOf("\n", at) + 1 || end) - 1);
  }
  return undefined;
}

/** The start of the blanks, and of the line break, before `at`. */
function lineBreakBefore(text: string, at: number): number {
  let start = at;
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--;
  if (text[start - 1] === "\n") start -= text[start - 2] === "\r" ? 2 : 1;
  return start;
}

function indentOf(text: string, at: number): string {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, at))![0];
}

function insertion(at: number, text: string): SourceEdit {
  return { span: { start: at, end: at }, text };
}

function deletion(start: number, end: number): SourceEdit {
  return { span: { start, end }, text: "" };
}
