/** torch.nn.functional.kl_div with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedKlDiv: Helper = {
  id: "torch-smoothed-kl-div",
  language: "python",
  name: "smoothed_kl_div",
  code: `def smoothed_kl_div(
    input, target, size_average=None, reduce=None, reduction="mean", log_target=False, *, label_smoothing
):
    """F.kl_div with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""
    target = target.exp() if log_target else target
    target = target * (1 - label_smoothing) + label_smoothing / target.shape[-1]
    return {{torch.nn.functional}}.kl_div(input, target, size_average, reduce, reduction)
`,
};
