/** Reads lines of numbers: CSV, TSV, semicolons, blanks, a column, one line, a Markdown table. */

import type { ArrayReading, DeclaredShape, DtypeReading, TableSyntax } from "../arrayReading.ts";
import { bracketProblems as say, shortened } from "./bracketProblems.ts";
import { emitArray } from "./emitArray.ts";
import { push } from "./growingList.ts";
import { checkShape } from "./readConstructor.ts";
import { addProblem, dropValues, type Scan } from "./scan.ts";
import { scanNumber } from "./scanNumber.ts";
import { lineEnd } from "./skip.ts";
import {
  bareCell,
  type Delimiter,
  dataLine,
  findTableLayout,
  isAmbiguous,
  isDecimalComma,
  nextCell,
  type TableLayout,
} from "./tableLayout.ts";
import { columnGroups } from "./tableNames.ts";

export interface TableOptions {
  /** A label above the lines: `logits:`, `z =`. */
  readonly name?: string | undefined;
  readonly type?: DtypeReading | undefined;
  readonly declaredShape?: DeclaredShape | undefined;
  /** Whether a number alone on one line counts; in prose it does not. */
  readonly acceptScalar: boolean;
}

interface Rows {
  columns: number;
  count: number;
  faults: number;
  /** Whether the line last read has all its faults in numbers that may have decimal commas or other separators. */
  decimalCommas: boolean;
  /** Rows that end with a delimiter, and whether the last one does. */
  trailing: number;
  lastTrails: boolean;
  uneven: { start: number; end: number; row: number; cells: number } | undefined;
  firstStart: number;
  lastEnd: number;
  bounds: { start: number; end: number }[];
}

/** Reads the lines from `start` on; gives the position behind them, or undefined where they are no table. */
export function readTable(scan: Scan, start: number, options: TableOptions): number | undefined {
  const { text, values, token } = scan;
  if (start < scan.triedUntil) return undefined;
  const layout = findTableLayout(text, start, token);
  if (layout === undefined) return undefined;
  const from = values.length;
  const firstProblem = scan.problems.length;
  const rows: Rows = {
    columns: 0,
    count: 0,
    faults: 0,
    decimalCommas: false,
    trailing: 0,
    lastTrails: false,
    uneven: undefined,
    firstStart: -1,
    lastEnd: start,
    bounds: [],
  };
  let pos = layout.start;
  let blank = false;
  while (pos < text.length) {
    const line = dataLine(text, pos);
    if (line.start >= line.end) {
      const isBlankLine = text.slice(pos, Math.min(line.next, pos + 400)).trim() === "";
      if (isBlankLine && layout.header === undefined && rows.count > 0) break;
      if (isBlankLine) blank = true;
      pos = line.next;
      continue;
    }
    const problems = scan.problems.length;
    const length = values.length;
    const isRow = readRow(scan, line.start, line.end, layout, rows);
    if (!isRow) {
      const isCode = /[=()[\]{}]/.test(text.slice(line.start, Math.min(line.end, line.start + 10_000)));
      // After a blank line, or where code begins, something else follows.
      if (rows.count > 0 && (isCode || blank)) {
        scan.problems.length = problems;
        dropValues(scan, length);
        break;
      }
      if (rows.decimalCommas) rows.count++;
      else rows.faults++;
      if (rows.faults > rows.count && rows.faults > 1) break;
    }
    pos = line.next;
  }
  const total = values.length - from;
  const isTable =
    rows.faults <= rows.count && rows.count > 0 && (options.acceptScalar || total > 1 || layout.header !== undefined);
  if (!isTable) {
    scan.problems.length = firstProblem;
    dropValues(scan, from);
    scan.triedUntil = pos;
    return undefined;
  }
  const flat =
    layout.header === undefined &&
    rows.trailing > 0 &&
    rows.trailing >= rows.count - 1 &&
    rows.count > 1 &&
    (!rows.lastTrails || rows.uneven !== undefined);
  if (rows.uneven && !flat && rows.faults === 0) {
    const { uneven } = rows;
    addProblem(scan, uneven.start, uneven.end, say.ragged(uneven.row, uneven.cells, rows.columns, true));
  }
  if (scan.problems.length > firstProblem) {
    scan.longestFailure = Math.max(scan.longestFailure, rows.lastEnd - rows.firstStart);
    dropValues(scan, from);
  } else emitTable(scan, from, layout, rows, flat, options);
  return Math.min(pos, text.length);
}

