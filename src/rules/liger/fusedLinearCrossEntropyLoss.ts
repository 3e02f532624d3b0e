/** liger_kernel.transformers.LigerFusedLinearCrossEntropyLoss. */
import type { Rule } from "../rule.ts";

export const fusedLinearCrossEntropyLoss: Rule = {
  id: "liger-fused-linear-cross-entropy-loss",
  language: "python",
  framework: "liger_kernel",
  names: ["liger_kernel.transformers.LigerFusedLinearCrossEntropyLoss"],
  spelling: { kind: "keyword", keyword: "label_smoothing" },
  convention: "uniform",
  targets: "indices",
  sentence: "The last linear layer and the cross entropy in one Triton kernel, smoothed as torch.nn.CrossEntropyLoss.",
  reference: "https://github.com/linkedin/Liger-Kernel",
  examples: [
    {
      before:
        "from liger_kernel.transformers import LigerFusedLinearCrossEntropyLoss\nloss_fn = ‸LigerFusedLinearCrossEntropyLoss()\n",
      after:
        "from liger_kernel.transformers import LigerFusedLinearCrossEntropyLoss\nloss_fn = LigerFusedLinearCrossEntropyLoss(label_smoothing=0.1)\n",
    },
    {
      before:
        "import liger_kernel.transformers as liger\nloss_fn = liger.‸LigerFusedLinearCrossEntropyLoss(reduction='sum', ignore_index=0)\n",
      after:
        "import liger_kernel.transformers as liger\nloss_fn = liger.LigerFusedLinearCrossEntropyLoss(reduction='sum', ignore_index=0, label_smoothing=0.1)\n",
    },
  ],
  ignores: [
    {
      code: "import liger_kernel.transformers as liger\nloss_fn = liger.‸LigerKLDIVLoss()\n",
      why: "its targets are distributions that are made elsewhere",
    },
  ],
};
