/** keras.losses.SparseCategoricalCrossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const sparseCategoricalCrossentropy: Rule = {
  id: "keras-sparse-categorical-crossentropy",
  language: "python",
  framework: "keras",
  names: [
    "keras.losses.SparseCategoricalCrossentropy",
    "tensorflow.losses.SparseCategoricalCrossentropy",
    "local.SmoothedSparseCategoricalCrossentropy",
  ],
  spelling: { kind: "helper", helper: "keras-smoothed-sparse-categorical-crossentropy", keyword: "label_smoothing" },
  obstacles: [
    {
      argument: "ignore_class",
      position: 1,
      reason: "The helper's one-hot targets have no class to ignore. Drop those rows by sample weights first.",
    },
    {
      argument: "axis",
      unless: ["-1"],
      reason: "The helper makes the classes the last axis, and this loss has another one. Move the axis first.",
    },
  ],
  convention: "uniform",
  targets: "indices",
  sentence:
    "Has no label_smoothing up to Keras 3.15: a subclass of CategoricalCrossentropy in the file makes the class indices one-hot and smooths them.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class",
  examples: [
    {
      before: "from tensorflow import keras\n\nloss = keras.losses.‸SparseCategoricalCrossentropy(from_logits=True)\n",
      after: `from tensorflow import keras


class SmoothedSparseCategoricalCrossentropy(keras.losses.CategoricalCrossentropy):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = keras.ops if hasattr(keras, "ops") else keras.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)


loss = SmoothedSparseCategoricalCrossentropy(from_logits=True, label_smoothing=0.1)
`,
    },
    {
      before:
        "import tensorflow as tf\n\nmodel.compile('adam', loss=tf.keras.losses.SparseCategoricalCrossentropy(‸))\n",
      after: `import tensorflow as tf


class SmoothedSparseCategoricalCrossentropy(tf.keras.losses.CategoricalCrossentropy):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = tf.keras.ops if hasattr(tf.keras, "ops") else tf.keras.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)


model.compile('adam', loss=SmoothedSparseCategoricalCrossentropy(label_smoothing=0.1))
`,
    },
  ],
  ignores: [
    {
      code: "import keras\nmetric = keras.metrics.‸SparseCategoricalCrossentropy()\n",
      why: "a metric measures; it is not what is trained",
    },
  ],
};
