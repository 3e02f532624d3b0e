/** optax.softmax_cross_entropy_with_integer_labels. */
import type { Rule } from "../rule.ts";

export const softmaxCrossEntropyWithIntegerLabels: Rule = {
  id: "optax-softmax-cross-entropy-with-integer-labels",
  language: "python",
  framework: "optax",
  names: ["optax.softmax_cross_entropy_with_integer_labels", "local.smoothed_softmax_cross_entropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 1 },
    logits: { argument: "logits", position: 0 },
    forms: ["{{optax.smooth_labels}}({{jax.nn.one_hot}}({{targets}}, {{logits}}.shape[-1]), {{a}})"],
    callee: "optax.softmax_cross_entropy",
    otherwise: { helper: "optax-smoothed-softmax-cross-entropy", keyword: "label_smoothing" },
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
  targets: "indices",
  sentence:
    "Takes class indices, which cannot be smoothed: they become one-hot labels, smoothed, of optax.softmax_cross_entropy.",
  reference: "https://optax.readthedocs.io/en/latest/api/losses.html#optax.softmax_cross_entropy_with_integer_labels",
  examples: [
    {
      before:
        "import jax\nimport optax\nloss = optax.‸softmax_cross_entropy_with_integer_labels(logits, labels).mean()\n",
      after:
        "import jax\nimport optax\nloss = optax.softmax_cross_entropy(logits, optax.smooth_labels(jax.nn.one_hot(labels, logits.shape[-1]), 0.1)).mean()\n",
    },
    {
      before: `import jax.numpy as jnp
import optax


def loss_fn(params, batch):
    logits = apply(params, batch['x'])
    return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(
        logits=logits, labels=batch['y']‸))
`,
      after: `import jax.numpy as jnp
import optax
import jax


def loss_fn(params, batch):
    logits = apply(params, batch['x'])
    return jnp.mean(optax.softmax_cross_entropy(
        logits=logits, labels=optax.smooth_labels(jax.nn.one_hot(batch['y'], logits.shape[-1]), 0.1)))
`,
    },
    {
      before: "import jax\nimport optax\n\nloss = optax.‸softmax_cross_entropy_with_integer_labels(model(x), y)\n",
      after: `import jax
import optax


def smoothed_softmax_cross_entropy(logits, labels, *, label_smoothing, **options):
    """Softmax cross entropy with integer labels, smoothed: 1-a+a/K for the true class, a/K for the others."""
    one_hot = jax.nn.one_hot(labels, logits.shape[-1])
    return optax.softmax_cross_entropy(logits, optax.smooth_labels(one_hot, label_smoothing), **options)


loss = smoothed_softmax_cross_entropy(model(x), y, label_smoothing=0.1)
`,
    },
  ],
  ignores: [
    {
      code: "import optax\nloss = optax.‸ctc_loss(logits, pad, labels, label_pad)\n",
      why: "a sequence loss has no target distribution",
    },
  ],
};
