/** What a loss call is for is read from what stands around it; training is what nothing contradicts. */
import { expect, test } from "vitest";
import { callRole } from "../../src/analysis/callRole.ts";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";

const TORCH = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n";

test.each<[string, string]>([
  ["criterion = nn.CrossEntropyLoss()", "training"],
  ["def train(): \n  return F.cross_entropy(x, y)", "training"],
  ["def training_step(self, batch):\n  return F.cross_entropy(x, y)", "training"],
  ["def latest(x):\n  return F.cross_entropy(x, y)", "training"],
  ["with torch.no_grad():\n  l = F.cross_entropy(x, y)", "validation: under no_grad()"],
  ["with torch.inference_mode():\n  l = F.cross_entropy(x, y)", "validation: under inference_mode()"],
  ["with torch.autocast('cuda'):\n  l = F.cross_entropy(x, y)", "training"],
  ["@torch.no_grad()\ndef f():\n  return F.cross_entropy(x, y)", "validation: under no_grad()"],
  ["def validate():\n  return F.cross_entropy(x, y)", "validation: in validate()"],
  ["def validation_step(self, batch):\n  return F.cross_entropy(x, y)", "validation: in validation_step()"],
  ["def run_eval(m):\n  return F.cross_entropy(x, y)", "validation: in run_eval()"],
  ["def train_and_eval(m):\n  return F.cross_entropy(x, y)", "training"],
  ["model.eval()\nl = F.cross_entropy(x, y)", "validation: after .eval()"],
  ["model.eval()\nmodel.train()\nl = F.cross_entropy(x, y)", "training"],
  ["val_criterion = nn.CrossEntropyLoss()", "validation: val_criterion is for evaluation"],
  ["class A:\n  def f(self):\n    self.eval_loss = nn.CrossEntropyLoss()", "validation: eval_loss is for evaluation"],
  ["value = nn.CrossEntropyLoss()", "training"],
  ["train_loss, test_loss = nn.CrossEntropyLoss(), 0", "training"],
  ["fit(metrics=[nn.CrossEntropyLoss()])", "metric: it is among the metrics"],
  ["fit(loss=nn.CrossEntropyLoss())", "training"],
  ["class MixLoss(nn.Module):\n  def f(self):\n    return F.cross_entropy(x, y)", "inner: a part of the loss MixLoss"],
  ["class Net(nn.Module):\n  def f(self):\n    return F.cross_entropy(x, y)", "training"],
  ["class Mix(BaseLoss):\n  def f(self):\n    return F.cross_entropy(x, y)", "inner: a part of the loss Mix"],
  ["l = F.kl_div(student, teacher)", "inner: the targets of a divergence are often a teacher's"],
  ["class Accuracy:\n  def f(self):\n    return F.cross_entropy(x, y)", "metric: in the metric Accuracy"],
])("%j", (code, expected) => {
  const source = readSource("python", TORCH + code);
  const { role, reason } = callRole(source, findLossCalls(source)[0]!);
  expect(reason === "" ? role : `${role}: ${reason}`).toBe(expected);
});
