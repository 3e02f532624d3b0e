/** Hand-written smoothing is recognised by what it computes, whatever its names; other losses are not. */
import { describe, expect, test } from "vitest";
import { handWrittenLosses } from "../../src/analysis/patterns/handWrittenLosses.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import {
  CLOSED_FORM,
  IMPORTS,
  KL_FORM,
  NEAR_MISSES,
  OTHERS,
  PADDED,
  SCATTER,
  SOFT_TARGET,
  VARIATIONS,
} from "./patternFixtures.ts";

const losses = (code: string) => handWrittenLosses(readSource("python", IMPORTS + code));

describe("the six forms", () => {
  test.each([
    ["A", CLOSED_FORM],
    ["B", SCATTER],
    ["C", SOFT_TARGET],
    ["D", KL_FORM],
    ["E", PADDED],
    ["F", OTHERS],
  ])("%s", (form, code) => {
    expect(losses(code).map((loss) => loss.form)).toEqual([form]);
    // Other names change nothing.
    const renamed = code.replace(/\b(class|def) [A-Z]?\w*(?=\()/, (match, word) =>
      match.includes("__") ? match : `${word} thing`,
    );
    expect(losses(renamed).map((loss) => loss.form)).toEqual([form]);
  });
});

describe("variations", () => {
  test.each(VARIATIONS.map(([name, code, form, mistake]) => ({ name, code, form, mistake })))("$name", (row) => {
    const { code, form, mistake } = row;
    const found = losses(code);
    expect(found.map((loss) => loss.form)).toEqual([form]);
    if (mistake !== undefined) expect(found[0]!.mistakes.join(" ")).toMatch(mistake);
  });
});

describe("not recognised", () => {
  test.each(NEAR_MISSES)("%s", (_, code) => {
    expect(losses(code)).toEqual([]);
  });
});

test("a file without PyTorch, and broken code, give nothing", () => {
  expect(handWrittenLosses(readSource("python", "def log_softmax(x, y): pass"))).toEqual([]);
  expect(losses(CLOSED_FORM.slice(0, 300))).toEqual([]);
});
