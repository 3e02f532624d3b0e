/** keras.losses.BinaryFocalCrossentropy. */
import type { Rule } from "../rule.ts";

export const binaryFocalCrossentropy: Rule = {
  id: "keras-binary-focal-crossentropy",
  language: "python",
  framework: "keras",
  names: ["keras.losses.BinaryFocalCrossentropy", "tensorflow.losses.BinaryFocalCrossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 4 },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Smooths every label towards 1/2 before the focal factor is applied: y(1-a)+a/2.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#binaryfocalcrossentropy-class",
  examples: [
    {
      before: "import keras\nloss = keras.losses.‸BinaryFocalCrossentropy(gamma=2)\n",
      after: "import keras\nloss = keras.losses.BinaryFocalCrossentropy(gamma=2, label_smoothing=0.1)\n",
    },
    {
      before: "import tensorflow as tf\nloss = tf.keras.losses.BinaryFocalCrossentropy(‸)\n",
      after: "import tensorflow as tf\nloss = tf.keras.losses.BinaryFocalCrossentropy(label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "from keras_cv.losses import FocalLoss\nimport keras\nloss = ‸FocalLoss()\n",
      why: "it is another library's",
    },
  ],
};
