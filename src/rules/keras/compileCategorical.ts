/** The string 'categorical_crossentropy', or the function, in compile() of a Keras model. */
import type { Rule } from "../rule.ts";

export const compileCategorical: Rule = {
  id: "keras-compile-categorical-crossentropy",
  language: "python",
  framework: "keras",
  names: ["compile(loss='categorical_crossentropy')", "*.compile", "keras.Model.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss", position: 1 },
    strings: ["categorical_crossentropy", "CategoricalCrossentropy"],
    functions: [
      "keras.losses.categorical_crossentropy",
      "keras.metrics.categorical_crossentropy",
      "tensorflow.losses.categorical_crossentropy",
    ],
    object: "{{keras.losses.CategoricalCrossentropy}}({{fromLogits}}label_smoothing={{a}})",
  },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "A string or a function cannot carry the value: an object takes its place, with from_logits=True where the last layer has no activation.",
  reference: "https://keras.io/api/models/model_training_apis/#compile-method",
  examples: [
    {
      before:
        "import tensorflow as tf\nmodel.‸compile(optimizer='adam', loss='categorical_crossentropy', metrics=['accuracy'])\n",
      after:
        "import tensorflow as tf\nmodel.compile(optimizer='adam', loss=tf.keras.losses.CategoricalCrossentropy(label_smoothing=0.1), metrics=['accuracy'])\n",
    },
    {
      before: `from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense

model = Sequential([Dense(64, activation='relu'), Dense(10)])
model.compile('adam', "categorical_crossentropy"‸)
`,
      after: `from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import Dense
import tensorflow as tf

model = Sequential([Dense(64, activation='relu'), Dense(10)])
model.compile('adam', tf.keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1))
`,
    },
    {
      before: "import keras\nmodel.compile(loss={'a': 'mse', 'b': 'categorical‸_crossentropy'})\n",
      after:
        "import keras\nmodel.compile(loss={'a': 'mse', 'b': keras.losses.CategoricalCrossentropy(label_smoothing=0.1)})\n",
    },
    {
      before: "import keras\nnet.‸compile(loss=keras.losses.categorical_crossentropy, optimizer='sgd')\n",
      after:
        "import keras\nnet.compile(loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1), optimizer='sgd')\n",
    },
  ],
  ignores: [
    {
      code: "import torch\nnet = torch.‸compile(net, loss='categorical_crossentropy')\n# keras\n",
      why: "torch.compile compiles a program",
    },
    {
      code: "import keras\nmodel.‸compile('adam', 'mse', metrics=['categorical_crossentropy'])\n",
      why: "a metric is not a loss",
    },
  ],
};
