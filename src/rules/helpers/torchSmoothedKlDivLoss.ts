/** torch.nn.KLDivLoss with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedKlDivLoss: Helper = {
  id: "torch-smoothed-kl-div-loss",
  language: "python",
  name: "SmoothedKLDivLoss",
  code: `class SmoothedKLDivLoss({{torch.nn.KLDivLoss}}):
    """nn.KLDivLoss with label smoothing: targets t over K classes (the last axis) become t*(1-a) + a/K."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        target = target.exp() if self.log_target else target
        target = target * (1 - self.label_smoothing) + self.label_smoothing / target.shape[-1]
        return {{torch.nn.functional}}.kl_div(input, target, reduction=self.reduction)
`,
};
