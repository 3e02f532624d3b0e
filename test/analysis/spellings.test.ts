/** Each way of writing the value: what is declined, what counts as off, and that changing and removing undo adding. */
import { describe, expect, test } from "vitest";
import type { SmoothingAction } from "../../src/analysis/actions/smoothingAction.ts";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

const HEAD = `from torch import nn
import torch.nn.functional as F
import tensorflow as tf
import keras
import jax
import optax
import timm
import onmt.utils
`;

import { stride } from "../effort.ts";

/** The plain actions for the last loss of `code`. */
function actionsIn(code: string): readonly SmoothingAction[] {
  const source = readSource("python", HEAD + code);
  const lossCall = findLossCalls(source).at(-1);
  if (lossCall === undefined) return [];
  const actions = smoothingActions(source, lossCall, { labelSmoothing: 0.1 });
  return actions.filter(({ kind }) => kind === "add" || kind === "change" || kind === "remove");
}

const action = (code: string, kind: SmoothingAction["kind"]) => actionsIn(code).find((each) => each.kind === kind);

function applied(code: string, kind: SmoothingAction["kind"]): string | undefined {
  const found = action(code, kind);
  if (found === undefined || found.declined !== undefined) return found?.declined;
  const text = applyEdits(HEAD + code, found.edits);
  expect(text.startsWith(HEAD), "the imports stay as they are").toBe(true);
  return text.slice(HEAD.length).trimStart();
}

describe("declined", () => {
  test.each([
    ["optax.softmax_cross_entropy(z, y, axis=0)", "another class axis"],
    ["optax.softmax_cross_entropy_with_integer_labels(z, y, where=mask)", "a/K would be wrong"],
    ["tf.nn.softmax_cross_entropy_with_logits(y, z, 1)", "another class axis"],
    ["tf.nn.softmax_cross_entropy_with_logits(**batch)", "**batch may hold the targets"],
    ["F.binary_cross_entropy(*pair)", "*pair may hold the targets"],
    ["F.binary_cross_entropy(x)", "not written in this call"],
    ["F.binary_cross_entropy(x, y", "not closed"],
    ["F.nll_loss(x, y, None, False)", "size_average is deprecated"],
    ["nn.NLLLoss(weight=w", "not closed"],
    ["F.nll_loss(z, y, *rest)", "*rest may hold size_average"],
    ["optax.softmax_cross_entropy(z, y, **options)", "**options may hold axis"],
    ["nn.CrossEntropyLoss(a, b, c, d, e, f, g)", "7 positional arguments, but takes 6"],
    ["nn.CrossEntropyLoss(w, *rest)", "*rest may already hold label_smoothing"],
    ["keras.losses.SparseCategoricalCrossentropy(ignore_class=255)", "no class to ignore"],
    ["class LSR:\n  def f(self, p, t):\n    return (1 - e) * F.nll_loss(p, t) + self.smoothing * u\n", "by hand"],
    ["F.binary_cross_entropy(x, y*0.9 + 0.05)", "smoothed already"],
    ["optax.softmax_cross_entropy(z, .9 * y + .01)", "smoothed already"],
    ["class LSR:\n  def f(self, p, t):\n    t.scatter_(1, i, 1 - e)\n    return F.kl_div(p, t)\n", "by hand"],
  ])("%s", (code, reason) => {
    const found = action(code, "add");
    expect(found?.declined).toContain(reason);
    expect(found?.edits).toEqual([]);
  });
});

describe("not declined", () => {
  test.each([
    [
      "optax.softmax_cross_entropy(z, y, axis=-1)",
      "optax.softmax_cross_entropy(z, optax.smooth_labels(y, 0.1), axis=-1)",
    ],
    ["nn.CrossEntropyLoss(w, 0.1)", "nn.CrossEntropyLoss(w, 0.1, label_smoothing=0.1)"],
    [
      "class SmoothedBCELoss: ...\nclass Detector:\n  box, cls = F.smooth_l1_loss, nn.BCELoss(**options)",
      "class SmoothedBCELoss: ...\nclass Detector:\n  box, cls = F.smooth_l1_loss, SmoothedBCELoss(**options, label_smoothing=0.1)",
    ],
    ["nn.CrossEntropyLoss(label_smoothing=0)", "nn.CrossEntropyLoss(label_smoothing=0.1)"],
    ["nn.CrossEntropyLoss(label_smoothing=None)", "nn.CrossEntropyLoss(label_smoothing=0.1)"],
    ["nn.CrossEntropyLoss(w, None, 0, None, 'sum', 0.)", "nn.CrossEntropyLoss(w, None, 0, None, 'sum', 0.1)"],
    ["F.binary_cross_entropy(x, -y)", "F.binary_cross_entropy(x, (-y) * (1 - 0.1) + 0.1 / 2)"],
    ["F.binary_cross_entropy(x, y if b else z)", "F.binary_cross_entropy(x, (y if b else z) * (1 - 0.1) + 0.1 / 2)"],
    ["F.binary_cross_entropy(x, y[:, 0].float())", "F.binary_cross_entropy(x, y[:, 0].float() * (1 - 0.1) + 0.1 / 2)"],
    ["F.binary_cross_entropy(x, a + 'b#c'[0])", "F.binary_cross_entropy(x, (a + 'b#c'[0]) * (1 - 0.1) + 0.1 / 2)"],
    // What only looks like smoothing: other operators, a remainder, two values.
    [
      "F.binary_cross_entropy(x, u + y * (1 - a) + a / 2)",
      "F.binary_cross_entropy(x, (u + y * (1 - a) + a / 2) * (1 - 0.1) + 0.1 / 2)",
    ],
    [
      "F.binary_cross_entropy(x, y * (1 - a) + b / 2)",
      "F.binary_cross_entropy(x, (y * (1 - a) + b / 2) * (1 - 0.1) + 0.1 / 2)",
    ],
    [
      "F.binary_cross_entropy(x, y ** (1 - a) + a / 2)",
      "F.binary_cross_entropy(x, (y ** (1 - a) + a / 2) * (1 - 0.1) + 0.1 / 2)",
    ],
    [
      "F.binary_cross_entropy(x, y * (1 - a) + a // 2)",
      "F.binary_cross_entropy(x, (y * (1 - a) + a // 2) * (1 - 0.1) + 0.1 / 2)",
    ],
  ])("%s", (code, expected) => expect(applied(code, "add")).toBe(expected));
});

