/** Reads lines of numbers: CSV, TSV, semicolons, blanks, a column, one line, a Markdown table. */

import { bracketProblems as say } from "./bracketProblems.ts";
import { emitTable } from "./emitTable.ts";
import { addProblem, dropValues, type Scan } from "./scan.ts";
import { dataLine, findTableLayout } from "./tableLayout.ts";
import type { TableOptions } from "./tableOptions.ts";
import { newRows, readRow } from "./tableRows.ts";

/** Reads the lines from `start` on; gives the position behind them, or undefined where they are no table. */
export function readTable(scan: Scan, start: number, options: TableOptions): number | undefined {
  const { text, values, token } = scan;
  if (start < scan.triedUntil) return undefined;
  const layout = findTableLayout(text, start, token);
  if (layout === undefined) return undefined;
  const from = values.length;
  const firstProblem = scan.problems.length;
  const rows = newRows(start);
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
