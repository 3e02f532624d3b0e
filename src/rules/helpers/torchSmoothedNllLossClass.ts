/** torch.nn.NLLLoss with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedNllLossClass: Helper = {
  id: "torch-smoothed-nll-loss-class",
  language: "python",
  name: "SmoothedNLLLoss",
  code: `class SmoothedNLLLoss({{torch.nn.NLLLoss}}):
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
        nll = {{torch.nn.functional}}.nll_loss(
            input, target, self.weight, ignore_index=self.ignore_index, reduction="none"
        )
        smooth = -weighted.mean(dim).masked_fill(~kept, 0)
        rows = (1 - self.label_smoothing) * nll + self.label_smoothing * smooth
        if self.reduction == "none":
            return rows
        if self.reduction == "sum":
            return rows.sum()
        return rows.sum() / (kept.sum() if self.weight is None else self.weight[target[kept]].sum())
`,
};
