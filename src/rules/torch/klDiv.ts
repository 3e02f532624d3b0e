/** torch.nn.functional.kl_div, on log-probabilities. */
import type { Rule } from "../rule.ts";

export const klDiv: Rule = {
  id: "torch-kl-div",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.kl_div", "local.smoothed_kl_div"],
  spelling: { kind: "helper", helper: "torch-smoothed-kl-div", keyword: "label_smoothing", isOftenByHand: true },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "Its targets are made elsewhere, often by a teacher, or by hand with smoothing in them already: look there first. A helper in the file smooths them over the last axis; reduction='batchmean' is the one that is meant.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html",
  examples: [
    {
      before: "import torch.nn.functional as F\n\nloss = F.‸kl_div(log_p, soft, reduction='batchmean')\n",
      after: `import torch.nn.functional as F


def smoothed_kl_div(
    input, target, size_average=None, reduce=None, reduction="mean", log_target=False, *, label_smoothing
):
    """F.kl_div with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""
    target = target.exp() if log_target else target
    target = target * (1 - label_smoothing) + label_smoothing / target.shape[-1]
    return F.kl_div(input, target, size_average, reduce, reduction)


loss = smoothed_kl_div(log_p, soft, reduction='batchmean', label_smoothing=0.1)
`,
    },
    {
      before: `import torch.nn.functional as F


class Distil:
    def loss(self, x, y):
        return F.kl_div(
            x,
            self.teacher(y),‸
            log_target=True,
        )
`,
      after: `import torch.nn.functional as F


def smoothed_kl_div(
    input, target, size_average=None, reduce=None, reduction="mean", log_target=False, *, label_smoothing
):
    """F.kl_div with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""
    target = target.exp() if log_target else target
    target = target * (1 - label_smoothing) + label_smoothing / target.shape[-1]
    return F.kl_div(input, target, size_average, reduce, reduction)


class Distil:
    def loss(self, x, y):
        return smoothed_kl_div(
            x,
            self.teacher(y),
            log_target=True,
            label_smoothing=0.1,
        )
`,
    },
  ],
  ignores: [
    {
      code: "import torch\nloss = torch.distributions.‸kl_divergence(p, q)\n",
      why: "its arguments are distributions, not targets",
    },
  ],
};
