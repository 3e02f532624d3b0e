/** The start of a line: prompts are stepped over, and lines of numbers are read as tables. */

import type { DeclaredShape, DtypeReading } from "../arrayReading.ts";
import { readTable } from "./readTable.ts";
import { isDigit } from "./scanNumber.ts";
import { skipBlanks, skipPrompt } from "./skip.ts";
import { rowLabel } from "./tableLines.ts";
import { endStatement, stood, type Walk } from "./walk.ts";

/** A number alone on a line counts as an array in a text that is no longer than this. */
const shortText = 400;

/** Begins the line at `lineStart`; `afterBlank` at the start of the text, behind a blank line, and behind a table. */
export function startLine(walk: Walk, lineStart: number, afterBlank: boolean): void {
  const { text } = walk.scan;
  let tableEnd = beginLine(walk, lineStart, afterBlank);
  // What comes behind a table begins a line as well.
  while (tableEnd !== undefined && tableEnd < text.length) tableEnd = beginLine(walk, tableEnd, true);
}

/** Begins a line, and gives the end of the table that it begins. */
function beginLine(walk: Walk, lineStart: number, afterBlank: boolean): number | undefined {
  const { scan, previous } = walk;
  const { text } = scan;
  const waits = walk.name !== undefined && previous.kind === "other";
  const name = waits ? walk.name : undefined;
  if (!waits && walk.brackets.length === 0 && previous.kind !== "comma") endStatement(walk);
  else if (walk.brackets.length > 0 && previous.kind !== "comma" && !waits) walk.previous = stood.start;
  walk.pos = skipPrompt(text, lineStart);
  const first = skipBlanks(text, walk.pos);
  const code = text.charCodeAt(first);
  if (first >= text.length || code === 0x0a) return undefined;
  const julia = isDigit(code) ? juliaHeader(text, first) : undefined;
  if (julia) {
    const end = readTable(scan, julia.end, { ...julia, name: name?.name, acceptScalar: true });
    walk.name = undefined;
    walk.previous = stood.start;
    walk.pos = end ?? julia.end;
    return undefined;
  }
  const numeric = mayBeginRow(text, first);
  const mayBeTable = (numeric && (waits || previous.kind !== "comma")) || (afterBlank && !waits);
  if (!mayBeTable || (walk.brackets.length > 0 && !waits)) return undefined;
  const end = readTable(scan, walk.pos, {
    name: name?.name,
    type: name?.type,
    acceptScalar: waits || text.length <= shortText,
  });
  if (end === undefined) return undefined;
  endStatement(walk);
  walk.pos = end;
  return end;
}

/** Whether what stands at `pos` can be the first cell of a row: a number, `inf`, `nan`, or Markdown's bar. */
function mayBeginRow(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code === 0x5b) return rowLabel(text, pos).kind !== "none";
  if (code === 0x2e) return isDigit(text.charCodeAt(pos + 1));
  return isDigit(code) || code === 0x7c || code === 0x69 || code === 0x6e || "+-−∞".includes(text.charAt(pos));
}

/** Julia's heading of a printed array: `2×3 Matrix{Float64}:`, `3-element Vector{Int64}:`. */
function juliaHeader(
  text: string,
  start: number,
): { end: number; declaredShape: DeclaredShape; type: DtypeReading | undefined } | undefined {
  juliaPattern.lastIndex = start;
  const match = juliaPattern.exec(text);
  if (match === null) return undefined;
  const shape = match[1]!.split("×").map(Number);
  const span = { start, end: start + match[1]!.length };
  const brace = match[0].indexOf("{");
  const type = /\{(\w+)/.exec(match[0])?.[1];
  const at = start + brace + 1;
  return {
    end: start + match[0].length,
    declaredShape: { shape, span, kind: "tuple" },
    type: type === undefined ? undefined : { value: type, span: { start: at, end: at + type.length } },
  };
}

const juliaPattern =
  /(\d{1,9}(?:×\d{1,9}){0,7})(?:-element)? [\w.]*(?:Vector|Matrix|Array|adjoint|transpose)[^\n]{0,100}:[ \t\r]*\n/y;
