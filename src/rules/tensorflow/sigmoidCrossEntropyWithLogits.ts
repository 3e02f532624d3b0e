/** tf.nn.sigmoid_cross_entropy_with_logits. */
import type { Rule } from "../rule.ts";

export const sigmoidCrossEntropyWithLogits: Rule = {
  id: "tf-sigmoid-cross-entropy-with-logits",
  language: "python",
  framework: "tensorflow",
  names: ["tensorflow.nn.sigmoid_cross_entropy_with_logits"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 0 },
    logits: { argument: "logits", position: 1 },
    forms: [
      "{{targets}} * (1 - {{a}}) + {{a}} / 2",
      "(1 - {{a}}) * {{targets}} + {{a}} / 2",
      "{{targets}} * (1 - {{a}}) + 0.5 * {{a}}",
      "{{targets}} * (1 - {{a}}) + {{a}} * 0.5",
      "(1 - {{a}}) * {{targets}} + 0.5 * {{a}}",
      "(1 - {{a}}) * {{targets}} + {{a}} * 0.5",
    ],
  },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Has no argument for it: every label is smoothed towards 1/2 where it is passed.",
  reference: "https://www.tensorflow.org/api_docs/python/tf/nn/sigmoid_cross_entropy_with_logits",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.nn.‸sigmoid_cross_entropy_with_logits(labels=y, logits=z)\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.sigmoid_cross_entropy_with_logits(labels=y * (1 - 0.1) + 0.1 / 2, logits=z)\n",
    },
    {
      before:
        "import tensorflow as tf\nloss = tf.nn.‸sigmoid_cross_entropy_with_logits(\n    tf.cast(y, tf.float32),  # 0 or 1\n    z)\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.sigmoid_cross_entropy_with_logits(\n    tf.cast(y, tf.float32) * (1 - 0.1) + 0.1 / 2,  # 0 or 1\n    z)\n",
    },
  ],
  ignores: [{ code: "import tensorflow as tf\nloss = tf.nn.‸l2_loss(w)\n", why: "a penalty has no labels" }],
};
