/** torch.nn.BCELoss with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedBceLoss: Helper = {
  id: "torch-smoothed-bce-loss",
  language: "python",
  name: "SmoothedBCELoss",
  code: `class SmoothedBCELoss({{torch.nn.BCELoss}}):
    """nn.BCELoss with label smoothing: every target y becomes y*(1-a) + a/2."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return super().forward(input, target * (1 - self.label_smoothing) + self.label_smoothing / 2)
`,
};
