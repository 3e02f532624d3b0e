/** timm.loss.SoftTargetCrossEntropy. */
import type { Rule } from "../rule.ts";

const MADE_AND_USED =
  "from timm.data import Mixup\nfrom timm.loss import SoftTargetCrossEntropy\nmixup = Mixup(label_smoothing=0.1, num_classes=10)\ncriterion = SoftTargetCrossEntropy()\n";

export const softTargetCrossEntropy: Rule = {
  id: "timm-soft-target-cross-entropy",
  language: "python",
  framework: "timm",
  names: ["timm.loss.SoftTargetCrossEntropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  declined:
    "Its targets are soft already: Mixup(label_smoothing=…), or whatever else makes them, smooths them, with 0.1 unless Mixup is given another value. Set the value there; smoothed here too, they would be smoothed twice.",
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "Takes targets that are soft already and has no argument for smoothing: Mixup(label_smoothing=…), or whatever makes the targets, smooths them.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/loss/cross_entropy.py",
  examples: [
    { before: MADE_AND_USED.replace("= SoftTarget", "= ‸SoftTarget"), after: MADE_AND_USED },
    {
      before: "import timm.loss as losses\nloss = losses.SoftTargetCrossEntropy‸()(model(x), targets)\n",
      after: "import timm.loss as losses\nloss = losses.SoftTargetCrossEntropy()(model(x), targets)\n",
    },
  ],
  ignores: [
    {
      code: "import timm\nfrom losses import SoftTargetCrossEntropy\nloss = ‸SoftTargetCrossEntropy()\n",
      why: "a class of one's own may do anything",
    },
    {
      code: "from timm.loss import LabelSmoothingCrossEntropy\nloss = ‸LabelSmoothingCrossEntropy()\n",
      why: "it takes class indices, and smooths them itself",
    },
  ],
};
