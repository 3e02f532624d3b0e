/** keras.losses.sparse_categorical_crossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const sparseCategoricalCrossentropyFunction: Rule = {
  id: "keras-sparse-categorical-crossentropy-function",
  language: "python",
  framework: "keras",
  names: [
    "keras.losses.sparse_categorical_crossentropy",
    "tensorflow.losses.sparse_categorical_crossentropy",
    "local.smoothed_sparse_categorical_crossentropy",
  ],
  spelling: {
    kind: "helper",
    helper: "keras-smoothed-sparse-categorical-crossentropy-function",
    keyword: "label_smoothing",
  },
  obstacles: [
    {
      argument: "ignore_class",
      position: 3,
      reason: "The helper's one-hot targets have no class to ignore. Drop those rows by sample weights first.",
    },
    {
      argument: "axis",
      position: 4,
      reason:
        "The helper makes the classes the last axis, and takes no axis. Leave axis=-1 out, or move another axis first.",
    },
  ],
  convention: "uniform",
  targets: "indices",
  sentence:
    "Has no label_smoothing up to Keras 3.15: a function in the file makes the class indices one-hot and smooths them; one loss per example.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#sparse_categorical_crossentropy-function",
  examples: [
    {
      before: "import keras\n\nloss = keras.losses.‸sparse_categorical_crossentropy(y, p)\n",
      after: `import keras


def smoothed_sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, *, label_smoothing):
    """sparse_categorical_crossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""
    ops = keras.ops if hasattr(keras, "ops") else keras.backend  # Keras 3, Keras 2
    if len(y_true.shape) == len(y_pred.shape):
        y_true = ops.squeeze(y_true, -1)
    one_hot = ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1])
    return keras.losses.categorical_crossentropy(
        one_hot, y_pred, from_logits=from_logits, label_smoothing=label_smoothing
    )


loss = smoothed_sparse_categorical_crossentropy(y, p, label_smoothing=0.1)
`,
    },
    {
      before: `import tensorflow as tf


def loss(y, z):
    return tf.keras.losses.sparse_categorical_crossentropy(y, z, from_logits=True‸)
`,
      after: `import tensorflow as tf


def smoothed_sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, *, label_smoothing):
    """sparse_categorical_crossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""
    ops = tf.keras.ops if hasattr(tf.keras, "ops") else tf.keras.backend  # Keras 3, Keras 2
    if len(y_true.shape) == len(y_pred.shape):
        y_true = ops.squeeze(y_true, -1)
    one_hot = ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1])
    return tf.keras.losses.categorical_crossentropy(
        one_hot, y_pred, from_logits=from_logits, label_smoothing=label_smoothing
    )


def loss(y, z):
    return smoothed_sparse_categorical_crossentropy(y, z, from_logits=True, label_smoothing=0.1)
`,
    },
  ],
  ignores: [
    {
      code: "import keras\nloss = keras.metrics.‸sparse_categorical_accuracy(y, p)\n",
      why: "a metric measures; it is not what is trained",
    },
  ],
};
