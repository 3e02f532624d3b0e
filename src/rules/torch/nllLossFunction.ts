/** torch.nn.functional.nll_loss, on log-probabilities. */
import type { Rule } from "../rule.ts";

export const nllLossFunction: Rule = {
  id: "torch-nll-loss-function",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.nll_loss", "local.smoothed_nll_loss"],
  spelling: { kind: "helper", helper: "torch-smoothed-nll-loss", keyword: "label_smoothing", isOftenByHand: true },
  obstacles: [
    {
      argument: "size_average",
      position: 3,
      unless: ["None"],
      reason: "size_average is deprecated, and the helper does not know it. Write reduction=\u2026 first.",
    },
    {
      argument: "reduce",
      position: 5,
      unless: ["None"],
      reason: "reduce is deprecated, and the helper does not know it. Write reduction=\u2026 first.",
    },
  ],
  convention: "uniform",
  targets: "indices",
  sentence:
    "Takes log-probabilities and has no argument for it: a function in the file mixes in the mean over the classes, with weights, ignored rows and reductions as in cross_entropy.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.nll_loss.html",
  examples: [
    {
      before: `import torch.nn.functional as F


def step(model, x, y):
    return F.‸nll_loss(model(x), y)
`,
      after: `import torch.nn.functional as F


def smoothed_nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", *, label_smoothing
):
    """F.nll_loss with label smoothing, (1-a)*nll + a*mean(-log p), as F.cross_entropy computes it from logits."""
    dim = 1 if input.dim() > 1 else 0  # the classes
    weighted = input
    if weight is not None:
        weighted = input * weight.view([-1] + [1] * (input.dim() - 1 - dim))
    kept = target != ignore_index
    nll = F.nll_loss(input, target, weight, ignore_index=ignore_index, reduction="none")
    rows = (1 - label_smoothing) * nll - label_smoothing * weighted.mean(dim).masked_fill(~kept, 0)
    if reduction == "none":
        return rows
    if reduction == "sum":
        return rows.sum()
    return rows.sum() / (kept.sum() if weight is None else weight[target[kept]].sum())


def step(model, x, y):
    return smoothed_nll_loss(model(x), y, label_smoothing=0.1)
`,
    },
    {
      before: `import torch.nn.functional as F


def smoothed_nll_loss(log_probs, y, label_smoothing): ...


loss = smoothed_nll_loss(log_probs, y, ‸label_smoothing=0.3)
`,
      after: `import torch.nn.functional as F


def smoothed_nll_loss(log_probs, y, label_smoothing): ...


loss = smoothed_nll_loss(log_probs, y, label_smoothing=0.1)
`,
    },
  ],
  ignores: [
    {
      code: "import torch.nn.functional as F\nloss = F.‸gaussian_nll_loss(x, y, var)\n",
      why: "a regression has no classes",
    },
  ],
};
