/** torch.nn.functional.binary_cross_entropy_with_logits. */
import type { Rule } from "../rule.ts";

export const binaryCrossEntropyWithLogits: Rule = {
  id: "torch-binary-cross-entropy-with-logits",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.binary_cross_entropy_with_logits"],
  spelling: {
    kind: "targets",
    targets: { argument: "target", position: 1 },
    logits: { argument: "input", position: 0 },
    forms: [
      "{{targets}} * (1 - {{a}}) + {{a}} / 2",
      "(1 - {{a}}) * {{targets}} + {{a}} / 2",
      "{{targets}} * (1 - {{a}}) + 0.5 * {{a}}",
      "{{targets}} * (1 - {{a}}) + {{a}} * 0.5",
      "(1 - {{a}}) * {{targets}} + 0.5 * {{a}}",
      "(1 - {{a}}) * {{targets}} + {{a}} * 0.5",
    ],
  },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Has no argument for it: the targets are smoothed where they are passed.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.binary_cross_entropy_with_logits.html",
  examples: [
    {
      before: "import torch.nn.functional as F\nloss = F.‸binary_cross_entropy_with_logits(x, y)\n",
      after: "import torch.nn.functional as F\nloss = F.binary_cross_entropy_with_logits(x, y * (1 - 0.1) + 0.1 / 2)\n",
    },
    {
      before: `from torch.nn import functional as F
loss = F.binary_cross_entropy_with_logits(
    net(x),
    target=mask ‸| other,
    reduction='sum',
)
`,
      after: `from torch.nn import functional as F
loss = F.binary_cross_entropy_with_logits(
    net(x),
    target=(mask | other) * (1 - 0.1) + 0.1 / 2,
    reduction='sum',
)
`,
    },
    {
      before:
        "import torch.nn.functional as F\nloss = F.‸binary_cross_entropy_with_logits(x, (1.0 - eps)*y + 0.5*eps)\n",
      after: "import torch.nn.functional as F\nloss = F.binary_cross_entropy_with_logits(x, (1.0 - 0.1)*y + 0.5*0.1)\n",
    },
  ],
  ignores: [
    { code: "import torch.nn.functional as F\nloss = F.‸l1_loss(x, y)\n", why: "an absolute error has no classes" },
  ],
};
