/** How lines of numbers are laid out: the delimiter, a header, Markdown's alignment row. */

import type { SourceSpan, TableSyntax } from "../arrayReading.ts";
import { type NumberToken, scanNumber } from "./scanNumber.ts";
import { isBlank, lineEnd, skipPrompt } from "./skip.ts";

export type Delimiter = TableSyntax["delimiter"];

export interface TableLayout {
  readonly delimiter: Delimiter;
  readonly header: readonly SourceSpan[] | undefined;
  readonly alignment: readonly SourceSpan[] | undefined;
  /** Columns that hold words, or a row's number without a heading: they are no part of the array. */
  readonly skipped: readonly boolean[];
  /** Where the rows of numbers begin. */
  readonly start: number;
}

/** The layout of the lines from `start` on, or undefined where these are no lines of numbers. */
export function findTableLayout(text: string, start: number, token: NumberToken): TableLayout | undefined {
  const lines = firstLines(text, start);
  const first = lines[0];
  if (first === undefined || isOpening(text.charCodeAt(first.start))) return undefined;
  const second = lines[1];
  if (second && /[|]/.test(text.slice(first.start, first.end)) && isAlignmentRow(text, second)) {
    const third = lines[2];
    const header = cellsOf(text, first, "|");
    if (third === undefined) return undefined;
    const skipped = skippedColumns(text, cellsOf(text, third, "|"), token, header);
    if (skipped === undefined) return undefined;
    return { delimiter: "|", header, alignment: cellsOf(text, second, "|"), skipped, start: third.start };
  }
  const plain = delimiterOf(text, first, token);
  if (plain !== undefined)
    return { delimiter: plain, header: undefined, alignment: undefined, skipped: [], start: first.start };
  // A header is short; a line that is not may be any text.
  if (first.end - first.start > 100_000) return undefined;
  if (second === undefined || /[=()[\]{}]/.test(text.slice(first.start, first.end).replace(/\[\d+\]|\([^()=]*\)/g, "")))
    return undefined;
  return headedLayout(text, first, second, token);
}

function isOpening(code: number): boolean {
  return code === 0x5b || code === 0x7b || code === 0x28 || code === 0x3c;
}

/** The layout of a header row and the row of numbers below it. */
function headedLayout(
  text: string,
  first: SourceSpan,
  second: SourceSpan,
  token: NumberToken,
): TableLayout | undefined {
  const delimiter = delimiterOf(text, second, token) ?? mixedDelimiter(text, second);
  if (delimiter === undefined) return undefined;
  const row = cellsOf(text, second, delimiter);
  const header = cellsOf(text, first, delimiter);
  const isIndexed = delimiter === " " && header.length === row.length - 1 && header.length > 1;
  if (header.length !== row.length && !isIndexed) return undefined;
  if (row.length === 1 && !/^["']?[\p{L}_][^\s]*["']?$/u.test(text.slice(header[0]!.start, header[0]!.end)))
    return undefined;
  const full = isIndexed ? [{ start: first.start, end: first.start }, ...header] : header;
  const skipped = skippedColumns(text, row, token, full);
  if (skipped === undefined) return undefined;
  return { delimiter, header: full, alignment: undefined, skipped, start: second.start };
}

/** Which columns hold no data, from the first row; undefined where none holds numbers. */
function skippedColumns(
  text: string,
  row: readonly SourceSpan[],
  token: NumberToken,
  header: readonly SourceSpan[],
): readonly boolean[] | undefined {
  const skipped = row.map((cell, column) => {
    const heading = header[column];
    const unnamed = column === 0 && row.length > 1 && heading !== undefined && heading.start === heading.end;
    return unnamed || !isNumeric(text, cell, token);
  });
  return skipped.every(Boolean) ? undefined : skipped;
}

/** The delimiter of a line that is all numbers, or nearly: `0,5;1,2` is told apart later. */
function delimiterOf(text: string, line: SourceSpan, token: NumberToken): Delimiter | undefined {
  if (line.end - line.start > 1_000_000)
    return cellsAreNumeric(text, line, ",", token) ? "," : cellsAreNumeric(text, line, " ", token) ? " " : undefined;
  const written = text.slice(line.start, line.end);
  const candidates: Delimiter[] = [];
  if (/^\s*\|.*\|\s*$/.test(written)) candidates.push("|");
  if (written.includes("\t")) candidates.push("\t");
  const semicolon = written.indexOf(";");
  if (semicolon >= 0 && /\d/.test(written.slice(semicolon))) candidates.push(";");
  if (written.includes(",")) candidates.push(",");
  candidates.push(" ");
  return candidates.find((delimiter) => cellsAreNumeric(text, line, delimiter, token));
}

/** The delimiter of a line with words and numbers. */
function mixedDelimiter(text: string, line: SourceSpan): Delimiter | undefined {
  const written = text.slice(line.start, Math.min(line.end, line.start + 100_000));
  if (/[=()[\]{}]/.test(written)) return undefined;
  return (["\t", ";", ","] as const).find((delimiter) => written.includes(delimiter));
}

function cellsAreNumeric(text: string, line: SourceSpan, delimiter: Delimiter, token: NumberToken): boolean {
  let pos = line.start;
  let some = false;
  for (;;) {
    const cell = nextCell(text, pos, line.end, delimiter);
    if (cell === undefined) return some;
    if (!isNumeric(text, cell, token) && !isAmbiguous(text, cell)) return false;
    some = true;
    pos = cell.next;
  }
}

function isNumeric(text: string, cell: SourceSpan, token: NumberToken): boolean {
  const { start, end } = bareCell(text, cell.start, cell.end);
  if (end === start) return false;
  return scanNumber(text, start, token) === "number" && token.end === end;
}

/** Whether a cell looks like a number of another notation: a decimal comma, or the `000` that a thousands separator leaves. */
export function isAmbiguous(text: string, cell: SourceSpan): boolean {
  return (
    isDecimalComma(text, cell) || (cell.end - cell.start < 20 && /^[+-]?0\d+$/.test(text.slice(cell.start, cell.end)))
  );
}

/** `0,5`, `1.000,25`: a decimal comma, or two numbers. */
export function isDecimalComma(text: string, cell: SourceSpan): boolean {
  return cell.end - cell.start < 60 && /^[+-]?\d+(?:\.\d{3})*,\d+$/.test(text.slice(cell.start, cell.end));
}

function isAlignmentRow(text: string, line: SourceSpan): boolean {
  const written = text.slice(line.start, line.end);
  return written.length < 20_000 && written.includes("-") && /^[\s|:-]+$/.test(written) && !/^\s*-?\s*$/.test(written);
}

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

function isPlainBlank(code: number): boolean {
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

/** The first lines that are neither blank nor comments, without prompts, up to three. */
function firstLines(text: string, start: number): SourceSpan[] {
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
  let end = stop;
  while (start < end && isPlainBlank(text.charCodeAt(start))) start++;
  if (isComment(text, start)) return { start: stop, end: stop, next: stop + 1 };
  if (text.charCodeAt(start) === 0x7c) start++;
  while (end > start && isBlank(text.charCodeAt(end - 1))) end--;
  return { start, end, next: stop + 1 };
}

function isComment(text: string, pos: number): boolean {
  while (isBlank(text.charCodeAt(pos))) pos++;
  const code = text.charCodeAt(pos);
  return (
    code === 0x23 ||
    (code === 0x25 && !/\d/.test(text.charAt(pos + 1))) ||
    (code === 0x2f && text.charCodeAt(pos + 1) === 0x2f)
  );
}
