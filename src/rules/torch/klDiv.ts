/** torch.nn.functional.kl_div, whose targets are made elsewhere. */
import type { Rule } from "../rule.ts";

export const klDiv: Rule = {
  id: "torch-kl-div",
  language: "python",
  framework: "torch",
  names: ["torch.nn.functional.kl_div"],
  spelling: {
    kind: "elsewhere",
    reason:
      "kl_div takes whole distributions, which are made elsewhere, and often carry smoothing already. Smooth them there: targets * (1 - a) + a / K.",
  },
  convention: "uniform",
  targets: "probabilities",
  sentence:
    "The divergence to targets that are distributions already: it is listed and left alone; reduction='batchmean' is the one that is meant.",
  reference: "https://docs.pytorch.org/docs/stable/generated/torch.nn.functional.kl_div.html",
  examples: [
    {
      before: "import torch.nn.functional as F\nloss = F.‸kl_div(log_p, soft, reduction='batchmean')\n",
      after: "import torch.nn.functional as F\nloss = F.kl_div(log_p, soft, reduction='batchmean')\n",
    },
    {
      before: "from torch.nn.functional import kl_div\nloss = ‸kl_div(student, teacher, log_target=True)\n",
      after: "from torch.nn.functional import kl_div\nloss = kl_div(student, teacher, log_target=True)\n",
    },
  ],
  ignores: [
    {
      code: "import torch\nloss = torch.distributions.‸kl_divergence(p, q)\n",
      why: "its arguments are distributions, not targets",
    },
  ],
};
