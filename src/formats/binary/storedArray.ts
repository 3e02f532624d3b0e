/** The rows of an array that lies in bytes, in C order: its numbers one after another. */

import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, LONGEST_ROW, type RowCursor, rowsOf, type StoredArray } from "./arrayFile.ts";
import type { Bytes } from "./byteSource.ts";
import { decodeNumbers, elementTypes, isSameInMemory, type Numbers } from "./elementType.ts";
import { openFortranRows } from "./fortranRows.ts";

/** Bytes that are read at once. */
export const READ_BYTES = 2 ** 20;

/** The entry of an array whose type, shape and bytes have been checked; `offset` is where it stands in the file, if it does. */
export function storedEntry(name: string, stored: StoredArray, offset: number | undefined): ArrayEntry {
  const { type, isLittleEndian, shape, isFortran } = stored;
  const { rowCount, rowLength } = rowsOf(shape);
  const isInPlace = offset !== undefined && !isFortran;
  const problem = rowLength > LONGEST_ROW ? tooLong(rowLength) : undefined;
  const open = isFortran ? openFortranRows : openPlainRows;
  return {
    name,
    dtype: type,
    shape,
    isFortran,
    rowCount,
    rowLength,
    precision: elementTypes[type].precision,
    isSeekable: offset !== undefined,
    ...(isInPlace && { place: { offset, type, isLittleEndian } }),
    ...(problem !== undefined && { problem }),
    openRows: (firstRow) => (problem === undefined ? open(stored, firstRow) : { next: async () => ({ problem }) }),
  };
}

/** The entry of an array whose numbers cannot be read. */
export function unreadEntry(name: string, dtype: string, shape: readonly number[], problem: string): ArrayEntry {
  const { rowCount, rowLength } = rowsOf(shape);
  const openRows = () => ({ next: async () => ({ problem }) });
  return {
    name,
    dtype,
    shape,
    isFortran: false,
    rowCount,
    rowLength,
    precision: "float64",
    isSeekable: false,
    problem,
    openRows,
  };
}

/** Reads numbers from the place of number `first` on until `into` is full. `scratch` is used where they must be decoded. */
export async function readNumbers(
  bytes: Bytes,
  { type, isLittleEndian }: StoredArray,
  first: number,
  into: Numbers,
  scratch: Uint8Array,
): Promise<Checked<number>> {
  const { size } = elementTypes[type];
  const isDirect = isSameInMemory(type, isLittleEndian, into);
  const most = Math.floor((isDirect ? READ_BYTES : scratch.length) / size);
  for (let done = 0; done < into.length; ) {
    const count = Math.min(most, into.length - done);
    const part = into.subarray(done, done + count);
    const target = isDirect
      ? new Uint8Array(into.buffer, into.byteOffset + done * size, count * size)
      : scratch.subarray(0, count * size);
    const read = await bytes.read((first + done) * size, count * size, target);
    if ("problem" in read) return read;
    if (!isDirect) decodeNumbers(type, read.value, isLittleEndian, part);
    done += count;
  }
  return { value: into.length };
}

/** Bytes to decode from: no more than there are numbers for. */
export function scratchFor({ type }: StoredArray, numbers: number): Uint8Array {
  return new Uint8Array(Math.min(READ_BYTES, numbers * elementTypes[type].size));
}

function openPlainRows(stored: StoredArray, firstRow: number): RowCursor {
  const { rowCount, rowLength } = rowsOf(stored.shape);
  let row = firstRow;
  let bytes: Bytes | undefined;
  let scratch: Uint8Array | undefined;
  return {
    async next(into) {
      const rows = Math.min(Math.floor(into.length / rowLength), rowCount - row);
      if (!(rows > 0)) return { value: 0 };
      bytes ??= stored.open();
      scratch ??= scratchFor(stored, (rowCount - row) * rowLength);
      const block = into.subarray(0, rows * rowLength);
      const read = await readNumbers(bytes, stored, row * rowLength, block, scratch);
      row = "problem" in read ? rowCount : row + rows;
      return "problem" in read ? read : { value: rows };
    },
  };
}

function tooLong(rowLength: number): string {
  return `A row of this array has ${rowLength} numbers, more than the ${LONGEST_ROW} that are read. Are its axes in another order? Save it with a row for each sample.`;
}
