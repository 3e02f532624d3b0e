/** liger_kernel.transformers.LigerCrossEntropyLoss. */
import type { Rule } from "../rule.ts";

export const crossEntropyLoss: Rule = {
  id: "liger-cross-entropy-loss",
  language: "python",
  framework: "liger_kernel",
  names: ["liger_kernel.transformers.LigerCrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices",
  sentence: "As torch.nn.CrossEntropyLoss, in one Triton kernel.",
  reference: "https://github.com/linkedin/Liger-Kernel",
  examples: [
    {
      before: "from liger_kernel.transformers import LigerCrossEntropyLoss\nloss_fn = ‸LigerCrossEntropyLoss()\n",
      after:
        "from liger_kernel.transformers import LigerCrossEntropyLoss\nloss_fn = LigerCrossEntropyLoss(label_smoothing=0.1)\n",
    },
    {
      before:
        "import liger_kernel.transformers as liger\nloss_fn = liger.‸LigerCrossEntropyLoss(reduction='sum', ignore_index=0)\n",
      after:
        "import liger_kernel.transformers as liger\nloss_fn = liger.LigerCrossEntropyLoss(reduction='sum', ignore_index=0, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import liger_kernel.transformers as liger\nloss_fn = liger.‸LigerKLDIVLoss()\n",
      why: "its targets are distributions that are made elsewhere",
    },
  ],
};
