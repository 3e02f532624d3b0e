/** keras.losses.CategoricalFocalCrossentropy. */
import type { Rule } from "../rule.ts";

export const categoricalFocalCrossentropy: Rule = {
  id: "keras-categorical-focal-crossentropy",
  language: "python",
  framework: "keras",
  names: ["keras.losses.CategoricalFocalCrossentropy", "tensorflow.losses.CategoricalFocalCrossentropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 3 },
  convention: "uniform",
  targets: "probabilities",
  sentence: "Smooths one-hot targets over the class axis before the focal factor is applied.",
  reference: "https://keras.io/api/losses/probabilistic_losses/#categoricalfocalcrossentropy-class",
  examples: [
    {
      before:
        "from tensorflow.keras.losses import CategoricalFocalCrossentropy\nloss = ‸CategoricalFocalCrossentropy(alpha=0.25)\n",
      after:
        "from tensorflow.keras.losses import CategoricalFocalCrossentropy\nloss = CategoricalFocalCrossentropy(alpha=0.25, label_smoothing=0.1)\n",
    },
    {
      before: "import keras\nloss = keras.losses.‸CategoricalFocalCrossentropy(0.25, 2.0, True, 0.0)\n",
      after: "import keras\nloss = keras.losses.CategoricalFocalCrossentropy(0.25, 2.0, True, 0.1)\n",
    },
  ],
  ignores: [
    { code: "import keras\nloss = keras.losses.‸CategoricalHinge()\n", why: "a hinge loss has no target distribution" },
  ],
};
