/** `dict(type='LabelSmoothLoss', …)` in configurations of OpenMMLab. */
import type { Rule } from "../rule.ts";

export const mmpretrainLabelSmoothLossDict: Rule = {
  id: "mmpretrain-label-smooth-loss-dict",
  language: "python",
  framework: "mmpretrain",
  names: ["mmpretrain dict(type='LabelSmoothLoss')", "dict(type='LabelSmoothLoss')"],
  spelling: { kind: "keyword", keyword: "label_smooth_val", isRequired: true },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence:
    "In mode 'original' the targets are uniform; 'classy_vision' divides by 1+a, and 'multi_label' smooths every label on its own.",
  reference: "https://mmpretrain.readthedocs.io/en/latest/api/generated/mmpretrain.models.losses.LabelSmoothLoss.html",
  examples: [
    {
      before:
        "model = dict(\n    head=dict(\n        type='LinearClsHead',\n        loss=dict(‸type='LabelSmoothLoss', label_smooth_val=0.2, num_classes=1000),\n    ))\n",
      after:
        "model = dict(\n    head=dict(\n        type='LinearClsHead',\n        loss=dict(type='LabelSmoothLoss', label_smooth_val=0.1, num_classes=1000),\n    ))\n",
    },
    {
      before: "loss = {'type': ‸'LabelSmoothLoss', 'label_smooth_val': 0.0}\n",
      after: "loss = {'type': 'LabelSmoothLoss', 'label_smooth_val': 0.1}\n",
    },
  ],
  ignores: [
    { code: "loss = dict(name=‸'LabelSmoothLoss', label_smooth_val=0.2)\n", why: "no type names the loss" },
    { code: "loss = make(type=‸'LabelSmoothLoss', label_smooth_val=0.2)\n", why: "only dict(…) is configuration" },
  ],
};
