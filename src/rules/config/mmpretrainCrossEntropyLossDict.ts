/** `dict(type='CrossEntropyLoss', …)` in configurations of mmpretrain, whose smoothed loss is another one. */
import type { Rule } from "../rule.ts";

export const mmpretrainCrossEntropyLossDict: Rule = {
  id: "mmpretrain-cross-entropy-loss-dict",
  language: "python",
  framework: "mmpretrain",
  names: ["mmpretrain dict(type='CrossEntropyLoss')", "dict(type='CrossEntropyLoss')"],
  spelling: {
    kind: "renamed",
    argument: "type",
    to: "LabelSmoothLoss",
    keyword: "label_smooth_val",
    declinedAs: {
      "dict(type='CrossEntropyLoss')":
        "Nothing here says that this is a classifier of mmpretrain. In mmdet and mmseg CrossEntropyLoss has no smoothing: register a loss of your own.",
    },
    adds: { mode: "'original'" },
  },
  obstacles: [
    {
      argument: "use_sigmoid",
      unless: ["False"],
      reason:
        "With use_sigmoid each class is smoothed on its own. Choose LabelSmoothLoss with mode='multi_label' yourself.",
    },
    {
      argument: "use_soft",
      unless: ["False"],
      reason: "use_soft takes targets that are probabilities. Smooth those where they are made.",
    },
    {
      argument: "class_weight",
      unless: ["None"],
      reason: "LabelSmoothLoss weighs classes in another way. Decide on class_weight first.",
    },
    { argument: "pos_weight", unless: ["None"], reason: "LabelSmoothLoss has no pos_weight. Remove it first." },
  ],
  convention: "uniform",
  targets: "indices",
  sentence: "CrossEntropyLoss has no smoothing here; LabelSmoothLoss in mode 'original' is the same loss with it.",
  reference: "https://mmpretrain.readthedocs.io/en/latest/api/generated/mmpretrain.models.losses.LabelSmoothLoss.html",
  examples: [
    {
      before: "head = dict(\n    type='LinearClsHead',\n    loss=dict(type=‸'CrossEntropyLoss', loss_weight=1.0),\n)\n",
      after:
        "head = dict(\n    type='LinearClsHead',\n    loss=dict(type='LabelSmoothLoss', loss_weight=1.0, label_smooth_val=0.1, mode='original'),\n)\n",
    },
    {
      before: "head = {'type': 'ClsHead', 'loss': {\"type\": \"CrossEntropyLoss‸\"}}\n",
      after:
        "head = {'type': 'ClsHead', 'loss': {\"type\": \"LabelSmoothLoss\", 'label_smooth_val': 0.1, 'mode': 'original'}}\n",
    },
  ],
  ignores: [
    { code: "head = dict(type='ClsHead', loss=dict(name=‸'CrossEntropyLoss'))\n", why: "no type names the loss" },
  ],
};
