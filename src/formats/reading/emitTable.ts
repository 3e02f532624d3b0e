/** Gives the columns of a table that was read as arrays. */

import type { ArrayReading, TableSyntax } from "../arrayReading.ts";
import { checkShape } from "./declaredShape.ts";
import { emitArray } from "./emitArray.ts";
import { dropValues, type Scan } from "./scan.ts";
import { bareCell, nextCell } from "./tableCells.ts";
import type { TableLayout } from "./tableLayout.ts";
import { dataLine } from "./tableLines.ts";
import { columnGroups } from "./tableNames.ts";
import type { TableOptions } from "./tableOptions.ts";
import type { Rows } from "./tableRows.ts";

/**
 * Gives the numbers from index `from` on as arrays: the columns of targets by themselves, the others together; `flat`
 * where they are one list whatever the lines.
 */
export function emitTable(
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

/** The cell of a line that holds the numbers of `column`. */
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
