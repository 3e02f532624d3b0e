/** Calls are wrapped in variants with their own arguments, once; a wrapped call is a smoothed loss of its own. */
import { describe, expect, test } from "vitest";
import type { SmoothingAction } from "../../src/analysis/actions/smoothingAction.ts";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { HELPERS } from "../../src/rules/helpers/index.ts";
import { RULES } from "../../src/rules/index.ts";
import { VARIANTS } from "../../src/rules/variants/index.ts";
import { VARIANT_RULES } from "../../src/rules/variants/variantRules.ts";
import { applyEdits } from "./applyEdits.ts";

/** The actions on the last loss call of `text`. */
function actionsOn(text: string): SmoothingAction[] {
  const source = readSource("python", text);
  return smoothingActions(source, findLossCalls(source).at(-1)!, { labelSmoothing: 0.1 });
}

function wrapIn(text: string, id: string): SmoothingAction | undefined {
  const title = VARIANTS.find((variant) => variant.id === id)!.title.split(" (a=")[0]!;
  return actionsOn(text).find((action) => action.title.startsWith(title));
}

const CE = "from torch import nn\n";
const F = "import torch.nn.functional as F\n";

describe("the call after wrapping", () => {
  test.each<[string, string, string]>([
    [`${CE}l = nn.CrossEntropyLoss()`, "others", "l = OthersSmoothedLoss(label_smoothing=0.1)"],
    [`${CE}l = nn.CrossEntropyLoss(w)`, "closed-form", "l = ClosedFormSmoothedLoss(weight=w, label_smoothing=0.1)"],
    [
      `${CE}l = nn.CrossEntropyLoss(w, None, 3, None, 'sum')`,
      "padded",
      "l = PaddedSmoothedLoss(weight=w, padding_index=3, reduction='sum', label_smoothing=0.1)",
    ],
    [
      `${CE}l = nn.CrossEntropyLoss(ignore_index=pad)`,
      "padded",
      "l = PaddedSmoothedLoss(padding_index=pad, label_smoothing=0.1)",
    ],
    [`${CE}l = nn.CrossEntropyLoss()`, "padded", "l = PaddedSmoothedLoss(padding_index=0, label_smoothing=0.1)"],
    [`${CE}l = nn.CrossEntropyLoss()`, "prior", "l = PriorSmoothedLoss(prior=None, label_smoothing=0.1)"],
    [
      `${CE}l = nn.CrossEntropyLoss(label_smoothing=eps)`,
      "kl-divergence",
      "l = KLToSmoothedLabelsLoss(label_smoothing=eps)",
    ],
    [
      `${CE}l = nn.CrossEntropyLoss(w, None, -100, None, 'mean', 0.0)`,
      "others",
      "l = OthersSmoothedLoss(weight=w, ignore_index=-100, reduction='mean', label_smoothing=0.1)",
    ],
    [
      `${F}l = F.cross_entropy(\n    x,\n    target=y,  # indices\n    weight=w,\n)`,
      "soft-targets",
      "l = smoothed_soft_target_loss(\n    x,\n    target=y,  # indices\n    weight=w,\n    label_smoothing=0.1,\n)",
    ],
    [
      "import tensorflow as tf\nl = tf.keras.losses.CategoricalCrossentropy(True, axis=-1)",
      "others",
      "l = OthersSmoothedCrossentropy(from_logits=True, label_smoothing=0.1)",
    ],
    [
      "import optax\nl = optax.softmax_cross_entropy_with_integer_labels(z, y)",
      "prior",
      "l = prior_smoothed_softmax_cross_entropy_with_integer_labels(z, y, prior=None, label_smoothing=0.1)",
    ],
  ])("%s in %s", (text, id, expected) => {
    const action = wrapIn(text, id)!;
    expect(action.declined).toBeUndefined();
    const after = applyEdits(text, action.edits);
    expect(after.slice(after.lastIndexOf("l = "))).toBe(expected);
    const again = actionsOn(after);
    expect(again.map(({ kind }) => kind)).not.toContain("wrap");
  });
});

