/** Files that are larger than memory: what is asked of the source, and when, does not depend on their size. */

import { expect, test } from "vitest";
import type { ByteSource } from "../../../src/formats/binary/byteSource.ts";
import { openArrayFile } from "../../../src/formats/binary/openArrayFile.ts";
import { readRows, streamRows } from "../../../src/formats/binary/streamRows.ts";
import { headerOf, npyOf } from "./opened.ts";

/** A source of this size that begins with `head` and goes on with zeros, and what was asked of it. */
function hugeSource(head: Uint8Array, size: number, fillsInto = true) {
  const seen = { longest: 0, bytes: 0, reads: 0, into: 0 };
  const source: ByteSource = {
    size,
    async read(offset, length, into) {
      seen.longest = Math.max(seen.longest, length);
      seen.bytes += length;
      seen.reads++;
      if (into !== undefined && fillsInto) seen.into++;
      const target = into !== undefined && fillsInto ? into : new Uint8Array(length);
      target.fill(0);
      target.set(head.subarray(Math.min(offset, head.length), Math.min(offset + length, head.length)));
      return target;
    },
  };
  return { seen, source };
}

const MiB = 2 ** 20;

test.each([
  ["C order", false, "<f4", 4],
  ["Fortran order", true, "<f4", 4],
  ["float16", false, "<f2", 2],
  ["big-endian float64", false, ">f8", 8],
])("10 TB in %s open at once, and a row anywhere is a small read", async (_, isFortran, descr, size) => {
  const rows = 1e10 / size;
  const head = npyOf(headerOf(descr, [rows, 1000], isFortran), 0);
  const { seen, source } = hugeSource(head, head.length + 1e13);
  const file = await openArrayFile("x.npy", source);
  if ("problem" in file) throw new Error(file.problem);
  expect(seen.bytes).toBeLessThan(300);
  const entry = file.value.arrays[0]!;
  const read = await readRows(entry, rows - 3, 2);
  expect(read).toMatchObject({ value: { firstRow: rows - 3, rowCount: 2 } });
  expect(seen.bytes).toBeLessThan(20_000);
  const block = await streamRows(entry, { from: 5 }).next();
  expect(block.value).toMatchObject({ value: { firstRow: 5, rowCount: 262 } });
  expect(seen.longest).toBeLessThanOrEqual(MiB);
  expect(seen.bytes).toBeLessThan(4 * MiB);
});

test("float32 is read straight into the array that is asked to be filled", async () => {
  const head = npyOf(headerOf("<f4", [50_000, 1000]), 0);
  const { seen, source } = hugeSource(head, head.length + 200e6);
  const file = await openArrayFile("x.npy", source);
  if ("problem" in file) throw new Error(file.problem);
  const entry = file.value.arrays[0]!;
  expect(entry.place).toEqual({ offset: head.length, type: "float32", isLittleEndian: true });
  seen.reads = 0;
  seen.into = 0;
  const cursor = entry.openRows(0);
  const into = new Float32Array(1000 * 1000);
  let rows = 0;
  for (;;) {
    const read = await cursor.next(into);
    if ("problem" in read) throw new Error(read.problem);
    if (read.value === 0) break;
    rows += read.value;
  }
  expect({ rows, allInto: seen.into === seen.reads }).toEqual({ rows: 50_000, allInto: true });
});

test("all of a matrix in Fortran order is gathered in few passes of bounded reads", async () => {
  const head = npyOf(headerOf("<f4", [50_000, 1000], true), 0);
  const { seen, source } = hugeSource(head, head.length + 200e6, false);
  const file = await openArrayFile("x.npy", source);
  if ("problem" in file) throw new Error(file.problem);
  let rows = 0;
  for await (const block of streamRows(file.value.arrays[0]!)) {
    if ("problem" in block) throw new Error(block.problem);
    rows += block.value.rowCount;
  }
  expect(rows).toBe(50_000);
  expect(seen.longest).toBeLessThanOrEqual(MiB);
  expect(seen.bytes).toBeLessThan(1.5 * 200e6);
});

test("a file that becomes shorter while it is read is a problem", async () => {
  const head = npyOf(headerOf("<f4", [100_000, 10]), 4e6);
  const source: ByteSource = {
    size: head.length,
    read: async (offset, length) => head.subarray(offset, Math.min(offset + length, 3e6)),
  };
  const file = await openArrayFile("x.npy", source);
  if ("problem" in file) throw new Error(file.problem);
  const said: string[] = [];
  for await (const block of streamRows(file.value.arrays[0]!)) if ("problem" in block) said.push(block.problem);
  expect(said).toEqual([expect.stringMatching(/ends at byte 3000000.*cut off or was changed/)]);
});
