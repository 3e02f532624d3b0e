/** Files that NumPy wrote are read as NumPy reads them: every type, byte order, memory order and version. */

import { expect, test } from "vitest";
import type { ArrayEntry } from "../../../src/formats/binary/arrayFile.ts";
import { memorySource } from "../../../src/formats/binary/byteSource.ts";
import { openArrayFile } from "../../../src/formats/binary/openArrayFile.ts";
import { readRows, streamRows } from "../../../src/formats/binary/streamRows.ts";
import { fixtures } from "./fixtures.ts";

test("there is a fixture for every type, order and version", () => {
  expect(fixtures.filter(({ name }) => /-[CF]-[123]\.npy$/.test(name))).toHaveLength((3 + 9 * 2) * 2 * 3);
});

test.each(fixtures)("$name", async ({ name, bytes, arrays }) => {
  const opened = await openArrayFile(`/some/folder/${name}`, memorySource(bytes));
  if ("problem" in opened) throw new Error(opened.problem);
  for (const expected of arrays) {
    const entry = opened.value.arrays.find((each) => each.name === expected.name);
    if (entry === undefined) throw new Error(`${expected.name} is not among the arrays`);
    expect(entry.problem).toBeUndefined();
    expect({ dtype: entry.dtype, shape: entry.shape }).toEqual({ dtype: expected.dtype, shape: expected.shape });
    for (const blockNumbers of [1, 7, 1000]) expect(await allOf(entry, blockNumbers)).toEqual(expected.values);
    for (let row = 0; row < entry.rowCount; row += 3) {
      const read = await readRows(entry, row, 2);
      const start = row * entry.rowLength;
      if ("problem" in read) throw new Error(read.problem);
      expect([...read.value.values]).toEqual(expected.values.slice(start, start + 2 * entry.rowLength));
    }
  }
});

/** All numbers of an array, read in blocks of this many. */
async function allOf(entry: ArrayEntry, blockNumbers: number): Promise<number[]> {
  const numbers: number[] = [];
  for await (const block of streamRows(entry, { blockNumbers })) {
    if ("problem" in block) throw new Error(block.problem);
    expect(block.value.firstRow * entry.rowLength).toBe(numbers.length);
    numbers.push(...block.value.values);
  }
  return numbers;
}
