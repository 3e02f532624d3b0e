/** keras.losses.categorical_focal_crossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const categoricalFocalCrossentropyFunction: Rule = {
  id: "keras-categorical-focal-crossentropy-function",
  language: "python",
  framework: "keras",
  names: ["keras.losses.categorical_focal_crossentropy", "tensorflow.losses.categorical_focal_crossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 5 },
  convention: "uniform",
  targets: "probabilities",
  sentence: "One loss per example; smooths one-hot targets over the class axis before the focal factor.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#categorical_focal_crossentropy-function",
  examples: [
    {
      before:
        "import tensorflow as tf\nloss = tf.keras.losses.‸categorical_focal_crossentropy(y, p, from_logits=True)\n",
      after:
        "import tensorflow as tf\nloss = tf.keras.losses.categorical_focal_crossentropy(y, p, from_logits=True, label_smoothing=0.1)\n",
    },
    {
      before:
        "from keras.losses import categorical_focal_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * ‸categorical_focal_crossentropy(y_true, y_pred)\n",
      after:
        "from keras.losses import categorical_focal_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * categorical_focal_crossentropy(y_true, y_pred, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    { code: "import keras\nloss = keras.losses.‸mean_squared_error(y, p)\n", why: "a squared error has no classes" },
  ],
};
