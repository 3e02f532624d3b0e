/** torch.nn.NLLLoss, on log-probabilities. */
import type { Rule } from "../rule.ts";

export const nllLoss: Rule = {
  id: "torch-nll-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.NLLLoss", "local.SmoothedNLLLoss"],
  spelling: {
    kind: "helper",
    helper: "torch-smoothed-nll-loss-class",
    keyword: "label_smoothing",
    isOftenByHand: true,
  },
  convention: "uniform",
  targets: "indices",
  sentence:
    "Takes log-probabilities and has no argument for it: a subclass of NLLLoss in the file mixes in the mean over the classes, with weights, ignored rows and reductions as in CrossEntropyLoss.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html",
  examples: [
    {
      before: "from torch import nn\nimport torch.nn.functional as F\n\ncriterion = nn.‸NLLLoss(weight=w)\n",
      after: `from torch import nn
import torch.nn.functional as F


class SmoothedNLLLoss(nn.NLLLoss):
    """nn.NLLLoss with label smoothing, (1-a)*nll + a*mean(-log p), as nn.CrossEntropyLoss computes it from logits."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        dim = 1 if input.dim() > 1 else 0  # the classes
        weighted = input
        if self.weight is not None:
            weighted = input * self.weight.view([-1] + [1] * (input.dim() - 1 - dim))
        kept = target != self.ignore_index
        nll = F.nll_loss(
            input, target, self.weight, ignore_index=self.ignore_index, reduction="none"
        )
        smooth = -weighted.mean(dim).masked_fill(~kept, 0)
        rows = (1 - self.label_smoothing) * nll + self.label_smoothing * smooth
        if self.reduction == "none":
            return rows
        if self.reduction == "sum":
            return rows.sum()
        return rows.sum() / (kept.sum() if self.weight is None else self.weight[target[kept]].sum())


criterion = SmoothedNLLLoss(weight=w, label_smoothing=0.1)
`,
    },
    {
      before: `from torch import nn


class SmoothedNLLLoss(nn.NLLLoss):
    ...


loss = nn.‸NLLLoss(*args)
`,
      after: `from torch import nn


class SmoothedNLLLoss(nn.NLLLoss):
    ...


loss = SmoothedNLLLoss(*args, label_smoothing=0.1)
`,
    },
  ],
  ignores: [{ code: "import torch\nfrom losses import NLLLoss\nloss = ‸NLLLoss()\n", why: "it is another library's" }],
};
