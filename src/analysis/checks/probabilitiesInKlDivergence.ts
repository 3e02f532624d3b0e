/** A KL divergence that is given probabilities where it takes their logarithms. */
import type { Check } from "./check.ts";
import { describeOutput, outputOf } from "./outputs.ts";
import { logSoftmax } from "./probabilitiesInNllLoss.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

export const probabilitiesInKlDivergence: Check = {
  id: "probabilities-in-kl-divergence",
  title: "A KL divergence of probabilities instead of log-probabilities",
  severity: "warning",
  whatItDoes:
    "Finds the output of a softmax, or of a linear layer, that is given to `nn.KLDivLoss` or `F.kl_div` as the input, which has to be log-probabilities.",
  whyBad:
    "The loss is sum(target · (log target - input)): it takes no logarithm of the input. Of probabilities it is no divergence, it has its minimum elsewhere, and it can be negative. Nothing raises an error.",
  example: `${HEAD}\nloss = F.kl_div(F.softmax(student, dim=1), F.softmax(teacher, dim=1), reduction="batchmean")\n`,
  useInstead: `${HEAD}\nloss = F.kl_div(F.log_softmax(student, dim=1), F.softmax(teacher, dim=1), reduction="batchmean")\n`,
  fixSafety:
    "The loss becomes the divergence that was meant. Where the softmax is on another line or in a model, its other uses get log-probabilities.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.kl_div(‸F.softmax(s / T, dim=1)‸, F.softmax(t / T, dim=1), reduction="batchmean")\n`,
      fixed: `${HEAD}loss = F.kl_div(F.log_softmax(s / T, dim=1), F.softmax(t / T, dim=1), reduction="batchmean")\n`,
    },
    {
      code: `${HEAD}kl = nn.KLDivLoss(reduction="batchmean")\nloss = kl(‸student(x).softmax(-1)‸, q)\n`,
      fixed: `${HEAD}kl = nn.KLDivLoss(reduction="batchmean")\nloss = kl(student(x).log_softmax(-1), q)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.kl_div(F.softmax(s, 1).log(), F.softmax(t, 1))\n`, why: "the logarithm is taken" },
    { code: `${HEAD}loss = F.kl_div(F.log_softmax(s, 1), F.softmax(t, 1))\n`, why: "this is how it is meant" },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use) => {
      if (!/\.(KLDivLoss|kl_div)$/.test(use.name) || use.input === undefined) return [];
      const output = outputOf(flow, use.input);
      if (output === undefined || !["softmax", "sigmoid", "linear"].includes(output.kind)) return [];
      const message =
        `${use.name} takes log-probabilities as its input, but is given the result of ${describeOutput(flow, output)}. ` +
        "What it computes is no divergence. Use log-softmax there; the target stays probabilities.";
      const fixes = output.kind === "softmax" ? logSoftmax(flow, output) : [];
      return [{ span: { start: use.input.from, end: use.input.to }, message, fixes }];
    });
  },
};
