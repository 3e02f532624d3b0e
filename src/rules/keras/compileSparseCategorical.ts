/** The string 'sparse_categorical_crossentropy' in compile() of a Keras model. */
import type { Rule } from "../rule.ts";

export const compileSparseCategorical: Rule = {
  id: "keras-compile-sparse-categorical-crossentropy",
  language: "python",
  framework: "keras",
  names: ["compile(loss='sparse_categorical_crossentropy')", "*.compile", "keras.Model.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss", position: 1 },
    strings: ["sparse_categorical_crossentropy", "SparseCategoricalCrossentropy"],
    functions: [
      "keras.losses.sparse_categorical_crossentropy",
      "keras.metrics.sparse_categorical_crossentropy",
      "tensorflow.losses.sparse_categorical_crossentropy",
    ],
    object: "{{helper:keras-smoothed-sparse-categorical-crossentropy}}({{fromLogits}}label_smoothing={{a}})",
  },
  convention: "uniform",
  targets: "indices",
  sentence:
    "A string cannot carry the value: an object of a small class in the file takes its place, which makes the class indices one-hot and smooths them, with from_logits=True where the last layer has no activation.",
  reference: "https://keras.io/api/models/model_training_apis/#compile-method",
  examples: [
    {
      before: "import keras\n\nmodel.compile('adam', ‸'sparse_categorical_crossentropy')\n",
      after: `import keras


class SmoothedSparseCategoricalCrossentropy(keras.losses.CategoricalCrossentropy):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = keras.ops if hasattr(keras, "ops") else keras.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)


model.compile('adam', SmoothedSparseCategoricalCrossentropy(label_smoothing=0.1))
`,
    },
    {
      before: `from tensorflow import keras
from tensorflow.keras import layers


class SmoothedSparseCategoricalCrossentropy(keras.losses.CategoricalCrossentropy):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = keras.ops if hasattr(keras, "ops") else keras.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)


model = keras.Sequential()
model.add(layers.Dense(10))
model.compile(loss=['sparse_categorical_crossentropy'‸])
`,
      after: `from tensorflow import keras
from tensorflow.keras import layers


class SmoothedSparseCategoricalCrossentropy(keras.losses.CategoricalCrossentropy):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = keras.ops if hasattr(keras, "ops") else keras.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)


model = keras.Sequential()
model.add(layers.Dense(10))
model.compile(loss=[SmoothedSparseCategoricalCrossentropy(from_logits=True, label_smoothing=0.1)])
`,
    },
  ],
  ignores: [
    {
      code: "import keras\nmodel.‸compile(metrics=['sparse_categorical_crossentropy'], loss='mse')\n",
      why: "a metric is not a loss",
    },
  ],
};
