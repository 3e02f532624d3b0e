/** torch.nn.KLDivLoss, whose targets are made elsewhere. */
import type { Rule } from "../rule.ts";

export const klDivLoss: Rule = {
  id: "torch-kl-div-loss",
  language: "python",
  framework: "torch",
  names: ["torch.nn.KLDivLoss"],
  spelling: {
    kind: "elsewhere",
    reason:
      "KLDivLoss takes whole distributions, which are made elsewhere, and often carry smoothing already. Smooth them there: targets * (1 - a) + a / K.",
  },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "The divergence to targets that are made elsewhere: it is listed and left alone; reduction='batchmean' is the one that is meant.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html",
  examples: [
    {
      before: "import torch.nn as nn\ncriterion = nn.‸KLDivLoss(reduction='batchmean')\n",
      after: "import torch.nn as nn\ncriterion = nn.KLDivLoss(reduction='batchmean')\n",
    },
    {
      before: "from torch.nn import KLDivLoss\nloss = ‸KLDivLoss()(log_p, soft)\n",
      after: "from torch.nn import KLDivLoss\nloss = KLDivLoss()(log_p, soft)\n",
    },
  ],
  ignores: [{ code: "import torch.nn as nn\nloss = nn.‸PoissonNLLLoss()\n", why: "counts are not classes" }],
};
