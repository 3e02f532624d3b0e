/** How lines of numbers are laid out: the delimiter, a header, Markdown's alignment row. */

import type { SourceSpan } from "../arrayReading.ts";
import { type NumberToken, scanNumber } from "./scanNumber.ts";
import { bareCell, cellsOf, type Delimiter, isAmbiguous, nextCell } from "./tableCells.ts";
import { firstLines } from "./tableLines.ts";

export interface TableLayout {
  readonly delimiter: Delimiter;
  readonly header: readonly SourceSpan[] | undefined;
  readonly alignment: readonly SourceSpan[] | undefined;
  /** Columns that hold words, or a row's number without a heading: they are no part of the array. */
  readonly skipped: readonly boolean[];
  /** Where the rows of numbers begin. */
  readonly start: number;
  /** Whether the lines are those of one vector, as R prints it: `[1] 0.1 0.2`, `[3] 0.3`. */
  readonly flows: boolean;
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
    return { delimiter: "|", header, alignment: cellsOf(text, second, "|"), skipped, start: third.start, flows: false };
  }
  const plain = delimiterOf(text, first, token);
  const isIndexed = plain === " " && second !== undefined && isColumnIndex(text, first, second, token);
  if (plain !== undefined && !isIndexed) {
    const flows = /^ {0,8}\[1\]/.test(text.slice(start, start + 12));
    return { delimiter: plain, header: undefined, alignment: undefined, skipped: [], start: first.start, flows };
  }
  // A header is short; a line that is not may be any text.
  if (first.end - first.start > 100_000) return undefined;
  if (second === undefined || /[=()[\]{}]/.test(text.slice(first.start, first.end).replace(/\[\d+\]|\([^()=]*\)/g, "")))
    return undefined;
  return headedLayout(text, first, second, token, isIndexed);
}

/** Whether pandas prints here: columns numbered from 0 above rows that have one more cell, the row's own number. */
function isColumnIndex(text: string, first: SourceSpan, second: SourceSpan, token: NumberToken): boolean {
  if (first.end - first.start > 10_000) return false;
  const header = text.slice(first.start, first.end).split(/\s+/);
  const isIndented = indentOf(text, first) > indentOf(text, second);
  if (!header.every((cell, column) => cell === String(column)) || (header.length === 1 && !isIndented)) return false;
  const row = cellsOf(text, second, " ");
  if (row.length !== header.length + 1 || scanNumber(text, row[0]!.start, token) !== "number") return false;
  return header.length > 1 || token.value === 0;
}

function indentOf(text: string, line: SourceSpan): number {
  return line.start - text.lastIndexOf("\n", line.start - 1);
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
  isFrame: boolean,
): TableLayout | undefined {
  const delimiter = delimiterOf(text, second, token) ?? mixedDelimiter(text, second);
  if (delimiter === undefined) return undefined;
  const row = cellsOf(text, second, delimiter);
  const header = cellsOf(text, first, delimiter);
  const isIndexed = delimiter === " " && header.length === row.length - 1 && (isFrame || header.length > 1);
  if (header.length !== row.length && !isIndexed) return undefined;
  if (row.length === 1 && !/^["']?[\p{L}_][^\s]*["']?$/u.test(text.slice(header[0]!.start, header[0]!.end)))
    return undefined;
  if (!isFrame && !isHeading(text, header, token))
    return { delimiter, header: undefined, alignment: undefined, skipped: [], start: first.start, flows: false };
  const full = isIndexed ? [{ start: first.start, end: first.start }, ...header] : header;
  const skipped = skippedColumns(text, row, token, full);
  if (skipped === undefined) return undefined;
  return { delimiter, header: full, alignment: undefined, skipped, start: second.start, flows: false };
}

/** Whether cells name columns; numbers among them count classes from 0 or 1, or else the line is a row with a stray cell. */
function isHeading(text: string, header: readonly SourceSpan[], token: NumberToken): boolean {
  const numbers: number[] = [];
  for (const cell of header) if (isNumeric(text, cell, token)) numbers.push(token.value);
  if (numbers.length === 0) return true;
  const hasGap = header.some((cell, column) => column > 0 && cell.start === cell.end);
  const counts = numbers.every((value, index) => value === numbers[0]! + index);
  return !hasGap && counts && (numbers[0] === 0 || numbers[0] === 1);
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
  // Rows out of a Markdown table; their outer bars are no part of the line.
  if (text.charAt(line.start - 1) === "|" || /\|[^|]*\|/.test(written)) candidates.push("|");
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

function isAlignmentRow(text: string, line: SourceSpan): boolean {
  const written = text.slice(line.start, line.end);
  return written.length < 20_000 && written.includes("-") && /^[\s|:-]+$/.test(written) && !/^\s*-?\s*$/.test(written);
}
