/** A table of numbers as text: CSV, TSV, or blanks between the numbers as numpy.savetxt writes them. */

import { strFromU8 } from "fflate";
import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, type ArrayFile, LONGEST_ROW, type RowCursor } from "./arrayFile.ts";
import type { Bytes } from "./byteSource.ts";
import { addRowAt, newRowIndex, placeBefore, type RowIndex } from "./rowIndex.ts";
import { type TableLayout, tableLayoutOf } from "./tableLayoutOf.ts";
import { readTableRow } from "./tableRow.ts";
import { endOfLine, newTextWindow } from "./textWindow.ts";

/** The first lines are looked for in so many bytes. */
const HEAD_BYTES = 2 ** 22;
const PIECE = 2 ** 20;

/** Opens a table: an array of its columns of numbers, and one of its labels if a heading says so. Counts its rows. */
export async function openTable(name: string, bytes: Bytes): Promise<Checked<ArrayFile>> {
  const head = await bytes.read(0, Math.min(HEAD_BYTES, bytes.size));
  if ("problem" in head) return head;
  const { lines, comment } = firstLines(head.value);
  const layout = tableLayoutOf(name, lines, comment);
  if (layout === undefined) return { problem: noNumbers(head.value) };
  if (layout.cellCount > LONGEST_ROW)
    return { problem: `The table has ${layout.cellCount} columns, too many to read.` };
  const index = await indexLines(bytes, layout.headingLines);
  if ("problem" in index) return index;
  const entry = (own: string, columns: readonly number[], isFlat: boolean) =>
    entryOf(own, bytes, layout, index.value, columns, isFlat);
  const arrays = [entry(name.replace(/\.\w+$/, ""), layout.columns, false)];
  if (layout.labels !== undefined) arrays.push(entry(layout.labels.name, [layout.labels.column], true));
  return { value: { format: "table", arrays, notes: layout.notes } };
}

function entryOf(
  name: string,
  bytes: Bytes,
  layout: TableLayout,
  index: RowIndex,
  columns: readonly number[],
  isFlat: boolean,
): ArrayEntry {
  const { rowCount } = index;
  const rowLength = columns.length;
  return {
    name,
    dtype: "text",
    shape: isFlat ? [rowCount] : [rowCount, rowLength],
    isFortran: false,
    rowCount,
    rowLength,
    precision: "float64",
    isSeekable: true,
    openRows: (firstRow) => openLines(bytes, layout, index, columns, firstRow),
  };
}

function openLines(
  bytes: Bytes,
  layout: TableLayout,
  index: RowIndex,
  columns: readonly number[],
  firstRow: number,
): RowCursor {
  const start = placeBefore(index, firstRow);
  const window = newTextWindow(bytes, start.offset);
  const places = new Int32Array(layout.cellCount).fill(-1);
  columns.forEach((column, i) => {
    places[column] = i;
  });
  let row = start.row;
  let isOver = !(firstRow < index.rowCount);
  const stop = (problem: string) => {
    isOver = true;
    return { problem };
  };
  return {
    async next(into) {
      const wanted = Math.floor(into.length / columns.length);
      let rows = 0;
      while (!isOver && rows < wanted) {
        const end = await lineInSight(window.text.indexOf("\n", window.pos));
        if (typeof end !== "number") return stop(end.problem);
        if (end < 0) break;
        const isData = isDataLine(window.text, window.pos, end);
        if (isData && row >= firstRow) {
          const problem = readTableRow(
            window.text,
            window.pos,
            end,
            layout.delimiter,
            places,
            into,
            rows * columns.length,
          );
          if (problem !== undefined) return stop(`Row ${row + 1} of the table: ${problem}`);
          rows++;
        }
        if (isData) row++;
        window.pos = end + 1;
      }
      if (rows === 0 && wanted > 0 && !isOver && row < index.rowCount)
        return stop(
          `The table ends at row ${row}, though it had ${index.rowCount} rows. It was changed; open it again.`,
        );
      return { value: rows };
    },
  };

  /** The end of the line at the window's place; without waiting where it is known. */
  function lineInSight(end: number): number | Promise<number | { problem: string }> {
    return end >= 0 ? end : endOfLine(window).then((found) => ("problem" in found ? found : found.value));
  }
}

/** Finds the rows: lines that are neither blank nor comments, behind the heading. */
async function indexLines(bytes: Bytes, headingLines: number): Promise<Checked<RowIndex>> {
  const index = newRowIndex();
  let toSkip = headingLines;
  let lineStart = 0;
  let first = 0;
  const endLine = () => {
    if (isBlankOrComment(first)) return;
    if (toSkip > 0) toSkip--;
    else addRowAt(index, lineStart);
  };
  for (let offset = 0; offset < bytes.size; offset += PIECE) {
    const read = await bytes.read(offset, Math.min(PIECE, bytes.size - offset));
    if ("problem" in read) return read;
    const piece = read.value;
    for (let pos = 0; pos < piece.length; ) {
      // The line's first character that is no blank tells whether it is a row.
      while (pos < piece.length && (first === 0 || isBlank(first)) && piece[pos] !== 10) first = piece[pos++]!;
      const end = pos < piece.length ? piece.indexOf(10, pos) : -1;
      if (end < 0) break;
      endLine();
      pos = end + 1;
      lineStart = offset + pos;
      first = 0;
    }
  }
  if (lineStart < bytes.size) endLine();
  return { value: index };
}

function isDataLine(text: string, start: number, end: number): boolean {
  let pos = start;
  while (pos < end && isBlank(text.charCodeAt(pos))) pos++;
  return pos < end && !isBlankOrComment(text.charCodeAt(pos));
}

/** The first two lines that are neither blank nor comments, and the last comment before them, without its mark. */
function firstLines(head: Uint8Array): { readonly lines: readonly string[]; readonly comment: string | undefined } {
  const lines: string[] = [];
  let comment: string | undefined;
  for (let start = 0; start < head.length && lines.length < 2; ) {
    const found = head.indexOf(10, start);
    const end = found < 0 ? head.length : found;
    const line = strFromU8(head.subarray(start, end))
      .replace(/^\uFEFF/, "")
      .trim();
    if (line.startsWith("#")) {
      if (lines.length === 0) comment = line.replace(/^#+\s*/, "");
    } else if (line !== "") lines.push(line);
    start = end + 1;
  }
  return { lines, comment };
}

function isBlank(code: number): boolean {
  // The three bytes of a byte order mark are passed like blanks.
  return code === 0x20 || code === 0x09 || code === 0x0d || code === 0xef || code === 0xbb || code === 0xbf;
}

function isBlankOrComment(first: number): boolean {
  return first === 0 || first === 0x23 || isBlank(first);
}

function noNumbers(head: Uint8Array): string {
  const isWide = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  return isWide
    ? "This text is UTF-16. Save it as UTF-8."
    : "This table has no row of numbers: its first lines have none. Save a row of logits for each sample, numbers with a decimal point, commas between them.";
}
