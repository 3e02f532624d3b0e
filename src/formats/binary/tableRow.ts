/** One row of a table, from its text to numbers. */

import { numberToken, scanNumber } from "../reading/scanNumber.ts";
import { isBlank } from "../reading/skip.ts";
import type { Delimiter } from "../reading/tableCells.ts";
import type { Numbers } from "./elementType.ts";

const token = numberToken();

/**
 * Reads the cells between `start` and `end`. The number of cell c goes to `at + places[c]`, or nowhere where that is -1.
 * Gives what is wrong, or undefined.
 */
export function readTableRow(
  text: string,
  start: number,
  end: number,
  delimiter: Delimiter,
  places: Int32Array,
  into: Numbers,
  at: number,
): string | undefined {
  const mark = delimiter === " " ? -1 : delimiter.charCodeAt(0);
  let pos = skipBlanks(text, start, end, mark);
  let cell = 0;
  for (; cell < places.length; cell++) {
    const place = places[cell]!;
    if (pos >= end) break;
    if (place >= 0) {
      const isQuoted = text.charCodeAt(pos) === QUOTE;
      if (isQuoted) pos++;
      if (scanNumber(text, pos, token) !== "number" || token.end > end) return noNumber(text, pos, end, mark, cell);
      const from = pos;
      pos = token.end;
      if (isQuoted && text.charCodeAt(pos) === QUOTE) pos++;
      const next = skipBlanks(text, pos, end, mark);
      if (next < end && (mark < 0 ? next === pos : text.charCodeAt(next) !== mark)) {
        return noNumber(text, from, end, mark, cell);
      }
      into[at + place] = token.value;
      pos = next;
    } else pos = skipCell(text, pos, end, mark);
    if (mark >= 0 && pos < end) pos = skipBlanks(text, pos + 1, end, mark);
  }
  if (cell < places.length || pos < end) {
    const rest = cell < places.length ? `only ${cell}` : `more than ${cell}`;
    return `it has ${rest} cells, the first row has ${places.length}. Give every row as many.`;
  }
  return undefined;
}

const QUOTE = 0x22;

function skipBlanks(text: string, start: number, end: number, mark: number): number {
  let pos = start;
  while (pos < end) {
    const code = text.charCodeAt(pos);
    const isMarkBytes = code === 0xef || code === 0xbb || code === 0xbf;
    if (code === mark || !(isBlank(code) || code === 0x0d || isMarkBytes)) break;
    pos++;
  }
  return pos;
}

/** Passes a cell of text, which may be quoted. */
function skipCell(text: string, start: number, end: number, mark: number): number {
  let pos = start;
  if (text.charCodeAt(pos) === QUOTE) {
    const close = text.indexOf('"', pos + 1);
    if (close >= 0 && close < end) pos = close + 1;
  }
  if (mark >= 0) {
    while (pos < end && text.charCodeAt(pos) !== mark) pos++;
    return pos;
  }
  while (pos < end && !isBlank(text.charCodeAt(pos)) && text.charCodeAt(pos) !== 0x0d) pos++;
  return skipBlanks(text, pos, end, mark);
}

function noNumber(text: string, start: number, end: number, mark: number, cell: number): string {
  let stop = start;
  while (stop < end && (mark < 0 ? !isBlank(text.charCodeAt(stop)) : text.charCodeAt(stop) !== mark)) stop++;
  const shown = text.slice(start, Math.min(stop, start + 40)).trim();
  const hint = /^[+-]?\d+,\d+$/.test(shown) ? "Write decimal points." : "Write a number there, or leave the row out.";
  const what = shown === "" ? "is empty" : `is “${shown}”, which is no number`;
  return `cell ${cell + 1} ${what}. ${hint}`;
}
