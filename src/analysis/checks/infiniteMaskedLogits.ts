/** Logits that are masked with -inf, given to a loss that smooths. */
import { pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import type { Check, Problem } from "./check.ts";
import type { LossUse } from "./lossUses.ts";
import { smoothingOf } from "./smoothedUses.ts";

const HEAD = "import torch\nimport torch.nn.functional as F\n";
const INFINITE =
  /^(?:-?\s*float\(\s*(['"])-?inf(?:inity)?\1\s*\)|-\s*(?:math|np|numpy|torch)\.inf|torch\.finfo\([\w.]*\)\.min)$/i;

export const infiniteMaskedLogits: Check = {
  id: "infinite-masked-logits",
  title: "Logits masked with -inf in a smoothed loss",
  severity: "warning",
  whatItDoes:
    "Finds logits that `masked_fill` or `torch.where` sets to -inf, or to the smallest number of their type, given to a cross entropy that smooths.",
  whyBad:
    "Smoothing gives every class a share of the target, the masked ones too. Their log-probability is -inf, so the loss is inf from the first batch on; with `torch.finfo(…).min` it is inf as soon as a batch has two rows. The gradient stays finite, but pulls at the masked logits, the logged loss says nothing, and a check for finite losses stops the run. Without smoothing the same code works, as long as no target is masked.",
  example: `${HEAD}\nlogits = logits.masked_fill(mask, float("-inf"))\nloss = F.cross_entropy(logits, y, label_smoothing=0.1)\n`,
  useInstead: `${HEAD}\nlogits = logits.masked_fill(mask, float("-inf"))\nloss = F.cross_entropy(logits, y)\n`,
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(‸logits.masked_fill(mask, float("-inf"))‸, y, label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}z = z.masked_fill(mask, torch.finfo(z.dtype).min)\nloss = F.cross_entropy(‸z‸, y, label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}z = torch.where(mask, logits, -torch.inf)\nloss = F.cross_entropy(‸z‸, y, label_smoothing=eps)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(logits.masked_fill(mask, float("-inf")), y)\n`, why: "nothing is smoothed" },
    {
      code: `${HEAD}loss = F.cross_entropy(logits.masked_fill(mask, -1e4), y, label_smoothing=0.1)\n`,
      why: "the loss is large, but finite",
    },
    {
      code: `${HEAD}s = z.masked_fill(mask, float("-inf")).softmax(-1) @ v\nloss = F.cross_entropy(s, y, label_smoothing=0.1)\n`,
      why: "attention is masked, not the logits",
    },
  ],
  find(scene) {
    return scene.lossUses.flatMap((use): Problem[] => {
      const smoothing = smoothingOf(scene, use.settings);
      if (smoothing === undefined || use.input === undefined || !isMasked(scene.flow, use)) return [];
      const message =
        `Masked logits are -inf (or nearly so) here, and the loss gives every class a share of the target (${smoothing.text}): it becomes inf. ` +
        "Leave the smoothing out here, or spread it over the classes that are not masked by giving probabilities as targets.";
      return [{ span: { start: use.input.from, end: use.input.to }, message }];
    });
  },
};

function isMasked(flow: Dataflow, { input }: LossUse): boolean {
  const origin = input && flow.originOf(input);
  const call = origin && pythonCall(flow.source, origin);
  if (call === undefined || !/^(\*\.masked_fill_?|torch\.masked_fill|torch\.where)$/.test(call.name)) return false;
  return call.arguments.some(({ value }) => INFINITE.test(value));
}
