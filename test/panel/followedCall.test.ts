/** What the panel takes over from a loss call: value, convention, classes, constants, and whether it can be changed. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { type FollowedCall, followedCall } from "../../src/host/panel/followedCall.ts";
import { EMPTY_STATE, type PanelState } from "../../src/protocol/panelState.ts";
import type { Language } from "../../src/rules/rule.ts";

function follow(text: string, { before = EMPTY_STATE, language = "python" as Language } = {}): FollowedCall {
  const source = readSource(language, text);
  return followedCall(source, findLossCalls(source)[0]!, before);
}

test.each<{ title: string; code: string; value: number; convention: string; loss: string; K: number; reading: RegExp }>(
  [
    {
      title: "a smoothed criterion; classes from the last layer",
      code: "import torch.nn as nn\nmodel = nn.Linear(8, 5)\nloss = nn.CrossEntropyLoss(label_smoothing=0.2)\n",
      value: 0.2,
      convention: "uniform",
      loss: "crossEntropy",
      K: 5,
      reading: /^example logits; 5 classes from Linear\(8, 5\), line 2$/,
    },
    {
      title: "a hard criterion without any classes in sight",
      code: "import torch.nn as nn\nloss = nn.CrossEntropyLoss()\n",
      value: 0,
      convention: "uniform",
      loss: "crossEntropy",
      K: 10,
      reading: /the code does not say how many classes/,
    },
    {
      title: "class weights say how many classes there are",
      code: "import torch\nloss = torch.nn.CrossEntropyLoss(weight=torch.tensor([1., 2., 5.]))\n",
      value: 0,
      convention: "uniform",
      loss: "crossEntropy",
      K: 3,
      reading: /^example logits; 3 classes/,
    },
    {
      title: "a binary loss",
      code: "import tensorflow as tf\nloss = tf.keras.losses.BinaryCrossentropy(label_smoothing=0.1)\n",
      value: 0.1,
      convention: "binary",
      loss: "binaryCrossEntropy",
      K: 10,
      reading: /^example logits/,
    },
    {
      title: "constants of the call itself, and names assigned above it",
      code: "import torch\nimport torch.nn.functional as F\nlogits = torch.tensor([[2., 1., .1],\n    [.5, 2.5, -1.]])\ny = torch.tensor([0, 2])\nF.cross_entropy(logits, y, label_smoothing=0.1)\n",
      value: 0.1,
      convention: "uniform",
      loss: "crossEntropy",
      K: 3,
      reading: /^with its constants: 2 rows of 3 classes$/,
    },
  ],
)("$title", ({ code, value, convention, loss, K, reading }) => {
  const { controls, numbers, reading: said, whyReadOnly } = follow(code);
  expect(controls).toMatchObject({ labelSmoothing: value, convention, loss });
  expect(numbers.numClasses).toBe(K);
  expect(said).toMatch(reading);
  expect(whyReadOnly).toBeUndefined();
});

test("a value that is no number is not changed, and that is said", () => {
  const { whyReadOnly } = follow("import torch.nn as nn\nloss = nn.CrossEntropyLoss(label_smoothing=args.smoothing)\n");
  expect(whyReadOnly).toBe("The slider does not change this call: its value is args.smoothing, not a number.");
});

test("logits that were there stay where their classes fit", () => {
  const before: PanelState = {
    ...EMPTY_STATE,
    numbers: {
      numClasses: 3,
      input: Float64Array.of(2, 1, 0.1),
      inputKind: "logits",
      targets: { kind: "indices", indices: Float64Array.of(0) },
    },
    source: { kind: "example" },
  };
  const { numbers, reading } = follow("import torch.nn as nn\nloss = nn.CrossEntropyLoss()\n", { before });
  expect(numbers.input).toEqual(before.numbers!.input);
  expect(reading).toMatch(/^the worked example's logits; /);
});
