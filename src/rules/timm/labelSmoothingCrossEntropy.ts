/** timm.loss.LabelSmoothingCrossEntropy. */
import type { Rule } from "../rule.ts";

export const labelSmoothingCrossEntropy: Rule = {
  id: "timm-label-smoothing-cross-entropy",
  language: "python",
  framework: "timm",
  names: ["timm.loss.LabelSmoothingCrossEntropy"],
  spelling: { kind: "keyword", keyword: "smoothing", position: 0, default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence: "Smooths with 0.1 unless a value is given; it has no class weights, no ignore_index and no reduction.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/loss/cross_entropy.py",
  examples: [
    {
      before:
        "from timm.loss import LabelSmoothingCrossEntropy\ncriterion = ‸LabelSmoothingCrossEntropy(smoothing=0.2)\n",
      after:
        "from timm.loss import LabelSmoothingCrossEntropy\ncriterion = LabelSmoothingCrossEntropy(smoothing=0.1)\n",
    },
    {
      before: "import timm\ncriterion = timm.loss.LabelSmoothingCrossEntropy(‸0.0)\n",
      after: "import timm\ncriterion = timm.loss.LabelSmoothingCrossEntropy(0.1)\n",
    },
  ],
  ignores: [
    {
      code: "from timm.loss import SoftTargetCrossEntropy\ncriterion = ‸SoftTargetCrossEntropy()\n",
      why: "the targets are made elsewhere",
    },
  ],
};
