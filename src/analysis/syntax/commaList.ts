/** Values between brackets with commas between them: arguments of a call, entries of a dictionary or an object. */

import { lineBreakOf } from "../source.ts";
import { type CallArgument, deletion, insertion, type SourceCall, type SourceEdit } from "../sourceCall.ts";
import type { ArgumentSyntax } from "./syntax.ts";

/** A comma list whose entries are written as `written` says and whose comments start with `comment`. */
export function commaList(written: (name: string, value: string) => string, comment: "#" | "//"): ArgumentSyntax {
  return {
    written,
    add: (text, call, name, value) => addLast(text, call, written(name, value), comment),
    remove: (text, call, argument) => removeArgument(text, call, argument, comment),
  };
}

/** The edits that add `written` behind the last argument, in the layout in which the call is written. */
export function addLast(text: string, call: SourceCall, written: string, comment: string): SourceEdit[] {
  const last = call.arguments.at(-1);
  const close = call.argumentsSpan.end - 1;
  if (last === undefined) return [insertion(call.argumentsSpan.start + 1, written)];
  const comma = commaAfter(text, last.span.end, close, comment);
  const lineEnd = text.indexOf("\n", last.span.end);
  if (lineEnd < 0 || lineEnd >= close) {
    // The closing parenthesis stands on the last argument's line.
    return comma === undefined ? [insertion(last.span.end, `, ${written}`)] : [insertion(comma + 1, ` ${written}`)];
  }
  const newline = `${lineBreakOf(text)}${indentOf(text, last.span.start)}${written}`;
  const at = lineEnd > 0 && text[lineEnd - 1] === "\r" ? lineEnd - 1 : lineEnd;
  if (comma !== undefined) return [insertion(Math.max(at, comma + 1), `${newline},`)];
  return at === last.span.end
    ? [insertion(at, `,${newline}`)]
    : [insertion(last.span.end, ","), insertion(at, newline)];
}

/** The edits that remove `argument` with the comma that belongs to it. */
function removeArgument(text: string, call: SourceCall, argument: CallArgument, comment: string): SourceEdit[] {
  const index = call.arguments.indexOf(argument);
  const next = call.arguments[index + 1];
  if (next !== undefined) return [deletion(argument.span.start, next.span.start)];
  const previous = call.arguments[index - 1];
  const comma = commaAfter(text, argument.span.end, call.argumentsSpan.end - 1, comment);
  if (previous === undefined)
    return [deletion(argument.span.start, comma === undefined ? argument.span.end : comma + 1)];
  const before = commaAfter(text, previous.span.end, argument.span.start, comment)!;
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
function commaAfter(text: string, start: number, end: number, comment: string): number | undefined {
  for (let at = start; at < end; at++) {
    if (text[at] === ",") return at;
    if (text.startsWith(comment, at)) at = Math.min(end, (text.indexOf("\n", at) + 1 || end) - 1);
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
