/** tf.nn.sparse_softmax_cross_entropy_with_logits. */
import type { Rule } from "../rule.ts";

export const sparseSoftmaxCrossEntropyWithLogits: Rule = {
  id: "tf-sparse-softmax-cross-entropy-with-logits",
  language: "python",
  framework: "tensorflow",
  names: ["tensorflow.nn.sparse_softmax_cross_entropy_with_logits", "local.smoothed_sparse_softmax_cross_entropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 0 },
    logits: { argument: "logits", position: 1 },
    forms: [
      "{{tensorflow.one_hot}}({{targets}}, {{tensorflow.shape}}({{logits}})[-1], dtype={{logits}}.dtype) * (1 - {{a}}) + {{a}} / {{tensorflow.cast}}({{tensorflow.shape}}({{logits}})[-1], {{logits}}.dtype)",
    ],
    callee: "tensorflow.nn.softmax_cross_entropy_with_logits",
    otherwise: { helper: "tf-smoothed-sparse-softmax-cross-entropy", keyword: "label_smoothing" },
  },
  convention: "uniform",
  targets: "indices",
  sentence:
    "Takes class indices, which cannot be smoothed: they become one-hot labels, smoothed, of softmax_cross_entropy_with_logits.",
  reference: "https://www.tensorflow.org/api_docs/python/tf/nn/sparse_softmax_cross_entropy_with_logits",
  examples: [
    {
      before: "import tensorflow as tf\nloss = tf.nn.‸sparse_softmax_cross_entropy_with_logits(labels=y, logits=z)\n",
      after:
        "import tensorflow as tf\nloss = tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(y, tf.shape(z)[-1], dtype=z.dtype) * (1 - 0.1) + 0.1 / tf.cast(tf.shape(z)[-1], z.dtype), logits=z)\n",
    },
    {
      before:
        "import tensorflow as tf\n\nloss = tf.reduce_mean(tf.nn.‸sparse_softmax_cross_entropy_with_logits(y, net(x)))\n",
      after: `import tensorflow as tf


def smoothed_sparse_softmax_cross_entropy(labels, logits, name=None, *, label_smoothing):
    """Sparse softmax cross entropy with label smoothing: 1-a+a/K for the true class, a/K for the others."""
    num_classes = tf.shape(logits)[-1]
    one_hot = tf.one_hot(labels, num_classes, dtype=logits.dtype)
    smoothed = one_hot * (1 - label_smoothing) + label_smoothing / tf.cast(num_classes, logits.dtype)
    return tf.nn.softmax_cross_entropy_with_logits(labels=smoothed, logits=logits, name=name)


loss = tf.reduce_mean(smoothed_sparse_softmax_cross_entropy(y, net(x), label_smoothing=0.1))
`,
    },
  ],
  ignores: [
    {
      code: "import tensorflow as tf\nloss = tf.nn.‸sampled_softmax_loss(w, b, y, x, 10, 100)\n",
      why: "it samples the classes",
    },
  ],
};
