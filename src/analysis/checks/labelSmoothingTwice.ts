/** Targets that are smoothed already, given to a loss that smooths. */
import type { SyntaxNode } from "@lezer/common";
import { type PythonCall, pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import { argumentOf } from "../sourceCall.ts";
import type { Check, Problem } from "./check.ts";
import { smoothedBy, smoothingOf } from "./smoothedUses.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";
const MIXUPS = [
  "timm.data.Mixup",
  "timm.data.mixup.Mixup",
  "timm.data.FastCollateMixup",
  "timm.data.mixup.FastCollateMixup",
];

export const labelSmoothingTwice: Check = {
  id: "label-smoothing-twice",
  title: "Labels that are smoothed twice",
  severity: "information",
  whatItDoes:
    "Finds a smoothed loss whose targets are smoothed before: by timm's `Mixup(label_smoothing=…)` (0.1 where nothing is said), by `optax.smooth_labels`, or by `y * (1 - a) + a / K`.",
  whyBad:
    "Smoothing with a and then with b is smoothing with 1-(1-a)(1-b): 0.1 twice is 0.19. The value that is written is then not the one that is trained with, and a search for the best value finds another one than it says.",
  example: `${HEAD}\nsoft = F.one_hot(y, 10).float() * (1 - 0.1) + 0.1 / 10\nloss = F.cross_entropy(logits, soft, label_smoothing=0.1)\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(logits, y, label_smoothing=0.1)\n`,
  references: [
    "https://github.com/pytorch/vision/pull/4907",
    "https://github.com/keras-team/keras-cv/issues/70",
    "https://huggingface.co/docs/timm/reference/data",
  ],
  examples: [
    {
      code: `${HEAD}soft = (1 - eps) * F.one_hot(y, 10).float() + eps / 10\nloss = F.cross_entropy(logits, ‸soft‸, label_smoothing=0.1)\n`,
    },
    {
      code: "import torch.nn as nn\nfrom timm.data import Mixup\nmixup_fn = Mixup(mixup_alpha=0.8, num_classes=10)\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nfor x, y in data:\n    x, y = mixup_fn(x, y)\n    loss = criterion(model(x), ‸y‸)\n",
    },
  ],
  ignores: [
    {
      code: "import torch.nn as nn\nfrom timm.data import Mixup\nmixup_fn = Mixup(label_smoothing=0.0)\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nx, y = mixup_fn(x, y)\nloss = criterion(model(x), y)\n",
      why: "this Mixup does not smooth",
    },
    {
      code: `${HEAD}soft = F.one_hot(y, 10).float() * (1 - 0.1) + 0.1 / 10\nloss = F.cross_entropy(logits, soft)\n`,
      why: "the loss does not smooth",
    },
  ],
  find(scene) {
    const { flow, lossUses } = scene;
    return lossUses.flatMap((use): Problem[] => {
      const smoothing = use.target && smoothingOf(scene, use.settings);
      const before = use.target && smoothing && smoothedBefore(flow, use.target);
      if (use.target === undefined || smoothing === undefined || before === undefined) return [];
      const [a, b] = [Number(before.value), smoothing.value ?? Number.NaN];
      const both = 1 - (1 - a) * (1 - b);
      const together = Number.isNaN(both) ? "" : `, together ${Number(both.toFixed(6))}`;
      const message =
        `These targets are smoothed by ${before.by} (${before.value}), and the loss smooths them again (${smoothing.text})${together}. ` +
        "Smooth in one place.";
      return [{ span: { start: use.target.from, end: use.target.to }, message }];
    });
  },
};

function smoothedBefore(flow: Dataflow, target: SyntaxNode): { by: string; value: string } | undefined {
  const value = flow.valueOf(target);
  const own = value && smoothedBy(flow, value);
  if (own !== undefined) return { by: "the expression that makes them", value: own };
  const mixup = value === undefined ? mixupOf(flow, target) : undefined;
  const amount = mixup && (argumentOf(mixup, "label_smoothing", 6)?.value ?? "0.1");
  return amount === undefined || Number(amount) === 0 ? undefined : { by: "Mixup", value: amount };
}

/** The Mixup whose call gave `target` its value, `x, y = mixup(x, y)`, in the block of the use or around it. */
function mixupOf(flow: Dataflow, target: SyntaxNode): PythonCall | undefined {
  if (target.name !== "VariableName") return undefined;
  const binding = flow.source.scopes.bindingFor(target);
  const statement = binding && flow.source.tree.resolveInner(binding.at, 1).parent;
  if (statement?.name !== "AssignStatement") return undefined;
  const isAround = statement.parent!.from <= target.from && target.to <= statement.parent!.to;
  const call = isAround ? pythonCall(flow.source, statement.lastChild!) : undefined;
  const made = call && flow.constructionOf(call.node.firstChild!);
  return made !== undefined && MIXUPS.includes(made.name) ? made : undefined;
}
