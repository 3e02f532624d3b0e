/** What a name holds is followed where the text proves it, and unknown where it does not. */
import { expect, test } from "vitest";
import { expressionAt } from "../../src/analysis/python/calls.ts";
import { Dataflow } from "../../src/analysis/python/dataflow.ts";
import type { PythonSource } from "../../src/analysis/python/pythonSource.ts";
import { readSource } from "../../src/analysis/readSource.ts";

/** The value of the expression that stands between ‸ and ‸, as it is written. */
function valueIn(marked: string, how: "valueOf" | "originOf" = "valueOf"): string | undefined {
  const [before = "", inside = "", after = ""] = marked.split("‸");
  const text = before + inside + after;
  const flow = new Dataflow(readSource("python", text) as PythonSource);
  const node = expressionAt(flow.source, { start: before.length, end: before.length + inside.length });
  const value = flow[how](node);
  return value && flow.textOf(value);
}

test.each<[string, string, string | undefined]>([
  ["an assignment before", "p = f(x)\ng(‸p‸)", "f(x)"],
  ["the last of several", "p = f(x)\np = h(x)\ng(‸p‸)", "h(x)"],
  ["a name of a name", "p = f(x)\nq = p\ng(‸q‸)", "f(x)"],
  ["what x was before itself", "x = f(y)\nx = g(‸x‸)", "f(y)"],
  ["a type beside it", "p: int = f(x)\ng(‸p‸)", "f(x)"],
  ["parentheses", "p = (f(x))\ng((‸p‸))", "f(x)"],
  ["inside of a with", "with c():\n  p = f(x)\ng(‸p‸)", "f(x)"],
  ["inside of the same branch", "if a:\n  p = f(x)\n  g(‸p‸)", "f(x)"],
  ["before a branch", "p = f(x)\nif a:\n  g(‸p‸)", "f(x)"],
  ["one branch of two", "if a:\n  p = f(x)\nelse:\n  p = h(x)\ng(‸p‸)", undefined],
  ["a branch that may be taken", "p = f(x)\nif a:\n  p = h(x)\ng(‸p‸)", undefined],
  ["a try that may fail", "try:\n  p = f(x)\nexcept E:\n  pass\ng(‸p‸)", undefined],
  ["in the same loop", "for x in xs:\n  p = f(x)\n  g(‸p‸)", "f(x)"],
  ["later in the same loop", "p = f(x)\nfor x in xs:\n  g(‸p‸)\n  p = h(x)", undefined],
  ["changed in place", "p = f(x)\np += 1\ng(‸p‸)", undefined],
  ["deleted", "p = f(x)\ndel p\ng(‸p‸)", undefined],
  ["one of a tuple", "p, q = f(x)\ng(‸p‸)", undefined],
  ["a walrus", "if (p := f(x)):\n  pass\ng(‸p‸)", undefined],
  ["a parameter", "p = f(x)\ndef h(p):\n  g(‸p‸)", undefined],
  ["the file's only one, in a function", "p = f(x)\ndef h():\n  g(‸p‸)", "f(x)"],
  ["the file's, assigned twice", "p = f(x)\np = h(x)\ndef k():\n  g(‸p‸)", undefined],
  ["the file's, global elsewhere", "p = f(x)\ndef k():\n  global p\n  p = 3\ndef h():\n  g(‸p‸)", undefined],
  ["in a comprehension", "p = f(x)\n[g(‸p‸) for y in ys]", "f(x)"],
  [
    "self, assigned once",
    "class A:\n  def __init__(self):\n    self.p = f(x)\n  def h(self):\n    g(‸self.p‸)",
    "f(x)",
  ],
  [
    "self, assigned twice",
    "class A:\n  def __init__(self):\n    self.p = f(x)\n  def k(self):\n    self.p = 3\n  def h(self):\n    g(‸self.p‸)",
    undefined,
  ],
  [
    "self, in another class",
    "class A:\n  def k(self):\n    self.p = f(x)\nclass B:\n  def h(self):\n    g(‸self.p‸)",
    undefined,
  ],
  ["the class's own attribute", "class A:\n  p = f(x)\n  def h(self):\n    g(‸self.p‸)", "f(x)"],
  ["another object's attribute", "a.p = f(x)\ng(‸a.p‸)", undefined],
])("%s", (_, code, expected) => expect(valueIn(code)).toBe(expected));

test.each([
  ["moved to a device", "net = Net().to(device)\n‸net‸(x)", "Net()"],
  ["wrapped", "import torch\nnet = torch.nn.DataParallel(Net().cuda())\n‸net‸(x)", "Net()"],
  ["reshaped", "p = f(x)\ng(‸p.view(-1, 3).float()‸)", "f(x)"],
  ["computed with", "p = f(x)\ng(‸p.log()‸)", "p.log()"],
])("the origin of what is %s", (_, code, expected) => expect(valueIn(code, "originOf")).toBe(expected));
