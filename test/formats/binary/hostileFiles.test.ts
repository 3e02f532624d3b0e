/** Truncated, lying and hostile files: a sentence that says what, why and what to do; never a throw. */

import { zipSync } from "fflate";
import { expect, test } from "vitest";
import { fixture } from "./fixtures.ts";
import { float32Npy, headerOf, npyOf, problemIn, safetensorsOf, tryToOpen } from "./opened.ts";

type Row = readonly [what: string, name: string, content: Uint8Array | string, problem: RegExp];

const npy = (descr: string, shape: readonly unknown[], bytes = 48) => npyOf(headerOf(descr, shape), bytes);
const good = float32Npy(
  [4, 3],
  Array.from({ length: 12 }, (_, i) => i),
);
const tensor = (dtype: string, shape: unknown, offsets: unknown) => ({ x: { dtype, shape, data_offsets: offsets } });

const numpyHeaders: readonly Row[] = [
  ["an empty file", "x.npy", "", /empty/],
  ["only the magic", "x.npy", good.slice(0, 6), /version 0/],
  ["cut in the header's length", "x.npy", good.slice(0, 9), /cut off/],
  ["cut in the header", "x.npy", good.slice(0, 40), /bytes long, which it cannot be/],
  [
    "cut in the data",
    "x.npy",
    good.slice(0, -5),
    /\(4, 3\), 12 float32 numbers in 48 bytes, but only 43 bytes follow \(10 numbers\)/,
  ],
  ["10 TB", "x.npy", npy("<f4", [2_500_000_000, 1000]), /but only 48 bytes follow/],
  ["sizes that overflow", "x.npy", npy("<f8", [2 ** 40, 2 ** 40]), /not possible/],
  ["a size beyond 2^53", "x.npy", npy("<f8", ["99999999999999999999"]), /not possible/],
  ["a size of 400 digits", "x.npy", npy("<f8", ["9".repeat(400)]), /not possible/],
  ["a size beyond 2^53 times 0", "x.npy", npy("<f8", ["99999999999999999999", 0]), /not possible/],
  ["a negative size", "x.npy", npy("<f4", [-4, 3]), /not possible/],
  ["two negative sizes", "x.npy", npy("<f4", [-4, -3]), /not possible/],
  ["a size that is no number", "x.npy", npy("<f4", ["'a'"]), /not possible/],
  ["too many axes", "x.npy", npy("<f4", Array(65).fill(1)), /65 axes/],
  ["pickled objects", "x.npy", npy("|O", [4]), /pickled.*never opened.*np\.stack/],
  ["text", "x.npy", npy("<U5", [4]), /text/],
  ["bytes", "x.npy", npy("|S5", [4]), /text/],
  ["bfloat16 as NumPy writes it", "x.npy", npy("|V2", [4]), /bfloat16.*astype/],
  ["complex numbers", "x.npy", npy("<c8", [4]), /complex/],
  ["dates", "x.npy", npy("<M8[ns]", [4]), /dates/],
  ["80 bits", "x.npy", npy("<f16", [3]), /float64/],
  ["a type that is none", "x.npy", npy("<x4", [3]), /type is <x4/],
  ["a type of no text", "x.npy", npyOf("{'descr': 4, 'fortran_order': False, 'shape': (3,)}", 48), /records/],
  [
    "records",
    "x.npy",
    npyOf("{'descr': [('a', '<f4'), ('b', '<i8')], 'fortran_order': False, 'shape': (3,)}", 48),
    /structured/,
  ],
  ["no shape", "x.npy", npyOf("{'descr': '<f4', 'fortran_order': False}", 48), /does not say/],
  ["an order of no kind", "x.npy", npyOf("{'descr': '<f4', 'fortran_order': 2, 'shape': (3,)}", 48), /does not say/],
  ["a header that is no dict", "x.npy", npyOf("(1, 2)", 48), /no dict/],
  ["a header that calls", "x.npy", npyOf("__import__('os').system('x')", 48), /no Python literal/],
  ["a header of brackets", "x.npy", npyOf("(".repeat(60_000), 0), /no Python literal/],
  ["version 4", "x.npy", npyOf(headerOf("<f4", [1]), 4, 4), /version 4/],
  [
    "a header of 4 GB",
    "x.npy",
    Uint8Array.from([...good.slice(0, 6), 2, 0, 255, 255, 255, 255, 0]),
    /4294967295 bytes long/,
  ],
  ["another file", "x.npy", "not numpy at all", /no \.npy file/],
  ["a row of 2^23 numbers", "x.npy", npy("|u1", [1, 2 ** 23], 2 ** 23), /8388608 numbers, more than/],
];

const deflated = fixture("deflated.npz").bytes;
const stored = fixture("stored.npz").bytes;
const directory = deflated.findIndex(
  (_, i) => deflated[i] === 0x50 && deflated[i + 1] === 0x4b && deflated[i + 2] === 1,
);

/** The archive with other bytes in its first directory entry. */
function withEntry(change: (view: DataView) => void, bytes = deflated, at = directory): Uint8Array {
  const copy = bytes.slice();
  change(new DataView(copy.buffer, at));
  return copy;
}

