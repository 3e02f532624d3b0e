/** timm.loss.BinaryCrossEntropy. */
import type { Rule } from "../rule.ts";

export const binaryCrossEntropy: Rule = {
  id: "timm-binary-cross-entropy",
  language: "python",
  framework: "timm",
  names: ["timm.loss.BinaryCrossEntropy"],
  spelling: { kind: "keyword", keyword: "smoothing", position: 0, default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence:
    "Spreads class indices as 1-a+a/K and a/K and takes a sigmoid per class; targets that are dense already stay as they are. The default is 0.1.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/timm/loss/binary_cross_entropy.py",
  examples: [
    {
      before: "from timm.loss import BinaryCrossEntropy\nloss = ‸BinaryCrossEntropy(0.05, target_threshold=0.2)\n",
      after: "from timm.loss import BinaryCrossEntropy\nloss = BinaryCrossEntropy(0.1, target_threshold=0.2)\n",
    },
    {
      before: "from timm.loss.binary_cross_entropy import BinaryCrossEntropy as BCE\nloss = ‸BCE(smoothing=0.)\n",
      after: "from timm.loss.binary_cross_entropy import BinaryCrossEntropy as BCE\nloss = BCE(smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "from timm.loss import JsdCrossEntropy\nloss = ‸JsdCrossEntropy(smoothing=0.2)\n",
      why: "three views of an image share its smoothing with a divergence between them",
    },
  ],
};
