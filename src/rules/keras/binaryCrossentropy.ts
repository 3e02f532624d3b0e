/** keras.losses.BinaryCrossentropy, in Keras 2, Keras 3 and tf.keras. */
import type { Rule } from "../rule.ts";

export const binaryCrossentropy: Rule = {
  id: "keras-binary-crossentropy",
  language: "python",
  framework: "keras",
  names: ["keras.losses.BinaryCrossentropy", "tensorflow.losses.BinaryCrossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 1 },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Smooths every label towards 1/2: y(1-a)+a/2.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class",
  examples: [
    {
      before: "import keras\nloss = keras.losses.‸BinaryCrossentropy()\n",
      after: "import keras\nloss = keras.losses.BinaryCrossentropy(label_smoothing=0.1)\n",
    },
    {
      before: "from tensorflow.keras.losses import BinaryCrossentropy\nloss = ‸BinaryCrossentropy(True)\n",
      after:
        "from tensorflow.keras.losses import BinaryCrossentropy\nloss = BinaryCrossentropy(True, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import keras\nmetric = keras.metrics.‸BinaryCrossentropy()\n",
      why: "a metric measures; it is not what is trained",
    },
  ],
};
