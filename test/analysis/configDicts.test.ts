/** OpenMMLab's dictionaries are found without an import; only a classifier's loss is mmpretrain's. */
import { expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

const HEAD = "h = dict(type='ClsHead')\n";

/** What the first action makes of the only loss below a classifier's head, or why not. */
function rewritten(code: string, head = HEAD): string | undefined {
  const text = head + code;
  const source = readSource("python", text);
  const [call] = findLossCalls(source);
  if (call === undefined) return undefined;
  const [first] = smoothingActions(source, call, { labelSmoothing: 0.1 });
  return first!.declined ?? applyEdits(text, first!.edits).slice(head.length);
}

test.each<[string, string]>([
  ["l = dict(type='CrossEntropyLoss')", "l = dict(type='LabelSmoothLoss', label_smooth_val=0.1, mode='original')"],
  [
    'l = dict(\n    loss_weight=1.0,\n    type="CrossEntropyLoss",\n)',
    "l = dict(\n    loss_weight=1.0,\n    type=\"LabelSmoothLoss\",\n    label_smooth_val=0.1,\n    mode='original',\n)",
  ],
  [
    "l = dict(type='mmpretrain.CrossEntropyLoss', use_sigmoid=False)",
    "l = dict(type='LabelSmoothLoss', use_sigmoid=False, label_smooth_val=0.1, mode='original')",
  ],
  [
    "l = dict(\n    type='LabelSmoothLoss',\n    label_smooth_val=.2)",
    "l = dict(\n    type='LabelSmoothLoss',\n    label_smooth_val=0.1)",
  ],
  [
    "l = {\n  'type': 'LabelSmoothLoss',  # smooth\n}",
    "l = {\n  'type': 'LabelSmoothLoss',  # smooth\n  'label_smooth_val': 0.1,\n}",
  ],
  [
    "l = dict(type='CrossEntropyLoss', use_soft=True)",
    "use_soft takes targets that are probabilities. Smooth those where they are made.",
  ],
  [
    "l = dict(type='CrossEntropyLoss', **common)",
    "**common may already hold the smoothing. Write the arguments out first.",
  ],
])("%j", (code, expected) => expect(rewritten(code)).toBe(expected));

test.each([
  "l = {'CrossEntropyLoss': 'type'}",
  "l = {'name': 'CrossEntropyLoss', 'type': 1}",
  "# dict(type='CrossEntropyLoss')",
  "type = 'CrossEntropyLoss'",
])("nothing in %j", (code) => expect(rewritten(code)).toBeUndefined());

test("elsewhere CrossEntropyLoss is another library's, and only LabelSmoothLoss is sure", () => {
  expect(rewritten("l = dict(type='CrossEntropyLoss')", "")).toBe(
    "Nothing here says that this is a classifier of mmpretrain. In mmdet and mmseg CrossEntropyLoss has no smoothing: register a loss of your own.",
  );
  expect(rewritten("l = dict(type='CrossEntropyLoss')", "h = dict(type='BEiTV1Head')\n")).toContain("LabelSmoothLoss");
  expect(rewritten("l = dict(type='LabelSmoothLoss', label_smooth_val=0.2)", "")).toBe(
    "l = dict(type='LabelSmoothLoss', label_smooth_val=0.1)",
  );
});
