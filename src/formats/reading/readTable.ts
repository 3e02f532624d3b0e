/** Reads lines of numbers: CSV, TSV, semicolons, blanks, a column, one line, a Markdown table. */

import { bracketProblems as say } from "./bracketProblems.ts";
import { emitTable } from "./emitTable.ts";
import { addProblem, dropValues, type Scan } from "./scan.ts";
import { findTableLayout, type TableLayout } from "./tableLayout.ts";
import { dataLine } from "./tableLines.ts";
import type { TableOptions } from "./tableOptions.ts";
import { newRows, readRow } from "./tableRows.ts";

/** The line that pandas prints below a series: `Name: label, dtype: int64`. */
const seriesEnd = /^(?:Name: ([^\n,]{1,200}), )?(?:Length: \d{1,12}, )?dtype: [\w.]{1,30}$/;

/** Reads the lines from `start` on; gives the position behind them, or undefined where they are no table. */
export function readTable(scan: Scan, start: number, options: TableOptions): number | undefined {
  if (start < scan.triedUntil) return undefined;
  const layout = findTableLayout(scan.text, start, scan.token);
  return layout && readRows(scan, start, layout, options);
}

function readRows(scan: Scan, start: number, layout: TableLayout, options: TableOptions): number | undefined {
  const { text, values } = scan;
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
      const series =
        rows.count > 0 ? seriesEnd.exec(text.slice(line.start, Math.min(line.end, line.start + 300))) : null;
      if (series) {
        scan.problems.length = problems;
        dropValues(scan, length);
        pos = line.next;
        if (rows.columns !== 2 || layout.header || layout.skipped.length > 0) break;
        // The first column is the series' index.
        scan.problems.length = firstProblem;
        dropValues(scan, from);
        return readRows(
          scan,
          start,
          { ...layout, skipped: [true, false] },
          { ...options, name: series[1] ?? options.name },
        );
      }
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
    (layout.flows && rows.count > 1) ||
    (layout.header === undefined &&
      rows.trailing > 0 &&
      rows.trailing >= rows.count - 1 &&
      rows.count > 1 &&
      (!rows.lastTrails || rows.uneven !== undefined));
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
