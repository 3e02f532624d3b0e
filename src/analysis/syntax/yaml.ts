/** Entries of a YAML mapping, a line each or in braces: `label_smoothing: 0.1`. */
import { lineBreakOf, lineEnd } from "../source.ts";
import { deletion, insertion } from "../sourceCall.ts";
import { commaList } from "./commaList.ts";
import type { ArgumentSyntax } from "./syntax.ts";

const inBraces = commaList((name, value) => `${name}: ${value}`, "#");

export const yaml: ArgumentSyntax = {
  written: inBraces.written,
  add(text, call, name, value) {
    if (text[call.argumentsSpan.start] === "{") return inBraces.add(text, call, name, value);
    const newline = lineBreakOf(text);
    const last = call.arguments.at(-1);
    const indent = " ".repeat(columnOf(text, call.arguments[0]?.span.start ?? call.calleeSpan.start));
    const at = lineEnd(text, last?.span.end ?? call.calleeSpan.end);
    // A class_path without init_args gets them.
    const written = last === undefined ? `init_args:${newline}${indent}  ${name}: ${value}` : `${name}: ${value}`;
    return [insertion(at, `${newline}${indent}${written}`)];
  },
  remove(text, call, argument) {
    if (text[call.argumentsSpan.start] === "{") return inBraces.remove(text, call, argument);
    const next = call.arguments[call.arguments.indexOf(argument) + 1];
    if (next !== undefined) return [deletion(argument.span.start, next.span.start)];
    const isAlone = call.arguments.length === 1;
    // An empty mapping would be null.
    if (isAlone) return [{ span: argument.span, text: "{}" }];
    const start = text.slice(0, argument.span.start).replace(/\r?\n[ \t]*$/, "").length;
    return [deletion(start, argument.span.end)];
  },
};

/** The column of an entry; of the mapping's first entry in a list, `- name: value`, that behind the dash. */
function columnOf(text: string, at: number): number {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const line = text.slice(start, at);
  return /^[ \t-]*/.exec(line)![0].length;
}
