/** Only a text that names a framework and uses one of its losses is parsed, and no use is overlooked for that. */
import { expect, test } from "vitest";
import { readSource } from "../../src/analysis/readSource.ts";
import { wantedIn } from "../../src/analysis/wanted.ts";

test.each<[string, boolean]>([
  ["from torch import nn\nnn.CrossEntropyLoss()", true],
  ["from torch.nn import CrossEntropyLoss as CE", true],
  ["import keras\nself.compile(loss='categorical_crossentropy')", true],
  ["import keras\nmodel.compile(loss=my_loss)", false],
  ["from mmcls.models import LabelSmoothLoss\nLabelSmoothLoss(0.1)", true],
  ["import torch\nf'{torch.nn.CrossEntropyLoss()}'", true],
  ["import torch\nclass CrossEntropyLoss: pass\ndef cross_entropy(): pass", false],
  ["import torch\nx['cross_entropy']", false],
  ["import torch\nmy_cross_entropy_2()", false],
  ["import torch", false],
  ["CrossEntropyLoss()", false],
])("%j", (text, isWorthParsing) => {
  expect(wantedIn("python").mayBeIn(text, new Map())).toBe(isWorthParsing);
});

test("names of earlier cells are enough", () => {
  const { names } = readSource("python", "from torch.nn import CrossEntropyLoss as CE\nimport torch.nn as nn");
  const { mayBeIn } = wantedIn("python");
  expect(mayBeIn("CE()", names)).toBe(true);
  expect(mayBeIn("nn.CrossEntropyLoss()", names)).toBe(true);
  expect(mayBeIn("plot()", names)).toBe(false);
});
