/** Reads the rows of a table, one line at a time. */

import { bracketProblems as say, shortened } from "./bracketProblems.ts";
import { addProblem, maximumProblems, pushValue, type Scan } from "./scan.ts";
import { scanNumber } from "./scanNumber.ts";
import { lineEnd } from "./skip.ts";
import { bareCell, type Delimiter, isAmbiguous, isDecimalComma, nextCell } from "./tableCells.ts";
import type { TableLayout } from "./tableLayout.ts";

/** What is known of the rows read so far. */
export interface Rows {
  /** Numbers in the first row. */
  columns: number;
  count: number;
  /** Cells that are no numbers. */
  complaints: number;
  /** Rows that are not all numbers. */
  faults: number;
  /** Whether the line last read has all its faults in numbers that may have decimal commas or other separators. */
  decimalCommas: boolean;
  /** Rows that end with a delimiter, and whether the last one does. */
  trailing: number;
  lastTrails: boolean;
  /** The first row of another length. */
  uneven: { start: number; end: number; row: number; cells: number } | undefined;
  /** From the first number to the last. */
  firstStart: number;
  lastEnd: number;
}

/** No rows yet, of a table at `start`. */
export function newRows(start: number): Rows {
  return {
    columns: 0,
    count: 0,
    complaints: 0,
    faults: 0,
    decimalCommas: false,
    trailing: 0,
    lastTrails: false,
    uneven: undefined,
    firstStart: -1,
    lastEnd: start,
  };
}

/** Reads one row; false where a cell is no number, which is a problem. */
export function readRow(scan: Scan, start: number, end: number, layout: TableLayout, rows: Rows): boolean {
  const { text, token } = scan;
  const { delimiter, skipped } = layout;
  // MATLAB's rows end with a semicolon, also without brackets: 1 2 3;
  let stop = end;
  if (delimiter !== ";" && text.charCodeAt(end - 1) === 0x3b) stop--;
  let column = 0;
  let numbers = 0;
  let isRow = true;
  let pos = start;
  let first = -1;
  let last = start;
  let trails = false;
  for (
    let cell = nextCell(text, pos, stop, delimiter);
    cell !== undefined;
    cell = nextCell(text, pos, stop, delimiter)
  ) {
    pos = cell.next;
    trails = pos <= stop && isDelimiterBefore(text, pos, delimiter);
    if (skipped[column++]) continue;
    numbers++;
    const bare = bareCell(text, cell.start, cell.end);
    const outcome = scanNumber(text, bare.start, token);
    if (outcome === "number" && token.end === bare.end) {
      pushValue(scan, token.value, bare.start, bare.end);
      if (first < 0) first = bare.start;
      last = bare.end;
      continue;
    }
    if (isRow) rows.decimalCommas = true;
    if (!isAmbiguous(text, cell)) rows.decimalCommas = false;
    isRow = false;
    // The rows come in order, so that those beyond the limit are only counted.
    const message = ++rows.complaints > maximumProblems ? "" : cellProblem(text, cell);
    addProblem(scan, cell.start, Math.max(cell.end, cell.start + 1), message);
  }
  if (!isRow) return false;
  const problem = rows.count === 0 ? lineProblem(text, start, end, delimiter, numbers) : undefined;
  if (problem) addProblem(scan, start, end, problem);
  rows.count++;
  if (rows.count === 1) {
    rows.columns = numbers;
    rows.firstStart = first;
  } else if (numbers !== rows.columns) rows.uneven ??= { start, end: stop, row: rows.count, cells: numbers };
  rows.lastTrails = trails;
  if (trails) rows.trailing++;
  rows.lastEnd = last;
  return true;
}

function isDelimiterBefore(text: string, pos: number, delimiter: Delimiter): boolean {
  return delimiter !== " " && delimiter !== "|" && text.charAt(pos - 1) === delimiter;
}

function cellProblem(text: string, cell: { start: number; end: number }): string {
  const written = text.slice(cell.start, cell.end);
  if (written === "") return "A number is missing here: the cell is empty. Write the number, or delete the delimiter.";
  if (isDecimalComma(text, cell)) return decimalComma(written);
  if (/^(?:\.{3}|[…⋯⋮⋱])$/.test(written)) return say.ellipsis;
  return say.malformed(written).startsWith('"') && /^[+-]?0\d/.test(written)
    ? say.malformed(written)
    : say.strayWord(written);
}

/** What is ambiguous about a first line as a whole, if anything. */
function lineProblem(
  text: string,
  start: number,
  end: number,
  delimiter: Delimiter,
  numbers: number,
): string | undefined {
  if (delimiter !== ",") return undefined;
  const written = text.slice(start, Math.min(end, start + 10_000)).trim();
  if (numbers === 2 && /^[+-]?\d+,\d+$/.test(written) && isAloneInText(text, start, end)) return decimalComma(written);
  const tight = written.match(/,(?=\S)/g)?.length ?? 0;
  const thousands = written.match(/(?<!\d)\d{1,3},\d{3}(?![\d.])/g)?.length ?? 0;
  const loose = written.match(/,\s/g)?.length ?? 0;
  if (tight > 0 && tight === thousands && loose > 0) {
    return `Commas stand both within "${shortened(written)}" and between its numbers, so it may have thousands separators. Delete the separators, or write a blank after every comma.`;
  }
  return undefined;
}

function decimalComma(written: string): string {
  return `"${shortened(written)}" may be one number with a decimal comma or two numbers. Write a decimal point, or a blank after the comma.`;
}

function isAloneInText(text: string, start: number, end: number): boolean {
  return text.slice(0, start).trim() === "" && text.slice(lineEnd(text, end)).trim() === "";
}
