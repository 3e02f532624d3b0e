/** A KL divergence whose targets are log-probabilities, and which is not told so. */
import { argumentOf, unpackedArgument } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { Check, Problem } from "./check.ts";
import { describeOutput, outputOf } from "./outputs.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

export const logTargetsInKlDivergence: Check = {
  id: "log-targets-in-kl-divergence",
  title: "A KL divergence with log-probabilities as targets, without log_target=True",
  severity: "warning",
  whatItDoes:
    "Finds the output of a log-softmax that is given to `nn.KLDivLoss` or `F.kl_div` as the target, without `log_target=True`.",
  whyBad:
    "By default the target is taken as probabilities, and its logarithm is taken once more. Log-probabilities are negative: PyTorch counts their target·log(target) as 0 or gives nan, depending on the version, and the loss rewards the wrong classes.",
  example: `${HEAD}\nloss = F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1), reduction="batchmean")\n`,
  useInstead: `${HEAD}\nloss = F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1), reduction="batchmean", log_target=True)\n`,
  fixSafety: "The loss becomes the divergence that was meant. log_target needs PyTorch 1.6.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.kl_div(F.log_softmax(s, 1), ‸F.log_softmax(t, 1)‸, reduction="sum")\n`,
      fixed: `${HEAD}loss = F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1), reduction="sum", log_target=True)\n`,
    },
    {
      code: `${HEAD}kl = nn.KLDivLoss(reduction="batchmean")\nlog_q = F.log_softmax(t, dim=1)\nloss = kl(F.log_softmax(s, dim=1), ‸log_q‸)\n`,
      fixed: `${HEAD}kl = nn.KLDivLoss(reduction="batchmean", log_target=True)\nlog_q = F.log_softmax(t, dim=1)\nloss = kl(F.log_softmax(s, dim=1), log_q)\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}loss = F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1), log_target=True)\n`,
      why: "it is told so",
    },
    {
      code: `${HEAD}loss = F.kl_div(F.log_softmax(s, 1), F.log_softmax(t, 1).exp())\n`,
      why: "these are probabilities",
    },
  ],
  find({ source, flow, lossUses }) {
    return lossUses.flatMap((use): Problem[] => {
      if (!/\.(KLDivLoss|kl_div)$/.test(use.name) || use.target === undefined) return [];
      const { settings } = use;
      const option = argumentOf(settings, "log_target", settings.name.endsWith("KLDivLoss") ? 3 : 5);
      if (unpackedArgument(settings) !== undefined || (option !== undefined && option.value !== "False")) return [];
      const output = outputOf(flow, use.target);
      if (output?.kind !== "log-softmax") return [];
      const edits =
        option === undefined
          ? argumentSyntax(settings).add(source.text, settings, "log_target", "True")
          : [{ span: option.valueSpan, text: "True" }];
      const message =
        `The target is given as log-probabilities, by ${describeOutput(flow, output)}, but is taken as probabilities. ` +
        "Write log_target=True, or give probabilities.";
      const fixes = [{ title: "Write log_target=True", edits }];
      return [{ span: { start: use.target.from, end: use.target.to }, message, fixes }];
    });
  },
};
