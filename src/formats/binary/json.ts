/** A JSON file: a list of rows, or an object of such lists. */

import type { Checked } from "../../core/checked.ts";
import { numberToken, scanNumber } from "../reading/scanNumber.ts";
import { type ArrayEntry, type ArrayFile, LONGEST_ROW, type RowCursor, rowsOf } from "./arrayFile.ts";
import type { Bytes } from "./byteSource.ts";
import { indexJson, type JsonList } from "./jsonIndex.ts";
import { placeBefore, type RowIndex } from "./rowIndex.ts";
import { unreadEntry } from "./storedArray.ts";
import { newTextWindow, readOn } from "./textWindow.ts";

/** Opens the lists of a file, reading all of it once to learn their shapes. A faulty list in an object is an entry with a problem. */
export async function openJson(name: string, bytes: Bytes): Promise<Checked<ArrayFile>> {
  const found = await indexJson(bytes);
  if ("problem" in found) return found;
  const own = name.replace(/\.\w+$/, "");
  const arrays = found.value.map((item) => entryOf(item.key === "" ? own : item.key, item, bytes));
  const only = arrays.length === 1 ? arrays[0]! : undefined;
  if (only?.problem !== undefined) return { problem: `The list in this file cannot be read. ${only.problem}` };
  return { value: { format: "json", arrays, notes: [] } };
}

function entryOf(name: string, { list }: JsonList, bytes: Bytes): ArrayEntry {
  const result = list.result();
  if ("problem" in result) return unreadEntry(name, "unknown", [], result.problem);
  const { shape } = result;
  const { rowCount, rowLength } = rowsOf(shape);
  if (rowLength > LONGEST_ROW) {
    return unreadEntry(name, "text", shape, `A row of this list has ${rowLength} numbers, too many to read.`);
  }
  return {
    name,
    dtype: "text",
    shape,
    isFortran: false,
    rowCount,
    rowLength,
    precision: "float64",
    isSeekable: true,
    openRows: (firstRow) => openNumbers(bytes, list.index, rowCount, rowLength, firstRow),
  };
}

/** No number is written with more characters. */
const LONGEST_NUMBER = 400;

/** Reads number after number; that brackets and commas are in place was seen when the file was opened. */
function openNumbers(bytes: Bytes, index: RowIndex, rowCount: number, rowLength: number, firstRow: number): RowCursor {
  const start = placeBefore(index, firstRow);
  const window = newTextWindow(bytes, start.offset);
  const token = numberToken();
  let toSkip = (firstRow - start.row) * rowLength;
  let row = firstRow;
  return {
    async next(into) {
      const rows = Math.min(Math.floor(into.length / rowLength), rowCount - row);
      if (!(rows > 0)) return { value: 0 };
      const wanted = rows * rowLength;
      for (let i = -toSkip; i < wanted; ) {
        const { text } = window;
        let pos = window.pos;
        while (pos < text.length && isBetween(text.charCodeAt(pos))) pos++;
        window.pos = pos;
        if (text.length - pos < LONGEST_NUMBER && !window.isEnd) {
          const more = await readOn(window);
          if ("problem" in more) return stop(more.problem);
          continue;
        }
        if (scanNumber(text, pos, token) !== "number") return stop(noNumber(text.slice(pos, pos + 30)));
        window.pos = token.end;
        if (i >= 0) into[i] = token.value;
        i++;
        if (toSkip > 0) toSkip--;
      }
      row += rows;
      return { value: rows };
    },
  };

  function stop(problem: string): { readonly problem: string } {
    row = rowCount;
    return { problem };
  }
}

/** A blank, comma or square bracket. */
function isBetween(code: number): boolean {
  return code <= 0x20 || code === 0x2c || code === 0x5b || code === 0x5d;
}

function noNumber(text: string): string {
  const shown = text.split(/[\s,\]]/)[0] ?? "";
  return `“${shown}” in this list is no number. Write it as JSON, such as -1.5e-3, or as NaN or Infinity.`;
}
