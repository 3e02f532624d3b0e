/** timm.data.Mixup. */
import type { Rule } from "../rule.ts";

export const mixup: Rule = {
  id: "timm-mixup",
  language: "python",
  framework: "timm",
  names: ["timm.data.Mixup"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 7, default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence:
    "Smooths the targets that it mixes, with 0.1 unless a value is given: the loss behind it is SoftTargetCrossEntropy and must not smooth again.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/data/mixup.py",
  examples: [
    {
      before: "from timm.data import Mixup\nmixup = ‸Mixup(mixup_alpha=0.8, label_smoothing=0.05, num_classes=100)\n",
      after: "from timm.data import Mixup\nmixup = Mixup(mixup_alpha=0.8, label_smoothing=0.1, num_classes=100)\n",
    },
    {
      before: "import timm.data.mixup as m\nmix = m.‸Mixup(label_smoothing=0, num_classes=10)\n",
      after: "import timm.data.mixup as m\nmix = m.Mixup(label_smoothing=0.1, num_classes=10)\n",
    },
  ],
  ignores: [
    {
      code: "import timm\nfrom torchvision.transforms.v2 import MixUp\nmix = ‸MixUp(num_classes=10)\n",
      why: "torchvision's MixUp does not smooth",
    },
  ],
};
