/** The directory of a zip archive: where its members are, with zip64 (APPNOTE 6.3.10, sections 4.3 to 4.5). */

import { strFromU8 } from "fflate";
import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";
import { DAMAGED } from "./sizeOf.ts";

/** A file in an archive, as the directory describes it. */
export interface ZipMember {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly isEncrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  readonly headerOffset: number;
}

/** Larger directories, and more members, are no archive of arrays. */
const LARGEST_DIRECTORY = 2 ** 22;
const MOST_MEMBERS = 4096;

const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The members of an archive. Nothing that a size or an offset says is believed beyond the file's own size. */
export async function readZipDirectory(bytes: Bytes): Promise<Checked<readonly ZipMember[]>> {
  const end = await findEnd(bytes);
  if ("problem" in end) return end;
  const { offset, size } = end.value;
  if (!(offset + size <= bytes.size)) return damaged("its directory lies beyond the file's end");
  if (size > LARGEST_DIRECTORY) return damaged(`its directory has ${size} bytes, too many for an archive of arrays`);
  const read = await bytes.read(offset, size);
  return "problem" in read ? read : membersOf(read.value);
}

/** Where a member's data begin: behind its own header, which must be there. */
export async function dataStartOf(bytes: Bytes, { headerOffset, compressedSize }: ZipMember): Promise<Checked<number>> {
  if (!(headerOffset + 30 <= bytes.size)) return damaged("a member lies beyond the file's end");
  const read = await bytes.read(headerOffset, 30);
  if ("problem" in read) return read;
  const view = viewOf(read.value);
  if (view.getUint32(0, true) !== LOCAL) return damaged("a member does not begin where the directory says");
  const start = headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
  return start + compressedSize <= bytes.size ? { value: start } : damaged("a member reaches beyond the file's end");
}

/** The directory's place, from the record at the archive's end. */
async function findEnd(bytes: Bytes): Promise<Checked<{ readonly offset: number; readonly size: number }>> {
  const length = Math.min(bytes.size, 22 + 0xffff);
  const tailStart = bytes.size - length;
  const read = await bytes.read(tailStart, length);
  if ("problem" in read) return read;
  const view = viewOf(read.value);
  let at = length - 22;
  while (at >= 0 && view.getUint32(at, true) !== END) at--;
  if (at < 0) return damaged("the record at its end is missing; the file was probably not written to its end");
  const size = view.getUint32(at + 12, true);
  const offset = view.getUint32(at + 16, true);
  if (at < 20 || view.getUint32(at - 20, true) !== LOCATOR_64) return { value: { offset, size } };
  const record = safeBigint(view, at - 12);
  if (!(record + 56 <= bytes.size)) return damaged("its zip64 record lies beyond the file's end");
  const read64 = await bytes.read(record, 56);
  if ("problem" in read64) return read64;
  const view64 = viewOf(read64.value);
  if (view64.getUint32(0, true) !== END_64) return damaged("its zip64 record is not where it should be");
  return { value: { offset: safeBigint(view64, 48), size: safeBigint(view64, 40) } };
}

function membersOf(directory: Uint8Array): Checked<readonly ZipMember[]> {
  const view = viewOf(directory);
  const members: ZipMember[] = [];
  for (let at = 0; at + 46 <= directory.length && view.getUint32(at, true) === ENTRY; ) {
    const nameEnd = at + 46 + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    if (extraEnd > directory.length) return damaged("its directory is cut off");
    if (members.length >= MOST_MEMBERS) return damaged(`it has more than ${MOST_MEMBERS} members`);
    const flags = view.getUint16(at + 8, true);
    const name = directory.subarray(at + 46, nameEnd);
    members.push({
      name: strFromU8(name, (flags & 0x800) === 0),
      method: view.getUint16(at + 10, true),
      isEncrypted: (flags & 1) !== 0,
      crc: view.getUint32(at + 16, true),
      ...sizesOf(view, at, nameEnd, extraEnd),
    });
    at = extraEnd + view.getUint16(at + 32, true);
  }
  return members.length > 0 ? { value: members } : damaged("its directory is empty");
}

/** Sizes and offset of the entry at `at`; those that are all ones stand in the zip64 field, in this order. */
function sizesOf(view: DataView, at: number, extraStart: number, extraEnd: number) {
  let size = view.getUint32(at + 24, true);
  let compressedSize = view.getUint32(at + 20, true);
  let headerOffset = view.getUint32(at + 42, true);
  for (let field = extraStart; field + 4 <= extraEnd; ) {
    const fieldEnd = field + 4 + view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1 && fieldEnd <= extraEnd) {
      let next = field + 4;
      const wide = (narrow: number): number => {
        if (narrow !== 0xffffffff || next + 8 > fieldEnd) return narrow;
        next += 8;
        return safeBigint(view, next - 8);
      };
      size = wide(size);
      compressedSize = wide(compressedSize);
      headerOffset = wide(headerOffset);
    }
    field = fieldEnd;
  }
  return { size, compressedSize, headerOffset };
}

/** A 64-bit number, infinite where it is beyond what a file can have. */
function safeBigint(view: DataView, at: number): number {
  const value = Number(view.getBigUint64(at, true));
  return Number.isSafeInteger(value) ? value : Number.POSITIVE_INFINITY;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function damaged(what: string): { readonly problem: string } {
  return { problem: `This zip archive (.npz) cannot be read: ${what}. ${DAMAGED}` };
}
