/** optax.sigmoid_binary_cross_entropy. */
import type { Rule } from "../rule.ts";

export const sigmoidBinaryCrossEntropy: Rule = {
  id: "optax-sigmoid-binary-cross-entropy",
  language: "python",
  framework: "optax",
  names: ["optax.sigmoid_binary_cross_entropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "labels", position: 1 },
    logits: { argument: "logits", position: 0 },
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
  reference: "https://optax.readthedocs.io/en/latest/api/losses.html#optax.sigmoid_binary_cross_entropy",
  examples: [
    {
      before: "import optax\nloss = optax.‸sigmoid_binary_cross_entropy(logits, labels)\n",
      after: "import optax\nloss = optax.sigmoid_binary_cross_entropy(logits, labels * (1 - 0.1) + 0.1 / 2)\n",
    },
    {
      before: "from optax.losses import sigmoid_binary_cross_entropy as bce\nloss = ‸bce(z, y == 1)\n",
      after:
        "from optax.losses import sigmoid_binary_cross_entropy as bce\nloss = bce(z, (y == 1) * (1 - 0.1) + 0.1 / 2)\n",
    },
  ],
  ignores: [{ code: "import optax\nloss = optax.‸hinge_loss(z, y)\n", why: "a hinge loss has no target distribution" }],
};
