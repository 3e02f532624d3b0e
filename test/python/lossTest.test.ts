/** The test that is inserted for a loss is run by Python, and passes; with another value it fails. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { lossTest } from "../../src/analysis/lossTest.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { pythonWith, runScript } from "./python.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nimport keras\n";

const CALLS: readonly (readonly [string, readonly string[]])[] = [
  ["nn.CrossEntropyLoss()", []],
  ["nn.CrossEntropyLoss(label_smoothing=0.2)", []],
  ["nn.CrossEntropyLoss(torch.tensor([1., 2., 5.]), reduction='sum')", []],
  ["nn.CrossEntropyLoss(weight=torch.tensor([1, 2, 5, 1]), ignore_index=3)", []],
  ["nn.CrossEntropyLoss(weight=w, ignore_index=-1, reduction='none')", ["weight=w"]],
  ["nn.CrossEntropyLoss(label_smoothing=args.eps)", ["label_smoothing=args.eps"]],
  ["F.cross_entropy(x, y, None, None, 0)", []],
  ["F.cross_entropy(x, y, reduction=r)", ["reduction=r"]],
];

const written = CALLS.map(([code, leftOut]) => ({ code, leftOut, test: testFor(code) }));
const python = pythonWith("torch", "pytest") ?? pythonWith("torch");
const codes = written.map(({ test }) => test);
const wrong = codes.map((code) => code.replace(/label_smoothing=(0\.\d+)/, "label_smoothing=0.3"));
const errors =
  python === undefined ? [] : (runScript(python, "run_tests.py", [...codes, ...wrong]) as (string | null)[]);

function testFor(code: string): string {
  const found = findLossCalls(readSource("python", HEAD + code));
  const result = lossTest(found[0]!, 0.1, "train.py, line 5");
  if ("problem" in result) throw new Error(result.problem);
  return result.value.code;
}

test.each(written)("$code: what is not literal is said", ({ leftOut, test: code }) => {
  for (const part of leftOut) expect(code).toContain(`- ${part}`);
  expect(code.includes("Not literal there")).toBe(leftOut.length > 0);
});

describe.skipIf(python === undefined)("in Python", () => {
  test.each(written.map((each, i) => ({ ...each, i })))("$code", ({ test: code, i }) => {
    expect(errors[i], code).toBeNull();
    expect(errors[i + codes.length], "a wrong value passes").toContain("AssertionError");
  });
});

test("Keras' test pins the loss of probabilities and of logits", () => {
  // -Σ t·ln p by hand: t = [0.9333, 0.0333, 0.0333] on [0.7, 0.2, 0.1], and on class 2 of [0.1, 0.6, 0.3].
  const t = (y: number, k: number) => (y === k ? 0.9 : 0) + 0.1 / 3;
  const row = (p: number[], y: number) => -p.reduce((sum, each, k) => sum + t(y, k) * Math.log(each), 0);
  const expected = (row([0.7, 0.2, 0.1], 0) + row([0.1, 0.6, 0.3], 2)) / 2;
  const pinned = /approx\(([\d.]+),/.exec(testFor("keras.losses.CategoricalCrossentropy()"))![1];
  expect(Number(pinned)).toBeCloseTo(expected, 12);
  // formulas.md's worked batch: mean 2.0001041117.
  const logits = testFor("keras.losses.CategoricalCrossentropy(from_logits=True)");
  expect(Number(/approx\(([\d.]+),/.exec(logits)![1])).toBeCloseTo(2.0001041117, 9);
});

test("another loss is refused in words", () => {
  const [call] = findLossCalls(readSource("python", `${HEAD}nn.BCEWithLogitsLoss()`));
  expect(lossTest(call!, 0.1, "x")).toMatchObject({ problem: expect.stringContaining("Tests are written for") });
});