/** Reads one row; false where a cell is no number, which is a problem. */
function readRow(scan: Scan, start: number, end: number, layout: TableLayout, rows: Rows): boolean {
  const { text, values, spans, token } = scan;
  const { delimiter, skipped } = layout;
  // MATLAB's rows end with a semicolon, also without brackets: 1 2 3;
  let stop = end;
  if (delimiter !== ";" && text.charCodeAt(end - 1) === 0x3b) stop--;
  let cells = 0;
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
    trails = pos <= stop && pos === cell.next && isDelimiterBefore(text, pos, delimiter);
    if (skipped[cells++]) continue;
    const bare = bareCell(text, cell.start, cell.end);
    const outcome = scanNumber(text, bare.start, token);
    if (outcome === "number" && token.end === bare.end) {
      push(values, token.value);
      if (spans) {
        push(spans, bare.start);
        push(spans, bare.end);
      }
      if (first < 0) first = bare.start;
      last = bare.end;
      continue;
    }
    if (isRow) rows.decimalCommas = true;
    if (!isAmbiguous(text, cell)) rows.decimalCommas = false;
    isRow = false;
    addProblem(scan, cell.start, Math.max(cell.end, cell.start + 1), cellProblem(text, cell));
  }
  if (!isRow) return false;
  const numbers = cells - skipped.filter((skip, column) => skip && column < cells).length;
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

/** Gives the columns as arrays: targets by themselves, the others together. */
function emitTable(
  scan: Scan,
  from: number,
  layout: TableLayout,
  rows: Rows,
  flat: boolean,
  options: TableOptions,
): void {
  const { text, values, spans } = scan;
  const { columns } = rows;
  const total = values.length - from;
  const data = values.items.slice(from, values.length);
  const places = spans ? spans.items.slice(2 * from, 2 * values.length) : undefined;
  const kept = (cells: TableLayout["header"]) => cells?.filter((_, column) => !layout.skipped[column]);
  const header = kept(layout.header);
  const alignment = kept(layout.alignment);
  dropValues(scan, from);
  for (const group of columnGroups(text, header, columns)) {
    const width = group.to - group.from;
    const whole = width === columns;
    const picked = whole ? data : new Float64Array(rows.count * width);
    const pickedPlaces = places ? (whole ? places : new Int32Array(2 * rows.count * width)) : new Int32Array(0);
    if (!whole) {
      for (let index = 0; index < picked.length; index++) {
        const source = Math.floor(index / width) * columns + group.from + (index % width);
        picked[index] = data[source]!;
        if (places) pickedPlaces.set(places.subarray(2 * source, 2 * source + 2), 2 * index);
      }
    }
    const oneLine = rows.count === 1 && header === undefined;
    const shape = flat || oneLine ? (total === 1 ? [] : [total]) : width === 1 ? [rows.count] : [rows.count, width];
    const declared = checkShape(scan, shape, picked.length, options.declaredShape);
    if (declared === undefined) continue;
    const syntax: TableSyntax = {
      kind: "table",
      delimiter: layout.delimiter,
      flat: flat || oneLine,
      ...(header ? { header: header.slice(group.from, group.to) } : {}),
      ...(alignment ? { alignment: alignment.slice(group.from, group.to) } : {}),
    };
    const array: ArrayReading = {
      ...nameOf(group.name ?? options.name),
      shape: declared,
      values: picked,
      span: groupSpan(scan, group, rows, columns, layout),
      syntax,
      ...(options.type ? { dtype: options.type } : {}),
      ...(options.declaredShape ? { declaredShape: options.declaredShape } : {}),
    };
    emitArray(scan, array, pickedPlaces);
  }
}

function nameOf(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name };
}

/** From the first number of the first of these columns to the last number of the last one. */
function groupSpan(
  scan: Scan,
  group: { from: number; to: number },
  rows: Rows,
  columns: number,
  layout: TableLayout,
): { start: number; end: number } {
  if (group.from === 0 && group.to === columns) return { start: rows.firstStart, end: rows.lastEnd };
  const firstLine = dataLine(scan.text, lineStartOf(scan.text, rows.firstStart));
  const lastLine = dataLine(scan.text, lineStartOf(scan.text, rows.lastEnd));
  const start = numberedCell(scan.text, firstLine, layout, group.from).start;
  return { start, end: numberedCell(scan.text, lastLine, layout, group.to - 1).end };
}

function numberedCell(text: string, line: { start: number; end: number }, layout: TableLayout, column: number) {
  let pos = line.start;
  let seen = 0;
  for (let index = 0; ; index++) {
    const cell = nextCell(text, pos, line.end, layout.delimiter);
    if (cell === undefined) return { start: pos, end: pos };
    pos = cell.next;
    if (layout.skipped[index]) continue;
    if (seen++ === column) return bareCell(text, cell.start, cell.end);
  }
}

function lineStartOf(text: string, pos: number): number {
  return text.lastIndexOf("\n", pos - 1) + 1;
}
