/** Qualified names are written as the file reaches them, under the module's other names too; helpers are put in once. */
import { describe, expect, test } from "vitest";
import { readSource } from "../../src/analysis/readSource.ts";
import { fillTemplate, helperNamed, placeHelper } from "../../src/analysis/template.ts";
import { applyEdits } from "./applyEdits.ts";

/** `template` written at the end of `file`. */
function written(file: string, template: string): string {
  const source = readSource("python", file);
  const { text, edits } = fillTemplate(source, template, { a: "0.1" }, file.length);
  return applyEdits(file, [...edits, { span: { start: file.length, end: file.length }, text }]);
}

const OBJECT = "{{keras.losses.CategoricalCrossentropy}}({{a}})";

describe("names", () => {
  test.each([
    ["import keras\n", OBJECT, "import keras\nkeras.losses.CategoricalCrossentropy(0.1)"],
    ["import tensorflow as tf\n", OBJECT, "import tensorflow as tf\ntf.keras.losses.CategoricalCrossentropy(0.1)"],
    [
      "from tensorflow import keras as k\n",
      OBJECT,
      "from tensorflow import keras as k\nk.losses.CategoricalCrossentropy(0.1)",
    ],
    [
      "from tensorflow.keras import losses\n",
      OBJECT,
      "from tensorflow.keras import losses\nlosses.CategoricalCrossentropy(0.1)",
    ],
    [
      "from keras.losses import CategoricalCrossentropy as CE\nx = 1\n",
      OBJECT,
      "from keras.losses import CategoricalCrossentropy as CE\nx = 1\nCE(0.1)",
    ],
    [
      "from tensorflow.keras.models import Sequential\n",
      OBJECT,
      "from tensorflow.keras.models import Sequential\nimport tensorflow as tf\ntf.keras.losses.CategoricalCrossentropy(0.1)",
    ],
    [
      "from keras.models import Sequential\n",
      OBJECT,
      "from keras.models import Sequential\nimport keras\nkeras.losses.CategoricalCrossentropy(0.1)",
    ],
    [
      "from keras.src import testing\n",
      OBJECT,
      "from keras.src import testing\nimport keras\nkeras.losses.CategoricalCrossentropy(0.1)",
    ],
    ["import tf_keras\n", OBJECT, "import tf_keras\ntf_keras.losses.CategoricalCrossentropy(0.1)"],
    [
      "import tensorflow.compat.v1 as tf\n",
      "{{tensorflow.shape}}(x) + {{tensorflow.cast}}(x)",
      "import tensorflow.compat.v1 as tf\ntf.shape(x) + tf.cast(x)",
    ],
    [
      "import optax\n",
      "{{jax.nn.one_hot}}({{jax.nn.one_hot}})",
      "import optax\nimport jax\njax.nn.one_hot(jax.nn.one_hot)",
    ],
    ["import torch\n", "{{torch.nn.functional.log_softmax}}", "import torch\ntorch.nn.functional.log_softmax"],
  ])("%j, %j", (file, template, expected) => expect(written(file, template)).toBe(expected));
});

describe("helpers", () => {
  test("a helper stands in the file once, with its imports", () => {
    const file = "import optax\n\nf(x)\n";
    const once = written(file, "{{helper:torch-smoothed-kl-div}}({{helper:torch-smoothed-kl-div}})");
    expect(once.match(/def smoothed_kl_div/g)).toHaveLength(1);
    expect(once.match(/import torch.nn.functional as F/g)).toHaveLength(1);
    expect(once.endsWith("\nsmoothed_kl_div(smoothed_kl_div)")).toBe(true);
  });

  test("a helper that stands below moves up", () => {
    const file = "import torch.nn as nn\n\nfirst = nn.BCELoss()\n\nsecond = nn.BCELoss()\n\nlast()\n";
    const smoothed = (text: string, at: number) => {
      const source = readSource("python", text);
      const offset = text.lastIndexOf("nn.BCELoss()", at);
      const { text: name, edits } = placeHelper(source, helperNamed("torch-smoothed-bce-loss"), offset);
      return applyEdits(text, [...edits, { span: { start: offset, end: offset + "nn.BCELoss".length }, text: name }]);
    };
    const below = smoothed(file, file.length);
    const both = smoothed(below, below.length);
    expect(below).toMatch(
      /^import .*\n\nfirst = .*\n\n\nclass SmoothedBCELoss[\s\S]*\n\n\nsecond = SmoothedBCELoss\(\)\n\nlast\(\)\n$/,
    );
    expect(both).toMatch(
      /^import .*\n\n\nclass SmoothedBCELoss[\s\S]*\n\n\nfirst = SmoothedBCELoss\(\)\n\n\nsecond = /,
    );
    expect(both.match(/class SmoothedBCELoss/g)).toHaveLength(1);
  });

  test("a file that defines the name keeps its own", () => {
    const source = readSource("python", "def smoothed_kl_div(): ...\n\nf(x)\n");
    expect(placeHelper(source, helperNamed("torch-smoothed-kl-div"), 30)).toEqual({
      text: "smoothed_kl_div",
      edits: [],
    });
  });

  test("an id that no helper has is a mistake in a rule", () => {
    expect(() => helperNamed("none")).toThrow("No helper none");
  });
});
