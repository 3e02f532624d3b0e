/** torch.nn.CrossEntropyLoss, PyTorch 1.10 and later. */
import type { Rule } from "../rule.ts";

export const crossEntropyLoss: Rule = {
  id: "torch-cross-entropy-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.CrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 5, maxPositional: 6 },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "torch", version: "1.10" },
  sentence: "Smooths class indices and probabilities alike; with weights a mean divides by the weights of the targets.",
  reference: "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
  examples: [
    {
      before: "import torch.nn as nn\ncriterion = nn.‸CrossEntropyLoss()\n",
      after: "import torch.nn as nn\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n",
    },
    {
      before:
        "from torch.nn import CrossEntropyLoss as CE\nloss = CE(\n    weight=w,  # rare classes\n    ignore_index=‸0,\n)\n",
      after:
        "from torch.nn import CrossEntropyLoss as CE\nloss = CE(\n    weight=w,  # rare classes\n    ignore_index=0,\n    label_smoothing=0.1,\n)\n",
    },
    {
      before: "import torch\nloss = torch.nn.CrossEntropyLoss(w, reduction='sum'‸)(x, y)\n",
      after: "import torch\nloss = torch.nn.CrossEntropyLoss(w, reduction='sum', label_smoothing=0.1)(x, y)\n",
    },
  ],
  ignores: [
    {
      code: "import torch\nfrom torchtune.rlhf.loss import DPOLoss\nloss = ‸DPOLoss(beta=0.1, label_smoothing=0.1)\n",
      why: "in a preference loss label_smoothing is the share of wrong preferences",
    },
    { code: "criterion = ‸CrossEntropyLoss()\n", why: "no import says what CrossEntropyLoss is" },
    {
      code: "from mylib import CrossEntropyLoss\nimport torch\ncriterion = ‸CrossEntropyLoss()\n",
      why: "it is another library's",
    },
    {
      code: "import torch.nn as nn\nclass CrossEntropyLoss(‸nn.Module):\n    pass\n",
      why: "a definition is not a call",
    },
  ],
};
