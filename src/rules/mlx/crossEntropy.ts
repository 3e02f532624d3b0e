/** mlx.nn.losses.cross_entropy. */
import type { Rule } from "../rule.ts";

export const crossEntropy: Rule = {
  id: "mlx-cross-entropy",
  language: "python",
  framework: "mlx",
  names: ["mlx.nn.losses.cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 4, maxPositional: 6 },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "Takes values below 1; weights are per example, and reduction is 'none' unless said.",
  reference:
    "https://ml-explore.github.io/mlx/build/html/python/nn/_autosummary_functions/mlx.nn.losses.cross_entropy.html",
  examples: [
    {
      before: "import mlx.nn as nn\nloss = nn.losses.‸cross_entropy(logits, y, reduction='mean')\n",
      after: "import mlx.nn as nn\nloss = nn.losses.cross_entropy(logits, y, reduction='mean', label_smoothing=0.1)\n",
    },
    {
      before: "from mlx.nn.losses import cross_entropy\nloss = ‸cross_entropy(model(x), y).mean()\n",
      after: "from mlx.nn.losses import cross_entropy\nloss = cross_entropy(model(x), y, label_smoothing=0.1).mean()\n",
    },
  ],
  ignores: [{ code: "import mlx.nn as nn\nloss = nn.losses.‸mse_loss(x, y)\n", why: "a squared error has no classes" }],
};
