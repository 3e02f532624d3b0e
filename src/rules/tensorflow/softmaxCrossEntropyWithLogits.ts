/** tf.nn.softmax_cross_entropy_with_logits, and its _v2 of TensorFlow 1. */
import type { Rule } from "../rule.ts";

export const softmaxCrossEntropyWithLogits: Rule = {
  id: "tf-softmax-cross-entropy-with-logits",
  language: "python",
  framework: "tensorflow",
  names: ["tensorflow.nn.softmax_cross_entropy_with_logits", "tensorflow.nn.softmax_cross_entropy_with_logits_v2"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 0 },
    logits: { argument: "logits", position: 1 },
    forms: [
      "{{targets}} * (1 - {{a}}) + {{a}} / {{tensorflow.cast}}({{tensorflow.shape}}({{logits}})[-1], {{logits}}.dtype)",
      "{{targets}} * (1 - {{a}}) + {{a}} / {{tensorflow.cast}}({{tensorflow.shape}}({{targets}})[-1], {{targets}}.dtype)",
      "{{helper:tf-uniformly-smoothed}}({{targets}}, {{a}})",
      "{{targets}} * (1 - {{a}}) + {{a}} / {{classes}}",
      "(1 - {{a}}) * {{targets}} + {{a}} / {{classes}}",
    ],
  },
  obstacles: [
    {
      argument: "axis",
      unless: ["-1"],
      reason:
        "The labels would be smoothed over the last axis, and this call has another class axis. Smooth the labels by hand.",
      position: 2,
    },
    {
      argument: "dim",
      unless: ["-1"],
      reason:
        "The labels would be smoothed over the last axis, and this call has another class axis. Smooth the labels by hand.",
    },
  ],
  convention: "uniform",
  targets: "probabilities",
  sentence: "Has no argument for it: the labels are smoothed where they are passed; one loss per example.",
  reference: "https://www.tensorflow.org/api_docs/python/tf/nn/softmax_cross_entropy_with_logits",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.nn.‸softmax_cross_entropy_with_logits(labels=y, logits=z)\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(labels=y * (1 - 0.1) + 0.1 / tf.cast(tf.shape(z)[-1], z.dtype), logits=z)\n",
    },
    {
      before: "import tensorflow as tf\nloss = tf.nn.‸softmax_cross_entropy_with_logits(y, model(x))\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(y * (1 - 0.1) + 0.1 / tf.cast(tf.shape(y)[-1], y.dtype), model(x))\n",
    },
    {
      before: `import tensorflow.compat.v1 as tf

loss = tf.nn.softmax_cross_entropy_with_logits_v2(
    labels=tf.one_hot(y, 10),‸
    logits=net(x))
`,
      after: `import tensorflow.compat.v1 as tf


def uniformly_smoothed(labels, label_smoothing):
    """Labels over K classes (the last axis) with label smoothing: 1-a+a/K for the true class, a/K for the others."""
    num_classes = tf.cast(tf.shape(labels)[-1], labels.dtype)
    return labels * (1 - label_smoothing) + label_smoothing / num_classes


loss = tf.nn.softmax_cross_entropy_with_logits_v2(
    labels=uniformly_smoothed(tf.one_hot(y, 10), 0.1),
    logits=net(x))
`,
    },
    {
      before:
        "import tensorflow as tf\nloss = tf.nn.‸softmax_cross_entropy_with_logits(\n  logits=z,\n  labels=(1. - eps) * onehot + eps / tf.cast(K, tf.float32))\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(\n  logits=z,\n  labels=(1. - 0.1) * onehot + 0.1 / tf.cast(K, tf.float32))\n",
    },
  ],
  ignores: [{ code: "import tensorflow as tf\np = tf.nn.‸softmax(logits)\n", why: "an activation is not a loss" }],
};
