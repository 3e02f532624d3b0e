/** Classes and settings are found in YAML, and edits keep how it is written. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";
import { expectSpansInCuts } from "./expectSpansInCuts.ts";

/** API and first edit of every loss. */
function rewritten(text: string): string[] {
  const source = readSource("yaml", text);
  return findLossCalls(source).map((call) => {
    const [first] = smoothingActions(source, call, { labelSmoothing: 0.1 });
    return `${call.call.name}\n${first!.declined ?? applyEdits(text, first!.edits)}`;
  });
}

test.each<[string, string, string[]]>([
  [
    "Hydra",
    "criterion:\n  _target_: torch.nn.CrossEntropyLoss  # the loss\nlr: 1\n",
    [
      "torch.nn.CrossEntropyLoss\ncriterion:\n  _target_: torch.nn.CrossEntropyLoss  # the loss\n  label_smoothing: 0.1\nlr: 1\n",
    ],
  ],
  [
    "a value",
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: 0.2 # a\n",
    ["torch.nn.CrossEntropyLoss\nc:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: 0.1 # a\n"],
  ],
  [
    "braces",
    "c: {_target_: torch.nn.CrossEntropyLoss, reduction: sum}\n",
    ["torch.nn.CrossEntropyLoss\nc: {_target_: torch.nn.CrossEntropyLoss, reduction: sum, label_smoothing: 0.1}\n"],
  ],
  [
    "a nested value last",
    "c:\n    _target_: keras.losses.CategoricalCrossentropy\n    x:\n        - 1\n        - 2\nd: 1\n",
    [
      "keras.losses.CategoricalCrossentropy\nc:\n    _target_: keras.losses.CategoricalCrossentropy\n    x:\n        - 1\n        - 2\n    label_smoothing: 0.1\nd: 1\n",
    ],
  ],
  [
    "Lightning",
    "c:\n  class_path: torch.nn.CrossEntropyLoss\n  init_args:\n    reduction: sum\n",
    [
      "torch.nn.CrossEntropyLoss\nc:\n  class_path: torch.nn.CrossEntropyLoss\n  init_args:\n    reduction: sum\n    label_smoothing: 0.1\n",
    ],
  ],
  [
    "Lightning without arguments",
    "c:\n  class_path: 'torch.nn.CrossEntropyLoss'\nd: 1",
    [
      "torch.nn.CrossEntropyLoss\nc:\n  class_path: 'torch.nn.CrossEntropyLoss'\n  init_args:\n    label_smoothing: 0.1\nd: 1",
    ],
  ],
  [
    "a list, CRLF",
    "l:\r\n  - _target_: torch.nn.CrossEntropyLoss\r\n  - 3\r\n",
    [
      "torch.nn.CrossEntropyLoss\nl:\r\n  - _target_: torch.nn.CrossEntropyLoss\r\n    label_smoothing: 0.1\r\n  - 3\r\n",
    ],
  ],
  [
    "a merged mapping",
    "c:\n  <<: *base\n  _target_: torch.nn.CrossEntropyLoss\n",
    ["torch.nn.CrossEntropyLoss\n*base may already hold label_smoothing. Write the arguments out first."],
  ],
  ["a loss without the argument", "c:\n  _target_: torch.nn.NLLLoss\n", []],
  ["a value that is not yet written", "c:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing:\n", []],
  [
    "null",
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: null\n",
    ["torch.nn.CrossEntropyLoss\nc:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: 0.1\n"],
  ],
  ["another target", "c:\n  _target_: my.CrossEntropyLoss\n", []],
  ["a comment", "# _target_: torch.nn.CrossEntropyLoss\n", []],
  ["class_path in braces", "c: {class_path: torch.nn.CrossEntropyLoss}\n", []],
])("%s", (_, text, expected) => expect(rewritten(text)).toEqual(expected));

test.each([
  [
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: 0.1\n",
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n",
  ],
  [
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n  label_smoothing: 0.1\n  reduction: sum\n",
    "c:\n  _target_: torch.nn.CrossEntropyLoss\n  reduction: sum\n",
  ],
  [
    "c:\n  class_path: torch.nn.CrossEntropyLoss\n  init_args:\n    label_smoothing: 0.1\n",
    "c:\n  class_path: torch.nn.CrossEntropyLoss\n  init_args:\n    {}\n",
  ],
  ["c: {_target_: torch.nn.CrossEntropyLoss, label_smoothing: 0.1}\n", "c: {_target_: torch.nn.CrossEntropyLoss}\n"],
])("removed from %j", (text, expected) => {
  const source = readSource("yaml", text);
  const actions = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
  const remove = actions.find(({ kind }) => kind === "remove")!;
  expect(applyEdits(text, remove.edits)).toBe(expected);
});

test("any cut text gives calls whose spans lie in it", () => {
  const whole =
    "a: {_target_: torch.nn.CrossEntropyLoss, w: 'x'}\nb:\n  class_path: torch.nn.CrossEntropyLoss\n  init_args:\n    label_smoothing: 0.2\nsched: a\naa: b\nsmoothing: 0.1\n";
  expectSpansInCuts("yaml", whole, ["{"]);
});
