/** mindspore.nn.CrossEntropyLoss, MindSpore 1.8 and later. */
import type { Rule } from "../rule.ts";

export const crossEntropyLoss: Rule = {
  id: "mindspore-cross-entropy-loss",
  language: "python",
  framework: "mindspore",
  names: ["mindspore.nn.CrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 3, maxPositional: 4 },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "mindspore", version: "1.8" },
  sentence: "Smooths class indices and probabilities; class weights apply to the NLL term only.",
  reference: "https://www.mindspore.cn/docs/en/master/api_python/nn/mindspore.nn.CrossEntropyLoss.html",
  examples: [
    {
      before: "from mindspore import nn\nloss = nn.‸CrossEntropyLoss()\n",
      after: "from mindspore import nn\nloss = nn.CrossEntropyLoss(label_smoothing=0.1)\n",
    },
    {
      before: "import mindspore.nn as nn\nloss = nn.CrossEntropyLoss(weight=w, ‸reduction='sum')\n",
      after: "import mindspore.nn as nn\nloss = nn.CrossEntropyLoss(weight=w, reduction='sum', label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "from mindspore import nn\nloss = nn.‸SoftmaxCrossEntropyWithLogits(sparse=True)\n",
      why: "it has no label_smoothing",
    },
  ],
};
