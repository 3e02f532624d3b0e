/** fastai.losses.CrossEntropyLossFlat, on PyTorch 1.10 and later. */
import type { Rule } from "../rule.ts";

export const crossEntropyLossFlat: Rule = {
  id: "fastai-cross-entropy-loss-flat",
  language: "python",
  framework: "fastai",
  names: ["fastai.losses.CrossEntropyLossFlat"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices",
  since: { package: "torch", version: "1.10" },
  sentence: "Passes label_smoothing on to torch.nn.CrossEntropyLoss, and flattens outputs and targets first.",
  reference: "https://docs.fast.ai/losses.html#crossentropylossflat",
  examples: [
    {
      before:
        "from fastai.vision.all import *\nlearn = vision_learner(dls, resnet18, loss_func=‸CrossEntropyLossFlat())\n",
      after:
        "from fastai.vision.all import *\nlearn = vision_learner(dls, resnet18, loss_func=CrossEntropyLossFlat(label_smoothing=0.1))\n",
    },
    {
      before: "from fastai.losses import CrossEntropyLossFlat\nloss = ‸CrossEntropyLossFlat(axis=1, weight=w)\n",
      after:
        "from fastai.losses import CrossEntropyLossFlat\nloss = CrossEntropyLossFlat(axis=1, weight=w, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    { code: "from fastai.vision.all import *\nloss = ‸MSELossFlat()\n", why: "a squared error has no classes" },
  ],
};
