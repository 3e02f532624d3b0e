/** fastai.losses.LabelSmoothingCrossEntropy. */
import type { Rule } from "../rule.ts";

export const labelSmoothingCrossEntropy: Rule = {
  id: "fastai-label-smoothing-cross-entropy",
  language: "python",
  framework: "fastai",
  names: ["fastai.losses.LabelSmoothingCrossEntropy"],
  spelling: { kind: "keyword", keyword: "eps", position: 0, default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence: "Smooths with 0.1 unless a value is given; class weights apply to the NLL term only.",
  reference: "https://docs.fast.ai/losses.html#labelsmoothingcrossentropy",
  examples: [
    {
      before:
        "from fastai.vision.all import *\nlearn = Learner(dls, net, loss_func=‸LabelSmoothingCrossEntropy(eps=0.2))\n",
      after:
        "from fastai.vision.all import *\nlearn = Learner(dls, net, loss_func=LabelSmoothingCrossEntropy(eps=0.1))\n",
    },
    {
      before:
        "from fastai.losses import LabelSmoothingCrossEntropy\nloss = ‸LabelSmoothingCrossEntropy(0., weight=w)\n",
      after: "from fastai.losses import LabelSmoothingCrossEntropy\nloss = LabelSmoothingCrossEntropy(0.1, weight=w)\n",
    },
  ],
  ignores: [
    { code: "from fastai.vision.all import *\nloss = ‸FocalLoss()\n", why: "a focal loss of fastai has no smoothing" },
  ],
};
