/**
 * Printed arrays of NumPy, PyTorch, JAX and TensorFlow read back to the numbers that their texts denote, bit for bit.
 */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readArrays } from "../../src/formats/readArrays.ts";

interface PrintedForm {
  readonly system: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
}

const forms: readonly PrintedForm[] = JSON.parse(
  readFileSync(new URL("../fixtures/printed-forms.json", import.meta.url), "utf8"),
);

const named = new Map([
  ["nan", Number.NaN],
  ["inf", Number.POSITIVE_INFINITY],
  ["-inf", Number.NEGATIVE_INFINITY],
]);

test.each(forms)("$system $shape: $text", ({ text, shape, values }) => {
  const { arrays, problems } = readArrays(text);
  expect(problems).toEqual([]);
  expect(arrays.length).toBe(1);
  expect(arrays[0]!.shape).toEqual(shape);
  const expected = values.map((value) => named.get(value) ?? Number(value));
  expect(expected.every((value, index) => Object.is(value, arrays[0]!.values[index]))).toBe(true);
});

test("there are at least 50 forms, of four systems", () => {
  expect(forms.length).toBeGreaterThanOrEqual(50);
  expect(new Set(forms.map(({ system }) => system))).toEqual(new Set(["numpy", "torch", "jax", "tensorflow"]));
});