describe("changed and removed", () => {
  test.each([
    ["timm.loss.LabelSmoothingCrossEntropy()", undefined, "timm.loss.LabelSmoothingCrossEntropy(smoothing=0.0)"],
    [
      "timm.loss.LabelSmoothingCrossEntropy(0.2)",
      "timm.loss.LabelSmoothingCrossEntropy(0.1)",
      "timm.loss.LabelSmoothingCrossEntropy(0.0)",
    ],
    [
      "onmt.utils.LabelSmoothingLoss(0.2, n)",
      "onmt.utils.LabelSmoothingLoss(0.1, n)",
      "LabelSmoothingLoss refuses 0. Without smoothing take torch.nn.NLLLoss(ignore_index=…), as OpenNMT-py itself does.",
    ],
    [
      "F.binary_cross_entropy(x, y*(1-eps) + eps/2)",
      "F.binary_cross_entropy(x, y*(1-0.1) + 0.1/2)",
      "F.binary_cross_entropy(x, y)",
    ],
    [
      "F.binary_cross_entropy(x, target=(\n  (1.0 - self.eps)  # kept\n  * (a + b) + 0.5 * self.eps))",
      "F.binary_cross_entropy(x, target=(\n  (1.0 - 0.1)  # kept\n  * (a + b) + 0.5 * 0.1))",
      "F.binary_cross_entropy(x, target=a + b)",
    ],
    [
      "tf.nn.softmax_cross_entropy_with_logits(y * (1 - e) + e / tf.cast(tf.shape(z)[-1], z.dtype), z)",
      "tf.nn.softmax_cross_entropy_with_logits(y * (1 - 0.1) + 0.1 / tf.cast(tf.shape(z)[-1], z.dtype), z)",
      "tf.nn.softmax_cross_entropy_with_logits(y, z)",
    ],
    [
      "optax.softmax_cross_entropy(z, optax.smooth_labels(jax.nn.one_hot(y, 10), alpha=e))",
      "optax.softmax_cross_entropy(z, optax.smooth_labels(jax.nn.one_hot(y, 10), alpha=0.1))",
      "optax.softmax_cross_entropy(z, jax.nn.one_hot(y, 10))",
    ],
    [
      "t = optax.smooth_labels(y, 0.3)\nl = optax.softmax_cross_entropy(z, t)",
      "t = optax.smooth_labels(y, 0.1)\nl = optax.softmax_cross_entropy(z, t)",
      "t = y\nl = optax.softmax_cross_entropy(z, t)",
    ],
    [
      "class SmoothedNLLLoss: ...\nl = SmoothedNLLLoss(weight=w, label_smoothing=0.3)",
      "class SmoothedNLLLoss: ...\nl = SmoothedNLLLoss(weight=w, label_smoothing=0.1)",
      "class SmoothedNLLLoss: ...\nl = nn.NLLLoss(weight=w)",
    ],
  ])("%s", (code, changed, removed) => {
    expect(applied(code, "change")).toBe(changed);
    expect(applied(code, "remove")).toBe(removed);
  });

  test("a function that names the loss becomes an object", () => {
    expect(applied("m.compile('sgd', tf.keras.losses.categorical_crossentropy)", "add")).toBe(
      "m.compile('sgd', keras.losses.CategoricalCrossentropy(label_smoothing=0.1))",
    );
  });

  test.each([
    "F.binary_cross_entropy(x, y)",
    "F.binary_cross_entropy_with_logits(f(x), g(y))",
    "tf.nn.softmax_cross_entropy_with_logits(y, z)",
    "tf.nn.softmax_cross_entropy_with_logits(f(y), g(z))",
    "tf.nn.sparse_softmax_cross_entropy_with_logits(labels=f(y), logits=g(z))",
    "tf.nn.sigmoid_cross_entropy_with_logits(labels=y, logits=z)",
    "optax.safe_softmax_cross_entropy(z, f(y))",
    "optax.softmax_cross_entropy_with_integer_labels(f(z), y)",
    "nn.KLDivLoss('batchmean')",
    "F.nll_loss(z, y, w)",
    "keras.losses.SparseCategoricalCrossentropy()",
    "keras.losses.categorical_crossentropy(y, p)",
  ])("removing undoes adding: %s", (code) => {
    const smoothed = applied(code, "add")!;
    expect(applied(smoothed, "add")).toBeUndefined();
    expect(applied(smoothed, "change")).toBeUndefined();
    expect(applied(smoothed, "remove")?.split("\n").at(-1)).toBe(code);
  });
});

