/** keras.losses.CategoricalCrossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const categoricalCrossentropy: Rule = {
  id: "keras-categorical-crossentropy",
  language: "python",
  framework: "keras",
  names: ["keras.losses.CategoricalCrossentropy", "tensorflow.losses.CategoricalCrossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 1 },
  convention: "uniform",
  targets: "probabilities",
  sentence: "Smooths one-hot targets or probabilities over the class axis; Keras does not check the value's range.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.keras.losses.‸CategoricalCrossentropy(from_logits=True)\n",
      after:
        "import tensorflow as tf\nloss = tf.keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)\n",
    },
    {
      before: "from tensorflow import keras\nmodel.compile('adam', loss=keras.losses.CategoricalCrossentropy(‸))\n",
      after:
        "from tensorflow import keras\nmodel.compile('adam', loss=keras.losses.CategoricalCrossentropy(label_smoothing=0.1))\n",
    },
  ],
  ignores: [
    {
      code: "import keras\nmetric = keras.metrics.‸CategoricalCrossentropy()\n",
      why: "a metric measures; it is not what is trained",
    },
  ],
};
