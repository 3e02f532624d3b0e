/** mindspore.ops.cross_entropy, MindSpore 1.8 and later. */
import type { Rule } from "../rule.ts";

export const crossEntropy: Rule = {
  id: "mindspore-cross-entropy",
  language: "python",
  framework: "mindspore",
  names: ["mindspore.ops.cross_entropy", "mindspore.mint.nn.functional.cross_entropy"],
  spelling: { kind: "keyword", keyword: "label_smoothing", position: 5, maxPositional: 6 },
  convention: "uniform",
  targets: "indices or probabilities",
  since: { package: "mindspore", version: "1.8" },
  sentence: "Smooths class indices and probabilities; class weights apply to the NLL term only.",
  reference: "https://www.mindspore.cn/docs/en/master/api_python/ops/mindspore.ops.cross_entropy.html",
  examples: [
    {
      before: "from mindspore import ops\nloss = ops.‸cross_entropy(z, y)\n",
      after: "from mindspore import ops\nloss = ops.cross_entropy(z, y, label_smoothing=0.1)\n",
    },
    {
      before: "import mindspore.ops as ops\nloss = ops.cross_entropy(self.net(x), y, ignore_index=0‸)\n",
      after:
        "import mindspore.ops as ops\nloss = ops.cross_entropy(self.net(x), y, ignore_index=0, label_smoothing=0.1)\n",
    },
  ],
  ignores: [{ code: "from mindspore import ops\nloss = ops.‸nll_loss(log_p, y)\n", why: "it takes log-probabilities" }],
};