describe("strings", () => {
  const MODEL = "m = keras.Sequential([keras.layers.Dense(10)])\n";
  test.each([
    ["m.compile(loss='categorical_crossentropy')", ["compile(loss='categorical_crossentropy')"]],
    ["m.compile('adam', 'bce')", ["compile(loss='bce')"]],
    ["m.compile(loss=['mse', 'bce', f('bce')])", ["compile(loss='bce')"]],
    [
      "m.compile(loss={'bce': 'mse', 'b': 'bce', 'c': 'sparse_categorical_crossentropy'})",
      ["compile(loss='bce')", "compile(loss='sparse_categorical_crossentropy')"],
    ],
    ["m.compile(loss='mse', metrics=['bce'])", []],
    ["m.compile(loss=keras.losses.binary_crossentropy)", ["compile(loss='binary_crossentropy')"]],
    [
      "m.compile(loss=[tf.losses.mse, tf.keras.losses.categorical_crossentropy])",
      ["compile(loss='categorical_crossentropy')"],
    ],
    ["m.compile(loss=mine.losses.binary_crossentropy)", []],
    ["m.compile(loss={k: v for k, v in x})", []],
    ["m.compile(loss=[])", []],
    ["m.compile(loss='bce' if two else 'mse')", []],
    ["m.compile(**{'loss': 'bce'})", []],
    ["m.compile(loss=b'bce')", []],
  ])("%s", (code, apis) => {
    expect(findLossCalls(readSource("python", HEAD + code)).map(({ api }) => api)).toEqual(apis);
  });

  test.each([
    [
      `${MODEL}m.compile(loss='bce')`,
      "Smooth the labels (BinaryCrossentropy(from_logits=True, label_smoothing=0.1), y(1-a)+a/2)",
    ],
    ["m.compile(loss='categorical_crossentropy')", "Smooth the labels (CategoricalCrossentropy(label_smoothing=0.1))"],
    [
      `${MODEL}m.compile(loss='sparse_categorical_crossentropy')`,
      "Smooth the labels (SmoothedSparseCategoricalCrossentropy(from_logits=True, label_smoothing=0.1))",
    ],
    [
      "m = keras.Sequential()\nm.add(keras.layers.Dense(2))\nm.add(keras.layers.Softmax())\nm.compile(loss='categorical_crossentropy')",
      "Smooth the labels (CategoricalCrossentropy(label_smoothing=0.1))",
    ],
  ])("the title says it: %s", (code, title) => expect(action(code, "add")?.title).toBe(title));
});

test("titles say the value, and the formula where it is not uniform", () => {
  expect(actionsIn("F.binary_cross_entropy(x, y)")[0]?.title).toBe("Smooth the labels (a = 0.1, y(1-a)+a/2)");
  expect(actionsIn("optax.softmax_cross_entropy_with_integer_labels(z, y)")[0]?.title).toBe(
    "Smooth the labels (one-hot, a = 0.1)",
  );
  expect(actionsIn("nn.NLLLoss()")[0]?.title).toBe("Smooth the labels (SmoothedNLLLoss(label_smoothing=0.1))");
  expect(actionsIn("nn.CrossEntropyLoss(label_smoothing=0.0)")[0]?.title).toBe(
    "Smooth the labels (label_smoothing=0.1)",
  );
});

test("any cut or mutated text gives edits that lie in it", () => {
  const whole = `${HEAD}l = tf.nn.softmax_cross_entropy_with_logits(f(y), logits=g(z))
F.binary_cross_entropy(x, (1.0 - e) * y + e / 2)  # "
optax.softmax_cross_entropy(z, optax.smooth_labels(y, 0.3))
nn.BCELoss(weight=w)
m.compile(loss={'a': "bce", 'b': ['mse']})
`;
  for (let at = HEAD.length; at <= whole.length; at += stride(3) * 7) {
    for (const middle of ["", "(", ")", "'", '"""', "é\u{1f600}", "\n"]) {
      const text = whole.slice(0, at) + middle + whole.slice(middle === "" ? whole.length : at);
      const source = readSource("python", text);
      for (const lossCall of findLossCalls(source)) {
        for (const { edits } of smoothingActions(source, lossCall, { labelSmoothing: 0.1 })) {
          for (const { span } of edits) expect(span.start <= span.end && span.end <= text.length).toBe(true);
          applyEdits(text, edits);
        }
      }
    }
  }
});
