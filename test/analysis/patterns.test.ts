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

describe("what is remembered of code holds only where it means the same", () => {
  const CALLS = `def smooth(logits, target, eps=0.1):
    log_p = helper(logits)
    nll = -log_p.gather(1, target.unsqueeze(1)).squeeze(1)
    return ((1 - SHARE * eps) * nll - SHARE * eps * log_p.mean(-1)).mean()
`;
  test.each<[string, string, string[]]>([
    ["as it is", "SHARE = 1\ndef helper(x):\n    return F.log_softmax(x, -1)\n", ["A"]],
    ["another constant", "SHARE = 0\ndef helper(x):\n    return F.log_softmax(x, -1)\n", []],
    ["another helper", "SHARE = 1\ndef helper(x):\n    return F.logsigmoid(x)\n", []],
    [
      "another helper behind the helper",
      "SHARE = 1\ndef helper(x):\n    return inner(x)\ndef inner(x):\n    return F.relu(x)\n",
      [],
    ],
    [
      "the same again behind the helper",
      "SHARE = 1\ndef helper(x):\n    return inner(x)\ndef inner(x):\n    return F.log_softmax(x, -1)\n",
      ["A"],
    ],
    [
      "a helper that another import hides",
      "SHARE = 1\ndef helper(x):\n    return F.log_softmax(x, -1)\nfrom m import helper\n",
      [],
    ],
  ])("%s", (_, before, forms) => {
    for (const code of [CALLS + before, before + CALLS, `${before}\n\n${CALLS}`]) {
      const found = losses(code);
      expect(found.map(({ form }) => form)).toEqual(forms);
      for (const { span } of found) expect((IMPORTS + code).slice(span.start, span.end)).toBe("smooth");
    }
  });

  test("the imports of earlier cells count too", () => {
    const cell = CALLS.replaceAll("SHARE * ", "").replace("helper(logits)", "F.log_softmax(logits, -1) # torch");
    const inNotebook = (module: string) =>
      handWrittenLosses(readSource("python", cell, { earlier: new Map([["F", module]]) }));
    expect(inNotebook("torch.nn.functional").map(({ form }) => form)).toEqual(["A"]);
    expect(inNotebook("mylib.functional")).toEqual([]);
  });
});

test("a file without PyTorch, and broken code, give nothing", () => {
  expect(handWrittenLosses(readSource("python", "def log_softmax(x, y): pass"))).toEqual([]);
  expect(losses(CLOSED_FORM.slice(0, 300))).toEqual([]);
});
