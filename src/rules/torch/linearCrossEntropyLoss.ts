/** torch.nn.LinearCrossEntropyLoss, present in PyTorch 2.13. */
import type { Rule } from "../rule.ts";

export const linearCrossEntropyLoss: Rule = {
  id: "torch-linear-cross-entropy-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.LinearCrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "The last linear layer and the cross entropy in one; its targets are smoothed as in CrossEntropyLoss.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.LinearCrossEntropyLoss.html",
  examples: [
    {
      before: "from torch import nn\nloss = nn.‸LinearCrossEntropyLoss(512, 1000)\n",
      after: "from torch import nn\nloss = nn.LinearCrossEntropyLoss(512, 1000, label_smoothing=0.1)\n",
    },
    {
      before:
        "from torch.nn import LinearCrossEntropyLoss\nhead = ‸LinearCrossEntropyLoss(dim, classes, label_smoothing=0.2)\n",
      after:
        "from torch.nn import LinearCrossEntropyLoss\nhead = LinearCrossEntropyLoss(dim, classes, label_smoothing=0.1)\n",
    },
  ],
  ignores: [{ code: "import torch.nn as nn\nlayer = nn.‸Linear(512, 1000)\n", why: "a layer alone has no loss" }],
};
