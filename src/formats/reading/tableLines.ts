/** The lines of a table, without prompts, labels and comments. */

import type { SourceSpan } from "../arrayReading.ts";
import { isBlank, lineEnd, skipPrompt } from "./skip.ts";
import { isPlainBlank } from "./tableCells.ts";

/** The first lines that are neither blank nor comments, without prompts, up to three. */
export function firstLines(text: string, start: number): SourceSpan[] {
  const lines: SourceSpan[] = [];
  let pos = start;
  while (pos < text.length && lines.length < 3) {
    const line = dataLine(text, pos);
    if (line.start < line.end) lines.push(line);
    else if (lines.length > 0 && !isComment(text, pos)) break;
    pos = line.next;
  }
  return lines;
}

/** The line at `pos` without a prompt, the outer pipes of Markdown and blanks; empty where it holds a comment only. */
export function dataLine(text: string, pos: number): SourceSpan & { readonly next: number } {
  const stop = lineEnd(text, pos);
  let start = skipPrompt(text, pos);
  const label = rowLabel(text, start);
  if (label.kind === "columns") return { start: stop, end: stop, next: stop + 1 };
  start = label.end;
  let end = stop;
  while (start < end && isPlainBlank(text.charCodeAt(start))) start++;
  if (isComment(text, start)) return { start: stop, end: stop, next: stop + 1 };
  if (text.charCodeAt(start) === 0x7c) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end, next: stop + 1 };
}

/** What R prints before its numbers: `[1]` and `[1,]` at the start of a row, or a line of columns, `[,1] [,2]`. */
export function rowLabel(
  text: string,
  pos: number,
): { readonly kind: "row" | "columns" | "none"; readonly end: number } {
  let at = pos;
  while (text.charCodeAt(at) === 0x20) at++;
  if (text.charCodeAt(at) !== 0x5b) return { kind: "none", end: pos };
  labelPattern.lastIndex = at;
  const match = labelPattern.exec(text);
  if (match === null) return { kind: "none", end: pos };
  return { kind: match[1] === undefined ? "columns" : "row", end: at + match[0].length };
}

const labelPattern = /\[(\d{1,9}),?\][ ]{1,20}(?=[-+.]?\d|-?Inf|NaN)|\[,1\](?: {1,20}\[,\d{1,9}\])*[ \t\r]*(?=\n)/y;

function isComment(text: string, pos: number): boolean {
  while (isBlank(text.charCodeAt(pos))) pos++;
  const code = text.charCodeAt(pos);
  return (
    code === 0x23 ||
    (code === 0x25 && !/\d/.test(text.charAt(pos + 1))) ||
    (code === 0x2f && text.charCodeAt(pos + 1) === 0x2f)
  );
}
