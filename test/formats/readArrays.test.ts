/** Each spelling of an array gives its names, shapes and values; each fault gives a problem at its place. */

import { expect, test } from "vitest";
import { readArrays } from "../../src/formats/readArrays.ts";
import { numberToken, scanNumber } from "../../src/formats/reading/scanNumber.ts";
import { rounds } from "../effort.ts";
import { bundledReader } from "./bundledReader.ts";
import { faults, samples } from "./samples.ts";
import { selections } from "./selections.ts";

test.each([...samples, ...selections])("$text", ({ text, arrays, words = {} }) => {
  const reading = readArrays(text);
  expect(reading.problems).toEqual([]);
  expect(reading.arrays.map(({ name = "", shape, values }) => [name, shape, Array.from(values)])).toEqual(arrays);
  expect(Object.fromEntries(reading.words.map(({ name, value }) => [name, value]))).toEqual(words);
  for (const { value, span } of reading.words) expect(text.slice(span.start, span.end)).toBe(value);
});

test.each(faults)("problem: $text", ({ text, problems }) => {
  const reading = readArrays(text);
  expect(reading.problems.map(({ span }) => text.slice(span.start, span.end))).toEqual(problems.map(([span]) => span));
  for (const [index, [, message]] of problems.entries()) expect(reading.problems[index]!.message).toContain(message);
});

test.each([
  ["z = torch.tensor([1, 2], dtype=torch.long)", "torch.tensor([1, 2], dtype=torch.long)"],
  ["x = new Int32Array([1, 2]);", "new Int32Array([1, 2])"],
  ["y = np.array([1]).astype(int)", "np.array([1])"],
  ["a,label\n1,2\n3,4", "1,2\n3"],
  ["logits: 2.0 1.0\n", "2.0 1.0"],
])("span of the array in %s", (text, span) => {
  const [array] = readArrays(text).arrays;
  expect(text.slice(array!.span.start, array!.span.end)).toBe(span);
});

test.each([
  ["torch.tensor([1], dtype=torch.long)", "torch.long"],
  ["torch.LongTensor([1])", "LongTensor"],
  ["np.array([1]).astype(np.int64)", "np.int64"],
  ["new Int32Array([1])", "Int32Array"],
  ["std::vector<int> y = {1};", "int"],
  ["2-element Vector{Int64}:\n 1\n 2", "Int64"],
])("element type in %s", (text, dtype) => {
  const [array] = readArrays(text).arrays;
  expect(array!.dtype!.value).toBe(dtype);
  expect(text.slice(array!.dtype!.span.start, array!.dtype!.span.end)).toBe(dtype);
});

test("10,000 nested brackets are a problem", () => {
  const { arrays, problems } = readArrays("[".repeat(10_000) + "1".padEnd(10_001, "]"));
  expect(arrays).toEqual([]);
  expect(problems[0]!.message).toContain("nest more than 32 deep");
});

test("at most 50 problems, and how many more", () => {
  const { problems } = readArrays(`[1, ${"foo, 1, ".repeat(200)}2]`);
  expect(problems.length).toBe(51);
  expect(problems[50]!.message).toContain("150 more problems");
});

test(`${rounds(200_000, 1_000_000)} random spellings have the bits that Number() gives them`, async () => {
  const readBundled = await bundledReader();
  let seed = 12345;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const digits = (count: number): string => {
    let written = "";
    while (written.length < count) written += random(10);
    return written;
  };
  const spelled = (): string => {
    const whole = random(4) === 0 ? "0" : `${1 + random(9)}${digits(random(random(8) === 0 ? 22 : 5))}`;
    const fraction = random(4) === 0 ? "" : `.${digits(random(random(8) === 0 ? 22 : 8))}`;
    const exponent =
      random(5) === 0 ? `${random(2) ? "e" : "E"}${["", "+", "-"][random(3)]}${random(random(4) ? 30 : 340)}` : "";
    return `${random(2) ? "-" : ""}${whole}${fraction}${exponent}`;
  };
  let wrong = 0;
  const token = numberToken();
  for (let batch = 0; batch < rounds(20, 100); batch++) {
    const texts = Array.from({ length: 10_000 }, spelled);
    const [array] = readBundled(`[${texts.join(", ")}]`).arrays;
    texts.forEach((text, index) => {
      if (!Object.is(array!.values[index], Number(text))) wrong++;
      if (batch < 10 && (scanNumber(text, 0, token) !== "number" || !Object.is(token.value, Number(text)))) wrong++;
    });
  }
  expect(wrong).toBe(0);
});
