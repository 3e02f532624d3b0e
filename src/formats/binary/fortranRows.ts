/** The rows of an array in Fortran order, column after column: gathered in blocks of bounded size. */

import type { Checked } from "../../core/checked.ts";
import { type RowCursor, rowsOf, type StoredArray } from "./arrayFile.ts";
import type { Bytes } from "./byteSource.ts";
import { elementTypes, type Numbers, numbersFor } from "./elementType.ts";
import { READ_BYTES, readNumbers, scratchFor } from "./storedArray.ts";

/** A gathered block has this many bytes, or one row. Each block reads through all columns once. */
const BLOCK_BYTES = 2 ** 25;

/** Rows of which each number stands in another column: number k of row f at place f + k N, N being the number of rows. */
export function openFortranRows(stored: StoredArray, firstRow: number): RowCursor {
  const { rowCount, rowLength } = rowsOf(stored.shape);
  const { precision } = elementTypes[stored.type];
  const numberBytes = precision === "float32" ? 4 : 8;
  const usual = Math.max(1, Math.floor(BLOCK_BYTES / numberBytes / Math.max(1, rowLength)));
  let row = firstRow;
  let bytes: Bytes | undefined;
  let block: Numbers | undefined;
  let blockStart = firstRow;
  let blockRows = 0;
  return {
    async next(into) {
      const rows = Math.min(Math.floor(into.length / rowLength), rowCount - row);
      if (!(rows > 0)) return { value: 0 };
      bytes ??= stored.open();
      if (row >= blockStart + blockRows) {
        // Who asks once wants a few rows; who asks again wants them all.
        const isFirst = block === undefined;
        const wanted = Math.min(isFirst ? Math.min(rows, usual) : usual, rowCount - row);
        if (block === undefined || block.length < wanted * rowLength) {
          block = undefined;
          block = numbersFor(stored.type, wanted * rowLength);
        }
        const gathered = await gather(bytes, stored, row, wanted, block);
        if ("problem" in gathered) {
          row = rowCount;
          return gathered;
        }
        blockStart = row;
        blockRows = wanted;
      }
      const given = Math.min(rows, blockStart + blockRows - row);
      const start = (row - blockStart) * rowLength;
      into.set(block!.subarray(start, start + given * rowLength));
      row += given;
      return { value: given };
    },
  };
}

/** Reads `rows` rows from `from` on into `block`. */
async function gather(
  bytes: Bytes,
  stored: StoredArray,
  from: number,
  rows: number,
  block: Numbers,
): Promise<Checked<number>> {
  const { rowCount, rowLength } = rowsOf(stored.shape);
  const leading = stored.shape.slice(0, -1);
  const isMatrix = leading.length <= 1;
  const low = isMatrix ? from : 0;
  const high = isMatrix ? from + rows : rowCount;
  const { size } = elementTypes[stored.type];
  // Neighbouring columns are read at once where little between them is not wanted.
  const together = (high - low) * 4 >= rowCount ? Math.max(1, Math.floor(READ_BYTES / (rowCount * size))) : 1;
  const scratch = scratchFor(stored, rowCount * rowLength);
  const numbers = numbersFor(stored.type, Math.min(READ_BYTES / size, rowCount * rowLength));
  for (let first = 0; first < rowLength; first += together) {
    const end = (Math.min(first + together, rowLength) - 1) * rowCount + high;
    for (let at = first * rowCount + low; at < end; at += numbers.length) {
      const part = numbers.subarray(0, Math.min(numbers.length, end - at));
      const read = await readNumbers(bytes, stored, at, part, scratch);
      if ("problem" in read) return read;
      let column = Math.floor(at / rowCount);
      let place = at - column * rowCount;
      for (let i = 0; i < part.length; i++) {
        const row = (isMatrix ? place : rowAt(place, leading)) - from;
        if (row >= 0 && row < rows) block[row * rowLength + column] = part[i]!;
        if (++place === rowCount) {
          place = 0;
          column++;
        }
      }
    }
  }
  return { value: rows };
}

/** The row, in C order, of the sample whose indices stand at `place` in Fortran order. */
function rowAt(place: number, leading: readonly number[]): number {
  let rest = place;
  let row = 0;
  for (const size of leading) {
    const index = rest % size;
    rest = (rest - index) / size;
    row = row * size + index;
  }
  return row;
}
