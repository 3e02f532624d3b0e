/** tf.compat.v1.losses.softmax_cross_entropy. */
import type { Rule } from "../rule.ts";

export const softmaxCrossEntropy: Rule = {
  id: "tf-v1-softmax-cross-entropy",
  language: "python",
  framework: "tensorflow",
  names: ["tensorflow.compat.v1.losses.softmax_cross_entropy", "tensorflow.losses.softmax_cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 3 },
  convention: "uniform",
  targets: "probabilities",
  sentence: "Of TensorFlow 1 (tf.compat.v1.losses): smooths one-hot labels; weights are per example.",
  reference: "https://www.tensorflow.org/api_docs/python/tf/compat/v1/losses/softmax_cross_entropy",
  examples: [
    {
      before: "import tensorflow.compat.v1 as tf\nloss = tf.losses.‸softmax_cross_entropy(onehot_labels=y, logits=z)\n",
      after:
        "import tensorflow.compat.v1 as tf\nloss = tf.losses.softmax_cross_entropy(onehot_labels=y, logits=z, label_smoothing=0.1)\n",
    },
    {
      before: "import tensorflow as tf\nloss = tf.compat.v1.losses.‸softmax_cross_entropy(y, z, weights=w)\n",
      after:
        "import tensorflow as tf\nloss = tf.compat.v1.losses.softmax_cross_entropy(y, z, weights=w, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import tensorflow as tf\nloss = tf.losses.‸mean_squared_error(y, z)\n",
      why: "a squared error has no classes",
    },
  ],
};
