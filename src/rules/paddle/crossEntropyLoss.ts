/** paddle.nn.CrossEntropyLoss, after Paddle 2.5. */
import type { Rule } from "../rule.ts";

export const crossEntropyLoss: Rule = {
  id: "paddle-cross-entropy-loss",
  language: "python",
  framework: "paddle",
  names: ["paddle.nn.CrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "paddlepaddle", version: "2.6" },
  sentence: "Turns class indices into smoothed soft labels: ignore_index then stops applying.",
  reference: "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/CrossEntropyLoss_en.html",
  examples: [
    {
      before: "import paddle\nloss = paddle.nn.‸CrossEntropyLoss()\n",
      after: "import paddle\nloss = paddle.nn.CrossEntropyLoss(label_smoothing=0.1)\n",
    },
    {
      before: "from paddle import nn\nloss = nn.CrossEntropyLoss(w, ‸axis=1)\n",
      after: "from paddle import nn\nloss = nn.CrossEntropyLoss(w, axis=1, label_smoothing=0.1)\n",
    },
  ],
  ignores: [{ code: "from paddle import nn\nloss = nn.‸NLLLoss()\n", why: "NLLLoss of Paddle has no label_smoothing" }],
};
