/** Flux's losses are found through using and import, and their labels smoothed in the file's own names. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";
import { expectSpansInCuts } from "./expectSpansInCuts.ts";

const OPTIONS = { labelSmoothing: 0.1 };

function rewritten(text: string): string | undefined {
  const source = readSource("julia", text);
  const [call] = findLossCalls(source);
  const [first] = call === undefined ? [] : smoothingActions(source, call, OPTIONS);
  return first && (first.declined ?? applyEdits(text, first.edits));
}

test.each<[string, string | undefined]>([
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, y)",
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "import Flux as F\nl = F.Losses.crossentropy(ŷ, y)",
    "import Flux as F\nl = F.Losses.crossentropy(ŷ, F.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux.Losses\nl = logitcrossentropy(ŷ, y; agg = sum)",
    "using Flux.Losses\nl = logitcrossentropy(ŷ, Losses.label_smoothing(y, 0.1); agg = sum)",
  ],
  [
    "using Flux: logitcrossentropy as lce, label_smoothing\nf = (m, x, y) -> lce(m(x), y)",
    "using Flux: logitcrossentropy as lce, label_smoothing\nf = (m, x, y) -> lce(m(x), label_smoothing(y, 0.1))",
  ],
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.2))",
    "using Flux\nl = Flux.logitcrossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux\nl = Flux.logitcrossentropy(ŷ, y; dims = 2)",
    "The labels would be smoothed over the first dimension, and this call has its classes in another. Smooth the labels by hand.",
  ],
  [
    "using CUDA, Flux\nl = Flux.crossentropy(ŷ, y)",
    "using CUDA, Flux\nl = Flux.crossentropy(ŷ, Flux.label_smoothing(y, 0.1))",
  ],
  [
    "using Flux:\n    logitcrossentropy,\n    label_smoothing\nl = logitcrossentropy(ŷ, y)",
    "using Flux:\n    logitcrossentropy,\n    label_smoothing\nl = logitcrossentropy(ŷ, label_smoothing(y, 0.1))",
  ],
  ...[
    ["import Flux.Losses: crossentropy", "crossentropy", "Flux.label_smoothing", "\nimport Flux"],
    ["using Flux: crossentropy, # the loss\n  onehot", "crossentropy", "Flux.label_smoothing", "\nimport Flux"],
    ["using Flux: crossentropy,\n  onehot # labels", "crossentropy", "Flux.label_smoothing", "\nimport Flux"],
    ["using Flux: Flux, crossentropy", "crossentropy", "Flux.label_smoothing", ""],
    ["using Flux: Losses", "Losses.crossentropy", "Losses.label_smoothing", ""],
    ["using Flux, CUDA", "Flux.Losses.crossentropy", "Flux.label_smoothing", ""],
    ["using Flux\nusing Flux: crossentropy", "crossentropy", "Flux.label_smoothing", ""],
  ].map(([use, name, smoothing, more]): [string, string] => [
    `${use}\nl = ${name}(ŷ, y)`,
    `${use}${more}\nl = ${name}(ŷ, ${smoothing}(y, 0.1))`,
  ]),
  ...["Flux.label_smoothing", "Flux.Losses.label_smoothing"].map((smoothing): [string, string] => [
    `using Flux\nl = Flux.logitcrossentropy(ŷ, ${smoothing}(y, 0.2))`,
    `using Flux\nl = Flux.logitcrossentropy(ŷ, ${smoothing}(y, 0.1))`,
  ]),
  // A file that another one includes.
  ["l = Flux.crossentropy(ŷ, y)", "l = Flux.crossentropy(ŷ, Flux.label_smoothing(y, 0.1))"],
  ["using A: Flux.B as Flux\nl = Flux.crossentropy(ŷ, y)", undefined],
  ["using Flux\nl = logitcrossentropy(ŷ, y)", undefined],
  ["using Flux\n# Flux.logitcrossentropy(ŷ, y)", undefined],
  ['using Flux\ns = "Flux.logitcrossentropy(ŷ, y)"', undefined],
  ["using Flux\nl = Flux.crossentropy.(ŷ, y)", undefined],
  ["using Flux\nl = model(Flux.logitcrossentropy)", undefined],
])("%s", (text, expected) => expect(rewritten(text)).toBe(expected));

const SMOOTHED = "(ŷ, Flux.label_smoothing(y, 0.1))";

test.each<[string, string]>([
  ["a constant", "const loss = Flux.crossentropy\nl = loss(ŷ, y)"],
  ["a name for a name", "const loss = crossentropy\nf(ŷ, y) = loss(ŷ, y)"],
  ["a name for a name for a name", "ce = Flux.Losses.crossentropy\nloss = ce\nf(ŷ, y) = loss(ŷ, y)"],
  ["a local name", "function f(m, x, y)\n  loss = Flux.crossentropy\n  ŷ = m(x)\n  loss(ŷ, y)\nend"],
  ["a name bound by let", "let loss = crossentropy\n  loss(ŷ, y)\nend"],
  ["its own name", "const crossentropy = Flux.crossentropy\nl = crossentropy(ŷ, y)"],
  ["a default that mentions it", "f(ŷ, y; by = crossentropy) = crossentropy(ŷ, y)"],
  ["a parameter elsewhere", "g(crossentropy) = 1\nf(ŷ, y) = crossentropy(ŷ, y)"],
  ["a keyword of a call", "f(ŷ, y) = g(crossentropy(ŷ, y); crossentropy = 1)"],
  ["a local of another function", "function g()\n  crossentropy = 2\nend\nl = crossentropy(ŷ, y)"],
  ["a method of Flux's function", "Flux.crossentropy(a::A, b) = 1\nl = crossentropy(ŷ, y)"],
])("through scopes: %s", (_, code) => {
  const text = `using Flux\nusing Flux: crossentropy\n${code}`;
  const at = text.lastIndexOf("(ŷ, y)", code.startsWith("f(ŷ, y) = g") ? text.indexOf(";") : undefined);
  expect(rewritten(text)).toBe(text.slice(0, at) + SMOOTHED + text.slice(at + "(ŷ, y)".length));
});

test.each<[string, string]>([
  ["a parameter", "function f(ŷ, crossentropy)\n  crossentropy(ŷ, y)\nend"],
  ["a typed parameter", "f(crossentropy::Function, ŷ, y) = crossentropy(ŷ, y)"],
  ["a keyword parameter", "f(ŷ, y; crossentropy = Flux.mse)::Real = crossentropy(ŷ, y)"],
  ["a parameter in a generic function", "f(ŷ::T, crossentropy) where {T} = crossentropy(ŷ, y)"],
  ["a parameter of an anonymous function", "f = (crossentropy, y) -> crossentropy(ŷ, y)"],
  ["the one parameter of an anonymous function", "f = crossentropy -> crossentropy(ŷ, y)"],
  ["a parameter of a function without a name", "f = function (crossentropy)\n  crossentropy(ŷ, y)\nend"],
  ["a parameter of do", "map(losses) do crossentropy\n  crossentropy(ŷ, y)\nend"],
  ["a parameter around", "f(crossentropy) = map(y -> crossentropy(ŷ, y), ys)"],
  ["a local", "function f(ŷ, y)\n  crossentropy = g()\n  crossentropy(ŷ, y)\nend"],
  ["one of several locals", "function f(ŷ, y)\n  a, crossentropy = g()\n  crossentropy(ŷ, y)\nend"],
  ["a local declared", "function f(ŷ, y)\n  local crossentropy = g()\n  crossentropy(ŷ, y)\nend"],
  ["a local in a branch", "function f(ŷ, y)\n  if y\n    crossentropy = g()\n  end\n  crossentropy(ŷ, y)\nend"],
  ["a local with two values", "function f(ŷ, y)\n  loss = crossentropy\n  loss = g()\n  loss(ŷ, y)\nend"],
  ["a loop's variable", "for crossentropy in losses\n  crossentropy(ŷ, y)\nend"],
  ["a comprehension's variable", "l = [crossentropy(ŷ, y) for crossentropy in losses]"],
  ["a generator's variable", "l = sum(crossentropy(ŷ, y) for crossentropy in losses)"],
  ["a name bound by let", "let crossentropy = g()\n  crossentropy(ŷ, y)\nend"],
  ["an own function", "crossentropy(a, b) = 1\nl = crossentropy(ŷ, y)"],
  ["an own long function", "function crossentropy(a, b)\n  1\nend\nl = crossentropy(ŷ, y)"],
  ["the module's name", "f(Flux) = Flux.crossentropy(ŷ, y)"],
  ["a name for itself", "function f()\n  loss = loss\n  loss(ŷ, y)\nend"],
])("hidden by %s", (_, code) => {
  expect(rewritten(`using Flux\nusing Flux: crossentropy\n${code}`)).toBeUndefined();
});

test.each<[string, string]>([
  ["a function", "function loss(m, x, y)\n  soft = Flux.label_smoothing(y, 0.2)\n  Flux.crossentropy(m(x), soft)\nend"],
  [
    "a parameter's place",
    "function loss(m, x, y)\n  y = Flux.label_smoothing(y, 0.2)\n  Flux.crossentropy(m(x), y)\nend",
  ],
  ["the file", "soft = Flux.label_smoothing(y, 0.2)\nloss(ŷ) = Flux.crossentropy(ŷ, soft)"],
  [
    "a block",
    "Flux.train!(m, data, opt) do m, x, y\n  soft = Flux.label_smoothing(y, 0.2)\n  Flux.crossentropy(m(x), soft)\nend",
  ],
  ["a number of 32 bits", "soft = Flux.label_smoothing(y, 0.2f0)\nloss(ŷ) = Flux.crossentropy(ŷ, soft)"],
])("labels smoothed in %s are not smoothed again", (_, code) => {
  const text = `using Flux\n${code}`;
  expect(rewritten(text)).toBe(text.replace(/0\.2(?:f0)?/, "0.1"));
});

test("a second application changes nothing", () => {
  const once = rewritten("using Flux\nl = Flux.logitcrossentropy(ŷ, y)")!;
  const source = readSource("julia", once);
  expect(smoothingActions(source, findLossCalls(source)[0]!, OPTIONS).map(({ kind }) => kind)).toEqual(["remove"]);
});

test("any cut or mutated text gives calls whose spans lie in it", () => {
  const whole =
    "using Flux: logitcrossentropy, onehotbatch\nloss(m, x, y) = logitcrossentropy(m(x), y; agg = mean)\nlet ce = logitcrossentropy\n  [ce(a, b) for (a, b) in c]\nend\n";
  expectSpansInCuts("julia", whole, ["(", 'é"']);
});
