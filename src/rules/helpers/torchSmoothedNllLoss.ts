/** torch.nn.functional.nll_loss with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedNllLoss: Helper = {
  id: "torch-smoothed-nll-loss",
  language: "python",
  name: "smoothed_nll_loss",
  code: `def smoothed_nll_loss(
    input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction="mean", *, label_smoothing
):
    """F.nll_loss with label smoothing, (1-a)*nll + a*mean(-log p), as F.cross_entropy computes it from logits."""
    dim = 1 if input.dim() > 1 else 0  # the classes
    weighted = input
    if weight is not None:
        weighted = input * weight.view([-1] + [1] * (input.dim() - 1 - dim))
    kept = target != ignore_index
    nll = {{torch.nn.functional}}.nll_loss(input, target, weight, ignore_index=ignore_index, reduction="none")
    rows = (1 - label_smoothing) * nll - label_smoothing * weighted.mean(dim).masked_fill(~kept, 0)
    if reduction == "none":
        return rows
    if reduction == "sum":
        return rows.sum()
    return rows.sum() / (kept.sum() if weight is None else weight[target[kept]].sum())
`,
};
