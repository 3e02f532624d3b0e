/** tf.compat.v1.losses.sigmoid_cross_entropy. */
import type { Rule } from "../rule.ts";

export const sigmoidCrossEntropy: Rule = {
  id: "tf-v1-sigmoid-cross-entropy",
  language: "python",
  framework: "tensorflow",
  names: ["tensorflow.compat.v1.losses.sigmoid_cross_entropy", "tensorflow.losses.sigmoid_cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 3 },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Of TensorFlow 1 (tf.compat.v1.losses): smooths every label towards 1/2: y(1-a)+a/2.",
  reference: "https://www.tensorflow.org/api_docs/python/tf/compat/v1/losses/sigmoid_cross_entropy",
  examples: [
    {
      before:
        "import tensorflow.compat.v1 as tf\nloss = tf.losses.‸sigmoid_cross_entropy(multi_class_labels=y, logits=z)\n",
      after:
        "import tensorflow.compat.v1 as tf\nloss = tf.losses.sigmoid_cross_entropy(multi_class_labels=y, logits=z, label_smoothing=0.1)\n",
    },
    {
      before:
        "import tensorflow as tf\nloss = tf.compat.v1.losses.‸sigmoid_cross_entropy(\n  y, z, label_smoothing=0.)\n",
      after:
        "import tensorflow as tf\nloss = tf.compat.v1.losses.sigmoid_cross_entropy(\n  y, z, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    { code: "import tensorflow as tf\nloss = tf.losses.‸log_loss(y, p)\n", why: "log_loss has no label_smoothing" },
  ],
};
