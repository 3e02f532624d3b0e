/** torch.nn.BCEWithLogitsLoss with label smoothing. */
import type { Helper } from "./helper.ts";

export const torchSmoothedBceWithLogitsLoss: Helper = {
  id: "torch-smoothed-bce-with-logits-loss",
  language: "python",
  name: "SmoothedBCEWithLogitsLoss",
  code: `class SmoothedBCEWithLogitsLoss({{torch.nn.BCEWithLogitsLoss}}):
    """nn.BCEWithLogitsLoss with label smoothing: every target y becomes y*(1-a) + a/2."""

    def __init__(self, *args, label_smoothing, **kwargs):
        super().__init__(*args, **kwargs)
        self.label_smoothing = label_smoothing

    def forward(self, input, target):
        return super().forward(input, target * (1 - self.label_smoothing) + self.label_smoothing / 2)
`,
};
