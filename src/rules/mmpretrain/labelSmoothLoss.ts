/** mmpretrain.models.LabelSmoothLoss, called as a class (mmcls too). */
import type { Rule } from "../rule.ts";

export const labelSmoothLoss: Rule = {
  id: "mmpretrain-label-smooth-loss",
  language: "python",
  framework: "mmpretrain",
  names: ["mmpretrain.models.LabelSmoothLoss"],
  spelling: { kind: "keyword", keyword: "label_smooth_val", position: 0, isRequired: true },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence:
    "In mode 'original' the targets are uniform; 'classy_vision' divides by 1+a, which is uniform with a/(1+a), and 'multi_label' smooths every label, which is binary with 2a.",
  reference: "https://mmpretrain.readthedocs.io/en/latest/api/generated/mmpretrain.models.losses.LabelSmoothLoss.html",
  examples: [
    {
      before: "from mmpretrain.models.losses import LabelSmoothLoss\nloss = ‸LabelSmoothLoss(0.2, num_classes=1000)\n",
      after: "from mmpretrain.models.losses import LabelSmoothLoss\nloss = LabelSmoothLoss(0.1, num_classes=1000)\n",
    },
    {
      before:
        "import torch\nfrom mmcls.models import LabelSmoothLoss\nloss = ‸LabelSmoothLoss(label_smooth_val=0.05, loss_weight=2.0)\n",
      after:
        "import torch\nfrom mmcls.models import LabelSmoothLoss\nloss = LabelSmoothLoss(label_smooth_val=0.1, loss_weight=2.0)\n",
    },
  ],
  ignores: [
    {
      code: "from mmpretrain.models.losses import AsymmetricLoss\nloss = ‸AsymmetricLoss()\n",
      why: "an asymmetric loss has no smoothing",
    },
  ],
};
