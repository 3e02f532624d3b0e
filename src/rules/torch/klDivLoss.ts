/** torch.nn.KLDivLoss, on log-probabilities. */
import type { Rule } from "../rule.ts";

export const klDivLoss: Rule = {
  id: "torch-kl-div-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.KLDivLoss", "local.SmoothedKLDivLoss"],
  spelling: { kind: "helper", helper: "torch-smoothed-kl-div-loss", keyword: "label_smoothing", isOftenByHand: true },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "Its targets are made elsewhere, often by a teacher, or by hand with smoothing in them already: look there first. A helper in the file smooths them over the last axis; reduction='batchmean' is the one that is meant.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html",
  examples: [
    {
      before:
        "import torch.nn as nn\nimport torch.nn.functional as F\n\ncriterion = nn.‸KLDivLoss(reduction='batchmean')\n",
      after: `import torch.nn as nn
import torch.nn.functional as F


class SmoothedKLDivLoss(nn.KLDivLoss):
    """nn.KLDivLoss with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        target = target.exp() if self.log_target else target
        target = target * (1 - self.label_smoothing) + self.label_smoothing / target.shape[-1]
        return F.kl_div(input, target, reduction=self.reduction)


criterion = SmoothedKLDivLoss(reduction='batchmean', label_smoothing=0.1)
`,
    },
    {
      before: "import torch\n\nloss = torch.nn.‸KLDivLoss(log_target=True)(log_p, log_t)\n",
      after: `import torch


class SmoothedKLDivLoss(torch.nn.KLDivLoss):
    """nn.KLDivLoss with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        target = target.exp() if self.log_target else target
        target = target * (1 - self.label_smoothing) + self.label_smoothing / target.shape[-1]
        return torch.nn.functional.kl_div(input, target, reduction=self.reduction)


loss = SmoothedKLDivLoss(log_target=True, label_smoothing=0.1)(log_p, log_t)
`,
    },
  ],
  ignores: [{ code: "import torch.nn as nn\nloss = nn.‸PoissonNLLLoss()\n", why: "counts are not classes" }],
};
