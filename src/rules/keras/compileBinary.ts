/** The strings 'binary_crossentropy' and 'bce' in compile() of a Keras model. */
import type { Rule } from "../rule.ts";

export const compileBinary: Rule = {
  id: "keras-compile-binary-crossentropy",
  language: "python",
  framework: "keras",
  names: ["compile(loss='binary_crossentropy')", "*.compile", "keras.Model.compile"],
  spelling: {
    kind: "string",
    place: { argument: "loss", position: 1 },
    strings: ["binary_crossentropy", "bce", "BCE", "BinaryCrossentropy"],
    functions: [
      "keras.losses.binary_crossentropy",
      "keras.metrics.binary_crossentropy",
      "tensorflow.losses.binary_crossentropy",
    ],
    object: "{{keras.losses.BinaryCrossentropy}}({{fromLogits}}label_smoothing={{a}})",
  },
  convention: "binary",
  targets: "multi-hot",
  sentence:
    "A string cannot carry the value: an object takes its place, with from_logits=True where the last layer has no activation.",
  reference: "https://keras.io/api/models/model_training_apis/#compile-method",
  examples: [
    {
      before: "from keras.models import Sequential\nimport keras\nself.model.compile(loss=‸'bce')\n",
      after:
        "from keras.models import Sequential\nimport keras\nself.model.compile(loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1))\n",
    },
    {
      before: `from keras.layers import Dense
from keras.models import Model

out = Dense(1, activation='sigmoid')(x)
net = Model(inputs, out)
net.compile(
    loss='binary_crossentropy',‸
    optimizer='sgd',
)
`,
      after: `from keras.layers import Dense
from keras.models import Model
import keras

out = Dense(1, activation='sigmoid')(x)
net = Model(inputs, out)
net.compile(
    loss=keras.losses.BinaryCrossentropy(label_smoothing=0.1),
    optimizer='sgd',
)
`,
    },
  ],
  ignores: [
    { code: "import keras\nimport re\npattern = re.‸compile('bce')\n", why: "re.compile compiles a pattern" },
    { code: "import keras\nmodel.‸compile(loss=f'{kind}_crossentropy')\n", why: "the string is computed" },
  ],
};
