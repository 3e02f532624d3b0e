/** keras.losses.binary_focal_crossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const binaryFocalCrossentropyFunction: Rule = {
  id: "keras-binary-focal-crossentropy-function",
  language: "python",
  framework: "keras",
  names: ["keras.losses.binary_focal_crossentropy", "tensorflow.losses.binary_focal_crossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 6 },
  convention: "binary",
  targets: "multi-hot",
  sentence: "One loss per example; smooths every label towards 1/2 before the focal factor: y(1-a)+a/2.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#binary_focal_crossentropy-function",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.keras.losses.‸binary_focal_crossentropy(y, p, from_logits=True)\n",
      after:
        "import tensorflow as tf\nloss = tf.keras.losses.binary_focal_crossentropy(y, p, from_logits=True, label_smoothing=0.1)\n",
    },
    {
      before:
        "from keras.losses import binary_focal_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * ‸binary_focal_crossentropy(y_true, y_pred)\n",
      after:
        "from keras.losses import binary_focal_crossentropy\ndef loss(y_true, y_pred):\n    return 2 * binary_focal_crossentropy(y_true, y_pred, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    { code: "import keras\nloss = keras.losses.‸mean_squared_error(y, p)\n", why: "a squared error has no classes" },
  ],
};
