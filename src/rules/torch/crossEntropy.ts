/** torch.nn.functional.cross_entropy, PyTorch 1.10 and later. */
import type { Rule } from "../rule.ts";

export const crossEntropy: Rule = {
  id: "torch-cross-entropy",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 7, maxPositional: 8 },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "torch", version: "1.10" },
  sentence: "Smooths class indices and probabilities alike; with weights a mean divides by the weights of the targets.",
  reference: "https://pytorch.org/docs/stable/generated/torch.nn.functional.cross_entropy.html",
  examples: [
    {
      before: "import torch.nn.functional as F\nloss = F.‸cross_entropy(logits, y)\n",
      after: "import torch.nn.functional as F\nloss = F.cross_entropy(logits, y, label_smoothing=0.1)\n",
    },
    {
      before: "from torch.nn.functional import cross_entropy\nreturn_ = cross_entropy(self.net(x), y,‸)\n",
      after:
        "from torch.nn.functional import cross_entropy\nreturn_ = cross_entropy(self.net(x), y, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    { code: "import jax.numpy as F\nF.‸cross_entropy(x, y)\n# torch\n", why: "F is not torch's here" },
    { code: "import torch.nn.functional as F\nloss = F.‸mse_loss(x, y)\n", why: "a squared error has no classes" },
  ],
};