describe("declined", () => {
  test.each<[string, string, RegExp]>([
    [`${CE}l = nn.CrossEntropyLoss(*args)`, "others", /Write the arguments out/],
    [`${CE}l = nn.CrossEntropyLoss(w, True)`, "others", /size_average/],
    [`${CE}l = nn.CrossEntropyLoss(device=d)`, "others", /does not take device=d/],
    [`${CE}l = nn.CrossEntropyLoss(`, "others", /not closed/],
    [`${CE}l = nn.CrossEntropyLoss(ignore_index=-1)`, "padded", /padding is one/],
    [`${CE}l = nn.CrossEntropyLoss()`, "soft-targets", /Pass weight first/],
    [`${CE}l = nn.CrossEntropyLoss(weight=None)`, "soft-targets", /Pass weight first/],
    ["import keras\nl = keras.losses.CategoricalCrossentropy(axis=1)", "others", /last axis/],
    ["import optax\nl = optax.softmax_cross_entropy(z, y, where=m)", "others", /where/],
    ["import optax\nl = optax.softmax_cross_entropy(z, optax.smooth_labels(y, 0.1))", "others", /smoothed already/],
  ])("%s in %s", (text, id, reason) => {
    const action = wrapIn(text, id)!;
    expect(action.edits).toEqual([]);
    expect(action.declined).toMatch(reason);
  });
});

test("the titles say value and formula", () => {
  const titles = actionsOn(`${CE}l = nn.CrossEntropyLoss(w, ignore_index=2)`).filter(({ kind }) => kind === "wrap");
  expect(titles.map(({ title }) => title)).toEqual([
    "Wrap in KL divergence to smoothed targets (a=0.1; gradient as cross entropy, loss lower by H(t))",
    "Wrap in the closed form (1-a)·NLL + a·mean(-log p) (a=0.1; the loss and gradient of label_smoothing)",
    "Wrap in soft targets with class weights (a=0.1; -Σ w·t·log p, a mean over the rows, not over their weights)",
    "Wrap in smoothing without the padding class (a=0.1; true class 1-a, others a/(K-2), padding 2)",
    "Wrap in smoothing over the other classes (a=0.1; true class 1-a, others a/(K-1))",
    "Wrap in smoothing towards a prior (a=0.1; true class 1-a+a·prior_y, others a·prior_k; uniform until you fill in prior)",
  ]);
});

test("a second call uses the helper that is there", () => {
  const text = `${CE}\na = nn.CrossEntropyLoss()\nl = nn.CrossEntropyLoss(w)\n`;
  const once = applyEdits(text, wrapIn(text, "others")!.edits);
  const source = readSource("python", once);
  const first = findLossCalls(source).find(({ call }) => call.name === "torch.nn.CrossEntropyLoss")!;
  const twice = smoothingActions(source, first, { labelSmoothing: 0.1 }).find(({ title }) =>
    /over the other/.test(title),
  );
  const after = applyEdits(once, twice!.edits);
  expect(after.match(/class OthersSmoothedLoss/g)).toHaveLength(1);
  expect(after).toContain("a = OthersSmoothedLoss(label_smoothing=0.1)");
});

describe("a helper's call is a smoothed loss", () => {
  const after = applyEdits(
    `${CE}l = nn.CrossEntropyLoss()\n`,
    wrapIn(`${CE}l = nn.CrossEntropyLoss()\n`, "others")!.edits,
  );
  test("its value is found, changed and removed", () => {
    const [lossCall] = findLossCalls(readSource("python", after));
    expect(lossCall).toMatchObject({ api: "local.OthersSmoothedLoss", value: { kind: "given", text: "0.1" } });
    const other = after.replace("label_smoothing=0.1", "label_smoothing=0.3");
    const [change, remove] = actionsOn(other);
    expect(applyEdits(other, change!.edits)).toBe(after);
    expect(applyEdits(other, remove!.edits)).toContain("l = OthersSmoothedLoss()");
  });
});

describe.each(VARIANT_RULES)("$id", (rule) => {
  test.each(rule.examples)("$before", ({ before, after }) => {
    const text = before.replace("‸", "");
    const [first] = actionsOn(text);
    expect(applyEdits(text, first!.edits)).toBe(after);
  });
  test.each(rule.ignores)("ignores $code: $why", ({ code }) => {
    const found = findLossCalls(readSource("python", code.replace("‸", "")));
    expect(found.map((each) => each.rule.id)).not.toContain(rule.id);
  });
});

test("no two helpers have one name, and no two rules one id", () => {
  const names = [...HELPERS, ...VARIANTS.flatMap(({ wraps }) => wraps.map(({ helper }) => helper))].map(
    ({ language, name }) => `${language} ${name}`,
  );
  expect(new Set(names).size).toBe(names.length);
  const ids = [...RULES, ...VARIANT_RULES].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
