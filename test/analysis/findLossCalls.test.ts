/** Calls are found through imports and aliases, in broken code too; and edits keep the layout in which a call is written. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";
import { expectSpansInCuts } from "./expectSpansInCuts.ts";

const lossCallsIn = (text: string) => findLossCalls(readSource("python", text));

/** API, and what is said about smoothing, of every call. */
function found(text: string): string[] {
  return lossCallsIn(text).map(({ call, value }) => {
    if (value.kind === "given") return `${call.name} ${value.text}`;
    return value.kind === "absent" ? call.name : `${call.name} declined: ${value.reason}`;
  });
}

describe("found", () => {
  test.each<[string, string, string[]]>([
    ["a dotted import", "import torch.nn\nl = torch.nn.CrossEntropyLoss()", ["torch.nn.CrossEntropyLoss"]],
    [
      "an aliased module",
      "import torch.nn.functional as F\nF.cross_entropy(x, y)",
      ["torch.nn.functional.cross_entropy"],
    ],
    ["a submodule", "from torch import nn\nnn.CrossEntropyLoss()", ["torch.nn.CrossEntropyLoss"]],
    [
      "a submodule's function",
      "from torch import nn\nnn.functional.cross_entropy(x, y)",
      ["torch.nn.functional.cross_entropy"],
    ],
    [
      "several names in brackets",
      "from torch.nn import (\n  Linear,  # a layer\n  CrossEntropyLoss as CE,\n)\nCE()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "an alias by assignment",
      "import tensorflow as tf\nkeras = tf.keras\nkeras.losses.CategoricalCrossentropy()",
      ["keras.losses.CategoricalCrossentropy"],
    ],
    [
      "an import inside a function",
      "def f(x, y):\n  import torch.nn.functional as F\n  return F.cross_entropy(x, y)",
      ["torch.nn.functional.cross_entropy"],
    ],
    [
      "a default argument",
      "import torch\nclass A:\n  def f(self, loss=torch.nn.CrossEntropyLoss()):\n    pass",
      ["torch.nn.CrossEntropyLoss"],
    ],
    ["broken code", "import torch.nn as nn\nx = (1,\nloss = nn.CrossEntropyLoss()\ndef", ["torch.nn.CrossEntropyLoss"]],
    [
      "a value by keyword",
      "from torch import nn\nnn.CrossEntropyLoss(label_smoothing=eps)",
      ["torch.nn.CrossEntropyLoss eps"],
    ],
    [
      "a value by position",
      "from torch import nn\nnn.CrossEntropyLoss(w, None, -100, None, 'mean', 0.2)",
      ["torch.nn.CrossEntropyLoss 0.2"],
    ],
    [
      "two calls in one",
      "from torch import nn\nnn.CrossEntropyLoss(weight=g(nn.CrossEntropyLoss()))",
      ["torch.nn.CrossEntropyLoss", "torch.nn.CrossEntropyLoss"],
    ],
    [
      "**kwargs",
      "from torch import nn\nnn.CrossEntropyLoss(**config)",
      ["torch.nn.CrossEntropyLoss declined: **config may already hold label_smoothing. Write the arguments out first."],
    ],
    [
      "*args",
      "from torch import nn\nnn.CrossEntropyLoss(*args)",
      ["torch.nn.CrossEntropyLoss declined: *args may already hold label_smoothing. Write the arguments out first."],
    ],
    ["no framework", "loss = CrossEntropyLoss()", []],
    ["a relative import", "import torch\nfrom .losses import CrossEntropyLoss\nCrossEntropyLoss()", []],
    [
      "a name that a class hides",
      "from torch.nn import CrossEntropyLoss\nclass CrossEntropyLoss: pass\nCrossEntropyLoss()",
      [],
    ],
    [
      "a name that an assignment hides",
      "import torch.nn.functional as F\nF = my_functions()\nF.cross_entropy(x, y)",
      [],
    ],
    [
      "a name that only one function hides",
      "from torch import nn\ndef f(nn):\n  nn.CrossEntropyLoss()\ndef g():\n  nn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    ["a loop variable", "import torch.nn.functional as F\nfor F in fs:\n  F.cross_entropy(x, y)", []],
    ["a with target", "import torch.nn.functional as F\nwith f() as F:\n  F.cross_entropy(x, y)", []],
    ["a lambda's parameter", "import torch.nn.functional as F\nl = lambda F: F.cross_entropy(x, y)", []],
    ["a comprehension's variable", "import torch.nn.functional as F\n[F.cross_entropy(x, y) for F in fs]", []],
    ["an unpacked name", "import torch.nn.functional as F\n(a, F), b = c\nF.cross_entropy(x, y)", []],
    [
      "a default is looked up outside",
      "from torch import nn\ndef f(nn, l=nn.CrossEntropyLoss()):\n  pass",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "a class's names are not seen in its methods",
      "from torch import nn\nclass A:\n  nn = 3\n  def f(self):\n    return nn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "used before it is hidden",
      "from torch import nn\nl = nn.CrossEntropyLoss()\nnn = 3\nnn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "a fallback to None",
      "try:\n  import torch.nn as nn\nexcept ImportError:\n  nn = None\nnn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "a class under another name",
      "from torch import nn\nLoss = nn.CrossEntropyLoss\nl = Loss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    ["everything of a module", "from torch.nn import *\nl = CrossEntropyLoss()", ["torch.nn.CrossEntropyLoss"]],
    [
      "an alias in a class body",
      "from torch import nn\nclass A:\n  CE = nn.CrossEntropyLoss\n  l = CE()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "a keyword of the same name as an import",
      "from torch import nn\nf(nn=3)\nnn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "a decorator's call",
      "from torch import nn\n@use(nn.CrossEntropyLoss())\ndef f(): pass",
      ["torch.nn.CrossEntropyLoss"],
    ],
    ["an f-string", "from torch import nn\nprint(f'{nn.CrossEntropyLoss()}')", ["torch.nn.CrossEntropyLoss"]],
    [
      "after a % magic",
      "%matplotlib inline\nfrom torch import nn\nnn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    [
      "after a ! command",
      "!pip install torch\nfrom torch import nn\nnn.CrossEntropyLoss()",
      ["torch.nn.CrossEntropyLoss"],
    ],
    ["a string", "import torch\ns = 'torch.nn.CrossEntropyLoss()'", []],
    ["a comment", "import torch\n# torch.nn.CrossEntropyLoss()", []],
  ])("%s", (_, text, calls) => expect(found(text)).toEqual(calls));

  test("imports of earlier cells count", () => {
    const { names: earlier } = readSource("python", "import torch.nn as nn");
    const below = (text: string) => findLossCalls(readSource("python", text, { earlier }));
    expect(below("nn.CrossEntropyLoss()")).toHaveLength(1);
    expect(below("nn = 3\nnn.CrossEntropyLoss()")).toHaveLength(0);
  });
});

const HEAD = "from torch import nn\n";

describe("added", () => {
  test.each([
    ["nn.CrossEntropyLoss()", "nn.CrossEntropyLoss(label_smoothing=0.1)"],
    ["nn.CrossEntropyLoss(w)", "nn.CrossEntropyLoss(w, label_smoothing=0.1)"],
    ["nn.CrossEntropyLoss(w, )", "nn.CrossEntropyLoss(w, label_smoothing=0.1 )"],
    ["nn.CrossEntropyLoss(\n    w\n)", "nn.CrossEntropyLoss(\n    w,\n    label_smoothing=0.1\n)"],
    ["nn.CrossEntropyLoss(\n    w,\n)", "nn.CrossEntropyLoss(\n    w,\n    label_smoothing=0.1,\n)"],
    ["nn.CrossEntropyLoss(\r\n    w,\r\n)", "nn.CrossEntropyLoss(\r\n    w,\r\n    label_smoothing=0.1,\r\n)"],
    [
      "nn.CrossEntropyLoss(\n    w  # rare, mostly\n)",
      "nn.CrossEntropyLoss(\n    w,  # rare, mostly\n    label_smoothing=0.1\n)",
    ],
    [
      "nn.CrossEntropyLoss(w,\n                    ignore_index=0)",
      "nn.CrossEntropyLoss(w,\n                    ignore_index=0, label_smoothing=0.1)",
    ],
    ["nn.CrossEntropyLoss(f(1, 2))", "nn.CrossEntropyLoss(f(1, 2), label_smoothing=0.1)"],
    ["nn.CrossEntropyLoss(reduction='a,b#c')", "nn.CrossEntropyLoss(reduction='a,b#c', label_smoothing=0.1)"],
  ])("%j", (before, after) => {
    const text = HEAD + before;
    const source = readSource("python", text);
    const [call] = findLossCalls(source);
    const [action] = smoothingActions(source, call!, { labelSmoothing: 0.1 });
    expect(applyEdits(text, action!.edits)).toBe(HEAD + after);
  });
});

describe("changed and removed", () => {
  test.each([
    ["nn.CrossEntropyLoss(label_smoothing=0.2)", "nn.CrossEntropyLoss(label_smoothing=0.1)", "nn.CrossEntropyLoss()"],
    [
      "nn.CrossEntropyLoss(w, label_smoothing=0.2)",
      "nn.CrossEntropyLoss(w, label_smoothing=0.1)",
      "nn.CrossEntropyLoss(w)",
    ],
    [
      "nn.CrossEntropyLoss(label_smoothing=0.2, weight=w)",
      "nn.CrossEntropyLoss(label_smoothing=0.1, weight=w)",
      "nn.CrossEntropyLoss(weight=w)",
    ],
    [
      "nn.CrossEntropyLoss(\n  w,\n  label_smoothing=0.2,\n)",
      "nn.CrossEntropyLoss(\n  w,\n  label_smoothing=0.1,\n)",
      "nn.CrossEntropyLoss(\n  w,\n)",
    ],
    [
      "nn.CrossEntropyLoss(\n  w,  # x\n  label_smoothing=0.2\n)",
      "nn.CrossEntropyLoss(\n  w,  # x\n  label_smoothing=0.1\n)",
      "nn.CrossEntropyLoss(\n  w  # x\n)",
    ],
    [
      "nn.CrossEntropyLoss(w, None, -100, None, 'sum', 0.2)",
      "nn.CrossEntropyLoss(w, None, -100, None, 'sum', 0.1)",
      "nn.CrossEntropyLoss(w, None, -100, None, 'sum', 0.0)",
    ],
  ])("%j", (before, changed, removed) => {
    const text = HEAD + before;
    const source = readSource("python", text);
    const [call] = findLossCalls(source);
    const actions = smoothingActions(source, call!, { labelSmoothing: 0.1 });
    expect(actions.slice(0, 2).map(({ kind }) => kind)).toEqual(["change", "remove"]);
    expect(applyEdits(text, actions[0]!.edits)).toBe(HEAD + changed);
    expect(applyEdits(text, actions[1]!.edits)).toBe(HEAD + removed);
  });
});

test("any cut or mutated text gives calls whose spans lie in it", () => {
  const whole = `${HEAD}import keras\ncriterion = nn.CrossEntropyLoss(\n  weight=w,  # x\n  label_smoothing=0.2,\n)\nkeras.losses.CategoricalCrossentropy(*a, **b)\n`;
  expectSpansInCuts("python", whole, ["(", 'é\u{1f600}"']);
});
