/** fastai.losses.LabelSmoothingCrossEntropyFlat. */
import type { Rule } from "../rule.ts";

export const labelSmoothingCrossEntropyFlat: Rule = {
  id: "fastai-label-smoothing-cross-entropy-flat",
  language: "python",
  framework: "fastai",
  names: ["fastai.losses.LabelSmoothingCrossEntropyFlat"],
  spelling: { kind: "keyword", keyword: "eps", default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence: "LabelSmoothingCrossEntropy on flattened outputs, with 0.1 unless a value is given.",
  reference: "https://docs.fast.ai/losses.html#labelsmoothingcrossentropyflat",
  examples: [
    {
      before: "from fastai.text.all import *\nloss = ‸LabelSmoothingCrossEntropyFlat(eps=0.3)\n",
      after: "from fastai.text.all import *\nloss = LabelSmoothingCrossEntropyFlat(eps=0.1)\n",
    },
    {
      before: "from fastai import losses\nloss = losses.‸LabelSmoothingCrossEntropyFlat(axis=1, eps=0)\n",
      after: "from fastai import losses\nloss = losses.LabelSmoothingCrossEntropyFlat(axis=1, eps=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import fastai\nfrom mylib import LabelSmoothingCrossEntropyFlat\nloss = ‸LabelSmoothingCrossEntropyFlat()\n",
      why: "it is another library's",
    },
  ],
};
