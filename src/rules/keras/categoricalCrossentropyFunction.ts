/** keras.losses.categorical_crossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const categoricalCrossentropyFunction: Rule = {
  id: "keras-categorical-crossentropy-function",
  language: "python",
  framework: "keras",
  names: ["keras.losses.categorical_crossentropy", "tensorflow.losses.categorical_crossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 3 },
  convention: "uniform",
  targets: "probabilities",
  sentence: "One loss per example; smooths one-hot targets or probabilities over the class axis.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#categorical_crossentropy-function",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.keras.losses.‸categorical_crossentropy(y, p, from_logits=True)\n",
      after:
        "import tensorflow as tf\nloss = tf.keras.losses.categorical_crossentropy(y, p, from_logits=True, label_smoothing=0.1)\n",
    },
    {
      before:
        "from keras.losses import categorical_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * ‸categorical_crossentropy(y_true, y_pred)\n",
      after:
        "from keras.losses import categorical_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * categorical_crossentropy(y_true, y_pred, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import keras\nmetric = keras.metrics.‸categorical_crossentropy(y, p)\n",
      why: "a metric measures; it is not what is trained",
    },
  ],
};
