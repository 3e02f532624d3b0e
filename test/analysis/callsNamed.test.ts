/** Calls that are found by their names are those that reading every call finds. */
import { expect, test } from "vitest";
import { callsOf } from "../../src/analysis/checks/callsNamed.ts";
import { Dataflow } from "../../src/analysis/python/dataflow.ts";
import type { PythonSource } from "../../src/analysis/python/pythonSource.ts";
import { readSource } from "../../src/analysis/readSource.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";
const FUNCTION = "torch.nn.functional.cross_entropy";
const CLASS = "torch.nn.CrossEntropyLoss";

test.each<[string, string, number]>([
  ["functions", "a = F.cross_entropy(x, y)\nb = torch.nn.functional.cross_entropy(x, y)", 2],
  ["an alias of an import", "from torch.nn.functional import cross_entropy as ce\nce(x, y)", 1],
  ["an alias of an alias", "f = g = F.cross_entropy\nh: object = f\nh(x, y)\ng(x, y)", 2],
  ["a star import", "from torch.nn.functional import *\ncross_entropy(x, y)", 1],
  ["another function", "def cross_entropy(x, y): pass\ncross_entropy(x, y)\nother.cross_entropy(x, y)", 0],
  ["an object", "c = nn.CrossEntropyLoss()\nd = c\nd(x, y)\nc.cuda()(x, y)", 2],
  [
    "made and called",
    "nn.CrossEntropyLoss()(x, y)\nnn.CrossEntropyLoss().to(dev)(x, y)\n(nn.CrossEntropyLoss())(x, y)",
    3,
  ],
  ["wrapped", "c = torch.compile(nn.CrossEntropyLoss().cuda())\nc(x, y)\ntorch.compile(c)(x, y)", 2],
  ["a class's alias", "CE = nn.CrossEntropyLoss\nCE = CE\nc = CE()\nc(x, y)", 0],
  ["another name for the class", "CE = nn.CrossEntropyLoss\nc = CE()\nc(x, y)", 1],
  [
    "an attribute",
    "class A:\n    def __init__(self):\n        self.c: nn.Module = nn.CrossEntropyLoss()\n        self.d = self.c\n    def f(self, x, y):\n        return self.c(x, y) + self.d(x, y)",
    2,
  ],
  ["in one another", "c = nn.CrossEntropyLoss()\nF.cross_entropy(c(x, F.cross_entropy(x, y)), y)", 3],
  ["not sure which", "a, b = nn.CrossEntropyLoss(), 1\na(x, y)\nfor c in [nn.CrossEntropyLoss()]:\n    c(x, y)", 0],
])("%s", (_, code, count) => {
  const source = readSource("python", HEAD + code) as PythonSource;
  const flow = new Dataflow(source);
  const isLoss = (call: (typeof flow.calls)[number]) =>
    call.name === FUNCTION || flow.constructionOf(call.node.firstChild!)?.name === CLASS;
  const spans = (calls: typeof flow.calls) => calls.filter(isLoss).map(({ span }) => span);
  const found = spans(callsOf(flow, [FUNCTION], [CLASS]));
  expect(found).toEqual(spans(flow.calls));
  expect(found).toHaveLength(count);
});

test("names that earlier cells bind count too", () => {
  const earlier = new Map([["ce", FUNCTION]]);
  const flow = new Dataflow(readSource("python", "ce(x, y)\nlabel_smoothing = 0", { earlier }) as PythonSource);
  expect(callsOf(flow, [FUNCTION], [CLASS]).map(({ name }) => name)).toEqual([FUNCTION]);
});
