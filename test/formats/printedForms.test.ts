/**
 * Printed arrays of NumPy, PyTorch, JAX and TensorFlow read back to the numbers that their texts denote, bit for bit.
 */

import { expect, test } from "vitest";
import { readArrays } from "../../src/formats/readArrays.ts";
import { printedForms } from "./printedForms.ts";

const named = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
]);

test.each(printedForms)("$system $shape: $text", ({ text, shape, values }) => {
  const { arrays, problems } = readArrays(text);
  expect(problems).toEqual([]);
  expect(arrays.length).toBe(1);
  expect(arrays[0]!.shape).toEqual(shape);
  const expected = values.map((value) => named.get(value) ?? Number(value));
  expect(expected.every((value, index) => Object.is(value, arrays[0]!.values[index]))).toBe(true);
});

test("there are at least 50 forms, of four systems", () => {
  expect(printedForms.length).toBeGreaterThanOrEqual(50);
  expect(new Set(printedForms.map(({ system }) => system))).toEqual(new Set(["numpy", "torch", "jax", "tensorflow"]));
});