const storedDirectory = stored.findIndex((_, i) => stored[i] === 0x50 && stored[i + 1] === 0x4b && stored[i + 2] === 1);
const end = deflated.length - 22;
const bomb = zipSync({ "logits.npy": npyOf(headerOf("<f4", [2 ** 20, 8]), 2 ** 25) }, { level: 9 });

const archives: readonly Row[] = [
  ["cut off", "x.npz", deflated.slice(0, -30), /record at its end is missing/],
  ["an entry cut off", "x.npz", withEntry((view) => view.setUint16(28, 60_000, true)), /directory is cut off/],
  ["a size of 4 GB", "x.npz", withEntry((view) => view.setUint32(24, 4e9, true)), /which cannot be/],
  [
    "stored, of another size",
    "x.npz",
    withEntry((view) => view.setUint32(24, 7, true), stored, storedDirectory),
    /which cannot be/,
  ],
  [
    "fewer bytes than there are",
    "x.npz",
    withEntry((view) => view.setUint32(24, 500, true)),
    /more than the archive says|but only/,
  ],
  [
    "more bytes than there are",
    "x.npz",
    withEntry((view) => view.setUint32(20, 4_000_000, true)),
    /file's end|those of another/,
  ],
  ["a member beyond the end", "x.npz", withEntry((view) => view.setUint32(42, 4e9, true)), /beyond the file's end/],
  ["a member elsewhere", "x.npz", withEntry((view) => view.setUint32(42, 1, true)), /does not begin where/],
  ["another method", "x.npz", withEntry((view) => view.setUint16(10, 14, true)), /method 14/],
  ["encrypted", "x.npz", withEntry((view) => view.setUint16(8, 1, true)), /encrypted/],
  ["a wrong checksum", "x.npz", withEntry((view) => view.setUint32(16, 12345, true)), /checksum/],
  [
    "a directory beyond the end",
    "x.npz",
    withEntry((view) => view.setUint32(16, 4e9, true), deflated, end),
    /beyond the file's end/,
  ],
  [
    "a directory of 4 GB",
    "x.npz",
    withEntry((view) => view.setUint32(12, 0xfffffffe, true), deflated, end),
    /beyond the file's end/,
  ],
  ["no members", "x.npz", withEntry((view) => view.setUint32(0, 0, true)), /directory is empty/],
  [
    "members that lie over each other",
    "x.npz",
    withEntry((view) => view.setUint32(42, 30, true), stored, nextEntry(stored, storedDirectory)),
    /those of another one/,
  ],
  ["nothing of NumPy", "x.npz", zipSync({ "a.txt": new Uint8Array(9) }), /no \.npy arrays/],
  ["torch.save", "x.npz", zipSync({ "archive/data.pkl": new Uint8Array(9) }), /torch\.save/],
  ["a member that is none", "x.npz", zipSync({ "a.npy": new Uint8Array(99) }), /no \.npy array/],
  ["a member with a lying header", "x.npz", zipSync({ "a.npy": npy("<f4", [2 ** 40]) }), /but only 48 bytes follow/],
  ["damaged in the middle", "x.npz", withBytes(deflated, 90, 40), /cannot be read/],
  ["a pickle in disguise", "x.npz", Uint8Array.from([0x80, 4, 0x95, 0, 0, 0]), /pickle/],
];

const tensors: readonly Row[] = [
  ["seven bytes", "x.safetensors", new Uint8Array(7), /no header/],
  ["a header of 4 GB", "x.safetensors", safetensorsOf({}, 0, 2n ** 32n), /4294967296 bytes long/],
  ["a header of 2^64 - 1", "x.safetensors", safetensorsOf({}, 0, 2n ** 64n - 1n), /bytes long/],
  ["a header longer than the file", "x.safetensors", safetensorsOf({}, 0, 100n), /100 bytes long/],
  ["no JSON", "x.safetensors", safetensorsOf("{x", 0), /no JSON object/],
  ["a list", "x.safetensors", safetensorsOf([], 0), /no JSON object/],
  ["brackets", "x.safetensors", safetensorsOf("[".repeat(100_000), 0), /no JSON object/],
  ["a tensor that is none", "x.safetensors", safetensorsOf({ x: 3 }, 0), /does not say/],
  ["null", "x.safetensors", safetensorsOf({ x: null }, 0), /does not say/],
  ["a negative size", "x.safetensors", safetensorsOf(tensor("F32", [-1, -4], [0, 16]), 16), /not possible/],
  ["half a size", "x.safetensors", safetensorsOf(tensor("F32", [1.5, 2], [0, 12]), 12), /not possible/],
  [
    "sizes that overflow",
    "x.safetensors",
    safetensorsOf(tensor("F32", [2 ** 40, 2 ** 40], [0, 12]), 12),
    /not possible/,
  ],
  ["float8", "x.safetensors", safetensorsOf(tensor("F8_E4M3", [4], [0, 4]), 4), /F8_E4M3.*F32/],
  ["offsets of another size", "x.safetensors", safetensorsOf(tensor("F32", [4], [0, 12]), 16), /say otherwise/],
  ["offsets backwards", "x.safetensors", safetensorsOf(tensor("F32", [4], [16, 0]), 16), /say otherwise/],
  ["negative offsets", "x.safetensors", safetensorsOf(tensor("F32", [4], [-16, 0]), 16), /say otherwise/],
  ["three offsets", "x.safetensors", safetensorsOf(tensor("F32", [4], [0, 16, 32]), 32), /say otherwise/],
  ["offsets outside", "x.safetensors", safetensorsOf(tensor("F32", [4], [4, 20]), 16), /cut off/],
  [
    "offsets that overlap",
    "x.safetensors",
    safetensorsOf({ ...tensor("F32", [4], [0, 16]), y: { dtype: "F32", shape: [4], data_offsets: [8, 24] } }, 24),
    /those of another one/,
  ],
];

const texts: readonly Row[] = [
  ["no numbers", "x.csv", "a,b\nc,d\n", /no row of numbers/],
  ["a heading alone", "x.csv", "a,b\n", /no row of numbers/],
  ["UTF-16", "x.csv", Uint8Array.from([0xff, 0xfe, 0x31, 0]), /UTF-16/],
  ["a short row", "x.csv", "1,2,3\n4,5\n", /Row 2 of the table: it has only 2 cells, the first row has 3/],
  ["a long row", "x.csv", "1,2,3\n4,5,6,7\n", /Row 2 of the table: it has more than 3 cells/],
  ["a word", "x.csv", "1,2,3\n4,five,6\n", /Row 2 of the table: cell 2 is “five”, which is no number/],
  ["an empty cell", "x.csv", "1,2,3\n4,,6\n", /Row 2 of the table: cell 2 is empty/],
  ["decimal commas", "x.csv", "1.5;2;3\n0,5;2;3\n", /decimal points/],
  ["binary", "x.txt", Uint8Array.from([1, 2, 3, 0, 5]), /no text/],
  ["HDF5", "x.h5", Uint8Array.from([0x89, 0x48, 0x44, 0x46, 0x0d]), /HDF5/],
  ["JSON without a list", "x.json", "3", /no list/],
  ["JSON cut off", "x.json", "[[1, 2], [3", /not closed/],
  ["JSON of words", "x.json", '["a", "b"]', /text/],
  ["JSON of objects", "x.json", '[{"a": 1}]', /holds objects/],
  ["JSON with null", "x.json", "[[1, 2], [3, null]]", /Row 2 has null/],
  ["ragged JSON", "x.json", "[[1, 2], [3]]", /Row 2 has 1 items, those before it have 2/],
  ["mixed JSON", "x.json", "[[1, 2], 3]", /mixes/],
  ["mixed JSON, deeper", "x.json", "[[1, 2], [3, [4]]]", /mixes/],
  ["JSON with an empty row", "x.json", "[[], []]", /empty/],
  ["JSON of brackets", "x.json", "[".repeat(100_000) + "]".repeat(100_000), /nested/],
  ["JSON without a comma", "x.json", "[[1 2]]", /lacks a comma/],
  ["JSON with two commas", "x.json", "[[1,,2]]", /comma with nothing before/],
  ["JSON with words", "x.json", "[[1, maybe]]", /“maybe”/],
  ["JSON with too many brackets", "x.json", "[[1]]]", /not opened/],
  ["two values", "x.json", "[[1]] [[2]]", /More than one value/],
  ["no JSON", "x.json", "[[1; 2]]", /no JSON/],
];

test.each([...numpyHeaders, ...archives, ...tensors, ...texts])("%s: %s", async (_, name, content, problem) => {
  const said = await problemIn(name, content);
  expect(said).toMatch(problem);
  expect(said).toMatch(/\.$/);
});

test("a bomb is inflated step by step, and what it holds is zeros", async () => {
  expect(bomb.length).toBeLessThan(40_000);
  expect(await problemIn("bomb.npz", bomb)).toBeUndefined();
});

test("a source that rejects is a problem", async () => {
  const { openArrayFile } = await import("../../../src/formats/binary/openArrayFile.ts");
  const source = { size: 100, read: () => Promise.reject(new Error("EIO: i/o error")) };
  expect(await openArrayFile("x.npy", source)).toEqual({ problem: expect.stringMatching(/EIO.*open it again/) });
});

test("one array that cannot be read leaves the others", async () => {
  const file = await tryToOpen("stored.npz", stored);
  const problems = "value" in file ? file.value.arrays.map(({ name, problem }) => [name, problem !== undefined]) : [];
  expect(problems).toEqual([
    ["logits", false],
    ["labels", false],
    ["fortran", false],
    ["words", true],
  ]);
});

function nextEntry(bytes: Uint8Array, at: number): number {
  return bytes.findIndex((_, i) => i > at && bytes[i] === 0x50 && bytes[i + 1] === 0x4b && bytes[i + 2] === 1);
}

function withBytes(bytes: Uint8Array, start: number, count: number): Uint8Array {
  const copy = bytes.slice();
  for (let i = start; i < start + count; i++) copy[i]! ^= 0x5a;
  return copy;
}
