/** torch.nn.BCELoss. */
import type { Rule } from "../rule.ts";

export const bceLoss: Rule = {
  id: "torch-bce-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.BCELoss", "local.SmoothedBCELoss"],
  spelling: { kind: "helper", helper: "torch-smoothed-bce-loss", keyword: "label_smoothing", isOftenByHand: true },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Has no argument for it: a subclass of BCELoss in the file smooths every target towards 1/2.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.BCELoss.html",
  examples: [
    {
      before: "import torch.nn as nn\n\ncriterion = nn.‸BCELoss()\n",
      after: `import torch.nn as nn


class SmoothedBCELoss(nn.BCELoss):
    """nn.BCELoss with label smoothing: every target y becomes y*(1-a) + a/2."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return super().forward(input, target * (1 - self.label_smoothing) + self.label_smoothing / 2)


criterion = SmoothedBCELoss(label_smoothing=0.1)
`,
    },
    {
      before: `"""Training."""
import torch
from torch import nn


class Trainer:
    def __init__(self, w):
        self.loss = nn.BCELoss(‸reduction="none", weight=w)
`,
      after: `"""Training."""
import torch
from torch import nn


class SmoothedBCELoss(nn.BCELoss):
    """nn.BCELoss with label smoothing: every target y becomes y*(1-a) + a/2."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return super().forward(input, target * (1 - self.label_smoothing) + self.label_smoothing / 2)


class Trainer:
    def __init__(self, w):
        self.loss = SmoothedBCELoss(reduction="none", weight=w, label_smoothing=0.1)
`,
    },
  ],
  ignores: [
    {
      code: "from torch import nn\nloss = nn.‸MultiLabelMarginLoss()\n",
      why: "a margin loss has no target distribution",
    },
  ],
};
