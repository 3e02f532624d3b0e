/** optax.softmax_cross_entropy. */
import type { Rule } from "../rule.ts";

export const softmaxCrossEntropy: Rule = {
  id: "optax-softmax-cross-entropy",
  language: "python",
  framework: "optax",
  names: ["optax.softmax_cross_entropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 1 },
    logits: { argument: "logits", position: 0 },
    forms: [
      "{{optax.smooth_labels}}({{targets}}, {{a}})",
      "{{optax.smooth_labels}}({{targets}}, alpha={{a}})",
      "{{optax.smooth_labels}}(labels={{targets}}, alpha={{a}})",
      "{{targets}} * (1 - {{a}}) + {{a}} / {{classes}}",
      "(1 - {{a}}) * {{targets}} + {{a}} / {{classes}}",
    ],
  },
  obstacles: [
    {
      argument: "axis",
      unless: ["-1"],
      reason:
        "optax.smooth_labels smooths over the last axis, and this call has another class axis. Smooth the labels by hand.",
    },
    {
      argument: "where",
      unless: ["None"],
      reason:
        "With where= the classes that count differ from row to row, so a/K would be wrong. Smooth the labels by hand.",
    },
  ],
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "Has no argument for it: optax.smooth_labels smooths the labels, which must be floating; one loss per example.",
  reference: "https://optax.readthedocs.io/en/latest/api/losses.html#optax.softmax_cross_entropy",
  examples: [
    {
      before: "import optax\nloss = optax.‸softmax_cross_entropy(logits, labels).mean()\n",
      after: "import optax\nloss = optax.softmax_cross_entropy(logits, optax.smooth_labels(labels, 0.1)).mean()\n",
    },
    {
      before:
        "from optax import softmax_cross_entropy\nimport jax\nloss = ‸softmax_cross_entropy(logits=f(x), labels=jax.nn.one_hot(y, 10))\n",
      after:
        "from optax import softmax_cross_entropy\nimport jax\nimport optax\nloss = softmax_cross_entropy(logits=f(x), labels=optax.smooth_labels(jax.nn.one_hot(y, 10), 0.1))\n",
    },
    {
      before:
        "import optax\nlabels = optax.smooth_labels(onehot, alpha=0.2)\nloss = optax.‸softmax_cross_entropy(logits, labels)\n",
      after:
        "import optax\nlabels = optax.smooth_labels(onehot, alpha=0.1)\nloss = optax.softmax_cross_entropy(logits, labels)\n",
    },
  ],
  ignores: [{ code: "import optax\nloss = optax.‸l2_loss(x, y)\n", why: "a squared error has no classes" }],
};
