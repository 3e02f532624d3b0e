/** torch.nn.functional.linear_cross_entropy, present in PyTorch 2.13. */
import type { Rule } from "../rule.ts";

export const linearCrossEntropy: Rule = {
  id: "torch-linear-cross-entropy",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.linear_cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "The last linear layer and the cross entropy in one; its targets are smoothed as in cross_entropy.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.linear_cross_entropy.html",
  examples: [
    {
      before: "import torch.nn.functional as F\nloss = F.‸linear_cross_entropy(x, self.weight, y)\n",
      after: "import torch.nn.functional as F\nloss = F.linear_cross_entropy(x, self.weight, y, label_smoothing=0.1)\n",
    },
    {
      before:
        "from torch import nn\nloss = nn.functional.linear_cross_entropy(\n    x, weight, y,\n    reduction='sum',‸\n)\n",
      after:
        "from torch import nn\nloss = nn.functional.linear_cross_entropy(\n    x, weight, y,\n    reduction='sum',\n    label_smoothing=0.1,\n)\n",
    },
  ],
  ignores: [{ code: "import torch.nn.functional as F\nz = F.‸linear(x, weight)\n", why: "a layer alone has no loss" }],
};
