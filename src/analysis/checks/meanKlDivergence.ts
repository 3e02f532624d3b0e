/** A KL divergence that is divided by all elements instead of by the rows. */
import { argumentOf, unpackedArgument } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import { callsNamed } from "./callsNamed.ts";
import type { Check, Problem } from "./check.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

/** Where the reduction may be passed by position. */
const POSITIONS: Readonly<Record<string, number>> = { "torch.nn.KLDivLoss": 2, "torch.nn.functional.kl_div": 4 };

export const meanKlDivergence: Check = {
  id: "mean-kl-divergence",
  title: "A KL divergence with the reduction 'mean'",
  severity: "warning",
  whatItDoes: "Finds `nn.KLDivLoss` and `F.kl_div` with the reduction `'mean'`, which is also their default.",
  whyBad:
    "`'mean'` divides the sum by all elements, rows times classes, so the result is the divergence divided by the number of classes: 1000 times too small for 1000 classes, beside another loss as good as absent. `'batchmean'` divides by the rows and is the divergence of the definition. PyTorch warns of this at run time.",
  example: `${HEAD}\ncriterion = nn.KLDivLoss()\n`,
  useInstead: `${HEAD}\ncriterion = nn.KLDivLoss(reduction="batchmean")\n`,
  fixSafety:
    "The loss and its gradient grow by the number of classes. A factor that was tuned to make up for it has to be divided by that number.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.KLDivLoss.html"],
  examples: [
    {
      code: `${HEAD}criterion = ‸nn.KLDivLoss()‸\n`,
      fixed: `${HEAD}criterion = nn.KLDivLoss(reduction="batchmean")\n`,
    },
    {
      code: `${HEAD}loss = F.kl_div(log_p, q, reduction=‸'mean'‸)\n`,
      fixed: `${HEAD}loss = F.kl_div(log_p, q, reduction='batchmean')\n`,
    },
    {
      code: `${HEAD}loss = ‸F.kl_div(\n    log_p,\n    q,\n)‸ * T * T\n`,
      fixed: `${HEAD}loss = F.kl_div(\n    log_p,\n    q,\n    reduction="batchmean",\n) * T * T\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}criterion = nn.KLDivLoss(reduction="sum")\n`, why: "a sum is divided by hand" },
    { code: `${HEAD}criterion = nn.KLDivLoss(size_average=False)\n`, why: "the old way to say sum" },
    { code: `${HEAD}criterion = nn.KLDivLoss(**options)\n`, why: "the reduction is not in sight" },
    { code: `${HEAD}criterion = nn.KLDivLoss(reduction=reduction)\n`, why: "the reduction is not in sight" },
  ],
  find({ source, flow }) {
    return callsNamed(flow, Object.keys(POSITIONS)).flatMap((call): Problem[] => {
      const position = POSITIONS[call.name];
      if (position === undefined || unpackedArgument(call) !== undefined || !call.isClosed) return [];
      const isOld = ["size_average", "reduce"].some(
        (name, i) => argumentOf(call, name, position - 2 + i) !== undefined,
      );
      const reduction = argumentOf(call, "reduction", position);
      if (isOld || (reduction !== undefined && !/^(['"])mean\1$/.test(reduction.value))) return [];
      const edits =
        reduction === undefined
          ? argumentSyntax(call).add(source.text, call, "reduction", '"batchmean"')
          : [{ span: reduction.valueSpan, text: reduction.value.replace("mean", "batchmean") }];
      const message = `${reduction === undefined ? "The default reduction 'mean'" : "'mean'"} divides by rows times classes, not by the rows: the result is the KL divergence over the number of classes. Use reduction="batchmean".`;
      return [{ span: reduction?.valueSpan ?? call.span, message, fixes: [{ title: "Use batchmean", edits }] }];
    });
  },
};
