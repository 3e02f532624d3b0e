/** The cells of a table's line, between its delimiters. */

import type { SourceSpan, TableSyntax } from "../arrayReading.ts";
import { isBlank } from "./skip.ts";

/** What separates the cells of a line. */
export type Delimiter = TableSyntax["delimiter"];

/** The cells of a line, trimmed; an empty one at the end, after a last delimiter, is left out. */
export function cellsOf(text: string, line: SourceSpan, delimiter: Delimiter): SourceSpan[] {
  const cells: SourceSpan[] = [];
  let pos = line.start;
  while (pos <= line.end) {
    const cell = nextCell(text, pos, line.end, delimiter);
    if (cell === undefined) break;
    cells.push({ start: cell.start, end: cell.end });
    pos = cell.next;
  }
  return cells;
}

/** The cell at `pos`, trimmed, with `next` behind its delimiter; undefined at the end of the line. */
export function nextCell(
  text: string,
  pos: number,
  end: number,
  delimiter: Delimiter,
): { readonly start: number; readonly end: number; readonly next: number } | undefined {
  const blanks = delimiter === "\t" ? isPlainBlank : isBlank;
  let start = pos;
  while (start < end && blanks(text.charCodeAt(start))) start++;
  if (start >= end) return undefined;
  const mark = delimiter.charCodeAt(0);
  let at = start;
  if (delimiter === " ") {
    while (at < end && !isBlank(text.charCodeAt(at))) at++;
    return { start, end: at, next: at };
  }
  if (text.charCodeAt(start) === 0x22) {
    // A quoted cell of CSV; a doubled quote stands for one.
    const close = text.indexOf('"', start + 1);
    if (close > 0 && close < end) at = close + 1;
  }
  while (at < end && text.charCodeAt(at) !== mark) at++;
  let stop = at;
  while (stop > start && blanks(text.charCodeAt(stop - 1))) stop--;
  return { start, end: stop, next: at + 1 };
}

/** Blank, but no tab, which may separate cells. */
export function isPlainBlank(code: number): boolean {
  return code === 0x20 || code === 0x0d;
}

/** A cell without the quotes of CSV or the marks of Markdown around its text. */
export function bareCell(text: string, start: number, end: number): SourceSpan {
  while (start < end && isMark(text.charCodeAt(start))) start++;
  while (end > start && isMark(text.charCodeAt(end - 1))) end--;
  return { start, end };
}

function isMark(code: number): boolean {
  return code === 0x22 || code === 0x2a || code === 0x60;
}

/**
 * Whether a cell looks like a number of another notation: a decimal comma, or the `000` that a thousands separator
 * leaves.
 */
export function isAmbiguous(text: string, cell: SourceSpan): boolean {
  return (
    isDecimalComma(text, cell) || (cell.end - cell.start < 20 && /^[+-]?0\d+$/.test(text.slice(cell.start, cell.end)))
  );
}

/** `0,5`, `1.000,25`: a decimal comma, or two numbers. */
export function isDecimalComma(text: string, cell: SourceSpan): boolean {
  return cell.end - cell.start < 60 && /^[+-]?\d+(?:\.\d{3})*,\d+$/.test(text.slice(cell.start, cell.end));
}
