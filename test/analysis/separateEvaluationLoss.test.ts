/** The action that keeps an unsmoothed loss for the evaluation, and where it is not offered. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

const HEAD = "import torch\nfrom torch import nn\n";
const EVAL = "\ncriterion(model(x), y).backward()\nwith torch.no_grad():\n    v = criterion(model(x), y)\n";

test.each<[string, string, string | undefined]>([
  [
    "other arguments stay",
    `criterion = nn.CrossEntropyLoss(weight=w, label_smoothing=0.1)${EVAL}`,
    `criterion = nn.CrossEntropyLoss(weight=w, label_smoothing=0.1)\neval_criterion = nn.CrossEntropyLoss(weight=w)${EVAL.replace("v = c", "v = eval_c")}`,
  ],
  [
    "a name that is taken",
    `eval_criterion = 3\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)${EVAL}`,
    `eval_criterion = 3\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\neval_criterion_2 = nn.CrossEntropyLoss()${EVAL.replace("v = c", "v = eval_criterion_2(").replace("criterion_2(riterion(", "criterion_2(")}`,
  ],
  [
    "over several lines, with a comment",
    `criterion = nn.CrossEntropyLoss(\n    weight=w,\n    label_smoothing=0.1,\n)  # a\n${EVAL}`,
    `criterion = nn.CrossEntropyLoss(\n    weight=w,\n    label_smoothing=0.1,\n)  # a\neval_criterion = nn.CrossEntropyLoss(\n    weight=w,\n)\n${EVAL.replace("v = c", "v = eval_c")}`,
  ],
  ["nothing is smoothed", `criterion = nn.CrossEntropyLoss()${EVAL}`, undefined],
  [
    "it is only evaluated with",
    "criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nwith torch.no_grad():\n    v = criterion(model(x), y)\n",
    undefined,
  ],
  ["two statements on a line", `criterion = nn.CrossEntropyLoss(label_smoothing=0.1); b = 2${EVAL}`, undefined],
])("%s", (_, code, expected) => {
  const text = HEAD + code;
  const source = readSource("python", text);
  const actions = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
  const separate = actions.find(({ kind }) => kind === "separate");
  expect(separate && applyEdits(text, separate.edits)).toBe(expected && HEAD + expected);
});
