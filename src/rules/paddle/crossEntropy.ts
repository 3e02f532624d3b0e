/** paddle.nn.functional.cross_entropy, after Paddle 2.5. */
import type { Rule } from "../rule.ts";

export const crossEntropy: Rule = {
  id: "paddle-cross-entropy",
  language: "python",
  framework: "paddle",
  names: ["paddle.nn.functional.cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "paddlepaddle", version: "2.6" },
  sentence: "Turns class indices into smoothed soft labels: ignore_index then stops applying.",
  reference: "https://www.paddlepaddle.org.cn/documentation/docs/en/api/paddle/nn/functional/cross_entropy_en.html",
  examples: [
    {
      before: "import paddle.nn.functional as F\nloss = F.‸cross_entropy(z, y)\n",
      after: "import paddle.nn.functional as F\nloss = F.cross_entropy(z, y, label_smoothing=0.1)\n",
    },
    {
      before: "from paddle.nn.functional import cross_entropy\nloss = ‸cross_entropy(z, y, reduction='none')\n",
      after:
        "from paddle.nn.functional import cross_entropy\nloss = cross_entropy(z, y, reduction='none', label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import paddle.nn.functional as F\ny = F.‸label_smooth(onehot, epsilon=0.1)\n",
      why: "it smooths labels and is not a loss",
    },
  ],
};
