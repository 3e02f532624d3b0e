/** Numbers replaced where they stand: each syntax keeps its own, and reads back as what was written. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { findNumberSpans } from "../../src/formats/findNumberSpans.ts";
import { readArrays } from "../../src/formats/readArrays.ts";
import { type WriteOptions, writeInPlace } from "../../src/formats/writeInPlace.ts";
import { rounds } from "../effort.ts";
import { samples } from "./samples.ts";

function written(
  text: string,
  index: number,
  values: readonly number[],
  shape: readonly number[],
  options?: WriteOptions,
): string {
  const edits = writeInPlace(text, readArrays(text).arrays[index]!, values, shape, options);
  return edits.reduceRight(
    (result, { span, text: to }) => result.slice(0, span.start) + to + result.slice(span.end),
    text,
  );
}

const rows = [0.9, 0.1, 0.05, 0.95];
const same: readonly (readonly [before: string, after: string])[] = [
  ["y = [[1, 0], # first\n     [0, 1]]", "y = [[0.9, 0.1], # first\n     [0.05, 0.95]]"],
  ["[[1 0]\n [0 1]]", "[[0.9 0.1]\n [0.05 0.95]]"],
  ["float t[2][2] = {{1.f, 0.f}, {0.f, 1.f}};", "float t[2][2] = {{0.9f, 0.1f}, {0.05f, 0.95f}};"],
  ["torch.tensor([[1, 0], [0, 1]], dtype=torch.long)", "torch.tensor([[0.9, 0.1], [0.05, 0.95]], dtype=torch.float32)"],
  ["1,0\n0,1\n", "0.9,0.1\n0.05,0.95\n"],
  ["| a | b |\n|---|---|\n| 1 | 0 |\n| 0 | 1 |", "| a | b |\n|---|---|\n| 0.9 | 0.1 |\n| 0.05 | 0.95 |"],
  ["| 1 | 0 |\n| 0 | 1 |", "| 0.9 | 0.1 |\n| 0.05 | 0.95 |"],
  ["y = [1 0; 0 1];", "y = [0.9 0.1; 0.05 0.95];"],
  ["let y = [[1_i64, 0_i64], [0_i64, 1_i64]];", "let y = [[0.9_f64, 0.1_f64], [0.05_f64, 0.95_f64]];"],
];
test.each(same)("same shape: %s", (before, after) => {
  expect(written(before, 0, rows, [2, 2])).toBe(after);
});

const grown: readonly (readonly [before: string, after: string])[] = [
  ["y = [0, 1]", "y = [[0.9, 0.1], [0.05, 0.95]]"],
  ["y = (0, 1)", "y = ((0.9, 0.1), (0.05, 0.95))"],
  ["y = 0, 1", "y = (0.9, 0.1), (0.05, 0.95)"],
  ["[0 1]", "[[0.9 0.1]\n [0.05 0.95]]"],
  ["y = torch.tensor([0, 1], dtype=torch.long)", "y = torch.tensor([[0.9, 0.1], [0.05, 0.95]], dtype=torch.float32)"],
  ["y = torch.LongTensor([0, 1])", "y = torch.FloatTensor([[0.9, 0.1], [0.05, 0.95]])"],
  ["y = np.array([0, 1], dtype=int)", "y = np.array([[0.9, 0.1], [0.05, 0.95]], dtype=float)"],
  ["y = np.array([0, 1]).astype(np.int64)", "y = np.array([[0.9, 0.1], [0.05, 0.95]]).astype(np.float32)"],
  ["torch.tensor([0, 1]).long()", "torch.tensor([[0.9, 0.1], [0.05, 0.95]]).float()"],
  [
    "<tf.Tensor: shape=(2,), dtype=int32, numpy=array([0, 1], dtype=int32)>",
    "<tf.Tensor: shape=(2, 2), dtype=float32, numpy=array([[0.9, 0.1], [0.05, 0.95]], dtype=float32)>",
  ],
  ["tf.tensor1d([0, 1], 'int32')", "tf.tensor2d([[0.9, 0.1], [0.05, 0.95]], 'float32')"],
  ["const y = new Int32Array([0, 1]);", "const y = [[0.9, 0.1], [0.05, 0.95]];"],
  ["std::vector<int> y = {0, 1};", "std::vector<std::vector<float>> y = {{0.9, 0.1}, {0.05, 0.95}};"],
  ["int y[2] = {0, 1};", "float y[2][2] = {{0.9, 0.1}, {0.05, 0.95}};"],
  ["y = [0 1];", "y = [0.9 0.1; 0.05 0.95];"],
  ["y = [0; 1];", "y = [0.9 0.1; 0.05 0.95];"],
  ["2-element Vector{Int64}:\n 0\n 1", "2×2 Matrix{Float64}:\n 0.9 0.1\n 0.05 0.95"],
  ["0\n1\n", "0.9, 0.1\n0.05, 0.95\n"],
  ["0, 1", "0.9, 0.1\n0.05, 0.95"],
  ["| 0 |\n| 1 |", "| 0.9 | 0.1 |\n| 0.05 | 0.95 |"],
  ["label\n0\n1\n", "label_0, label_1\n0.9, 0.1\n0.05, 0.95\n"],
  ["| label |\n|---:|\n| 0 |\n| **1** |", "| label 0 | label 1 |\n|---: | ---:|\n| 0.9 | 0.1 |\n| 0.05 | 0.95 |"],
  ['{"targets": [0, 1]}', '{"targets": [[0.9, 0.1], [0.05, 0.95]]}'],
];
test.each(grown)("one more axis: %s", (before, after) => {
  expect(written(before, 0, rows, [2, 2])).toBe(after);
});

test.each([
  ["y = 1", "y = [0.9, 0.1]"],
  ["torch.tensor(1)", "torch.tensor([0.9, 0.1])"],
  ["int y = 1;", "float y[2] = {0.9, 0.1};"],
])("a scalar becomes a row: %s", (before, after) => {
  expect(written(before, 0, [0.9, 0.1], [2])).toBe(after);
});

test("a column of a table becomes columns", () => {
  const after = "z_0,z_1,label_0, label_1\n2,1,0.9, 0.1\n3,4,0.05, 0.95";
  expect(written("z_0,z_1,label\n2,1,0\n3,4,1", 1, rows, [2, 2])).toBe(after);
});

test("MATLAB and Julia take rows between semicolons", () => {
  expect(written("y = [0, 1]", 0, rows, [2, 2], { language: "julia" })).toBe("y = [0.9 0.1; 0.05 0.95]");
});

test("no minus zero, no needless zeros", () => {
  expect(written("[1, 2, 3, 4]", 0, [-0, 0.925, 1 / 3, -1e-9], [4])).toBe("[0.0, 0.925, 0.3333, 0.0]");
});

test("the places of numbers are their texts", () => {
  for (const { text } of samples) {
    for (const array of readArrays(text).arrays) {
      const places = findNumberSpans(text, array);
      expect(places.length).toBe(2 * array.values.length);
      array.values.forEach((value, index) => {
        const plain = Number(text.slice(places[2 * index], places[2 * index + 1]));
        if (!Number.isNaN(plain)) expect(plain).toBe(value);
      });
    }
  }
});

test.each(["a,b\n1,0\n0,1", "| a | b |\n|---|---|\n| 1 | 0 |\n| 0 | 1 |", "| 1 | 0 |\n| 0 | 1 |"])(
  "a table has no place for a third axis: %s",
  (text) => {
    expect(() => written(text, 0, [...rows, ...rows], [2, 2, 2])).toThrow("rows and columns only");
  },
);

// The two tensors of a tuple would become one array where their shapes are the same.
const writable = samples
  .flatMap(({ text }) => readArrays(text).arrays.map((_, index) => ({ text, index })))
  .filter(({ text }) => !text.startsWith("(tensor"));
const number = fc.integer({ min: -99_999, max: 99_999 }).map((units) => units / 10_000);

test("what is written reads back, in the same shape and with rows for numbers", () => {
  const property = fc.property(
    fc.constantFrom(...writable),
    fc.integer({ min: 2, max: 4 }),
    fc.boolean(),
    fc.infiniteStream(number),
    (sample, columns, grows, stream) => {
      const { text, index } = sample;
      const { arrays } = readArrays(text);
      const array = arrays[index]!;
      const { syntax } = array;
      const hasColumns = syntax.kind === "table" && (syntax.header !== undefined || syntax.delimiter === "|");
      if (array.values.length === 0 || (grows && array.shape.length > 1 && hasColumns)) return;
      const shape = grows ? [...array.shape, columns] : [...array.shape];
      const total = shape.reduce((product, length) => product * length, 1);
      const values = [...stream.take(total)].map((value) => value + 0);
      const result = written(text, index, values, shape);
      const found = readArrays(result);
      expect(found.problems, result).toEqual([]);
      const back = found.arrays.find(
        ({ values: read }) => read.length === total && read.every((value, at) => value === values[at]),
      );
      expect(back?.shape, result).toEqual(shape);
    },
  );
  fc.assert(property, { numRuns: rounds(300, 1500), seed: 7 });
});
