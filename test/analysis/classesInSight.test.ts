/** The number of classes is read where the code says it, and not guessed where it does not. */
import { expect, test } from "vitest";
import { classesInSight } from "../../src/analysis/classesInSight.ts";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";

const TORCH = "import torch\nfrom torch import nn\n";

test.each<[string, string, string | undefined]>([
  ["nothing", "loss = nn.CrossEntropyLoss()", undefined],
  ["a constant", "NUM_CLASSES = 10\nloss = nn.CrossEntropyLoss()", "10: NUM_CLASSES = 10, line 3"],
  ["an annotated constant", "num_classes: int = 7\nloss = nn.CrossEntropyLoss()", "7: num_classes: int = 7, line 3"],
  ["a keyword", "net = resnet18(num_classes=100)\nloss = nn.CrossEntropyLoss()", "100: num_classes=100, line 3"],
  ["two that agree", "n_classes = 5\nnet = f(n_classes=5)\nloss = nn.CrossEntropyLoss()", "5: n_classes = 5, line 3"],
  ["two that differ", "num_classes = 5\nnet = f(num_classes=6)\nloss = nn.CrossEntropyLoss()", undefined],
  ["a comment", "# num_classes = 10\nloss = nn.CrossEntropyLoss()", undefined],
  ["a string", "s = 'num_classes = 10'\nloss = nn.CrossEntropyLoss()", undefined],
  ["another name", "max_num_classes = 10\nloss = nn.CrossEntropyLoss()", undefined],
  ["class names", "classes = ('plane', \"car\",\n  'bird')\nloss = nn.CrossEntropyLoss()", "3: 3 classes, line 3"],
  ["names that are computed", "classes = (a, b)\nloss = nn.CrossEntropyLoss()", undefined],
  [
    "literal weights decide",
    "num_classes = 9\nloss = nn.CrossEntropyLoss(torch.tensor([1., 2., 5.]))",
    "3: torch.tensor([1., 2., 5.]), line 4",
  ],
  [
    "the last layer",
    "class Net(nn.Module):\n  def __init__(self):\n    self.a = nn.Linear(8, 4)\n    self.b = nn.Linear(4, 12)\nloss = nn.CrossEntropyLoss()",
    "12: Linear(4, 12), line 6",
  ],
  [
    "two models of different size",
    "class A(nn.Module):\n  x = nn.Linear(8, 4)\nclass B(nn.Module):\n  x = nn.Linear(8, 5)\nloss = nn.CrossEntropyLoss()",
    undefined,
  ],
  [
    "a last layer of unknown size",
    "class A(nn.Module):\n  x = nn.Linear(8, 4)\n  y = nn.Linear(4, k)\nloss = nn.CrossEntropyLoss()",
    undefined,
  ],
  [
    "a dense layer",
    "import keras\nm.add(keras.layers.Dense(64))\nm.add(keras.layers.Dense(10, activation='softmax'))\nloss = keras.losses.CategoricalCrossentropy()",
    "10: Dense(10, activation='softmax'), line 5",
  ],
])("%s", (_, code, expected) => {
  const source = readSource("python", TORCH + code);
  const found = classesInSight(source, findLossCalls(source)[0]!);
  expect(found && `${found.numClasses}: ${found.why}`).toBe(expected);
});
