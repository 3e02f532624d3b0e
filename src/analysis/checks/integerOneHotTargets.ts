/** One-hot targets of integers, which PyTorch's cross entropy refuses. */
import { insertion } from "../sourceCall.ts";
import type { Check, Problem } from "./check.ts";
import { targetKind } from "./smoothedUses.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

export const integerOneHotTargets: Check = {
  id: "integer-one-hot-targets",
  title: "One-hot targets of integers",
  severity: "error",
  whatItDoes: "Finds `F.one_hot(…)`, whose result is of integers, given to PyTorch's cross entropy as targets.",
  whyBad:
    "Targets of the same shape as the logits are taken as probabilities, and these have to be floating: PyTorch raises an error (`Expected floating point type for target with class probabilities`). One-hot rows are not needed: class indices give the same loss faster.",
  example: `${HEAD}\nloss = F.cross_entropy(logits, F.one_hot(y, 10))\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(logits, y)  # or F.one_hot(y, 10).float()\n`,
  fixSafety: "The call worked for no floating logits before.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(logits, ‸F.one_hot(y, 10)‸, label_smoothing=0.1)\n`,
      fixed: `${HEAD}loss = F.cross_entropy(logits, F.one_hot(y, 10).float(), label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss()\ndef f(z, y):\n    t = F.one_hot(y, num_classes=10)\n    return criterion(z, ‸t‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss()\ndef f(z, y):\n    t = F.one_hot(y, num_classes=10)\n    return criterion(z, t.float())\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(logits, F.one_hot(y, 10).float())\n`, why: "these are floating" },
    {
      code: `${HEAD}loss = F.cross_entropy(logits, F.one_hot(y, 10).to(logits.dtype))\n`,
      why: "the type is not in sight",
    },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use): Problem[] => {
      const isCrossEntropy = /^torch\.nn\.(CrossEntropyLoss|functional\.cross_entropy)$/.test(use.name);
      if (!isCrossEntropy || use.target === undefined || targetKind(flow, use) !== "integer one-hot") return [];
      const isAtom = /^(VariableName|CallExpression|MemberExpression)$/.test(use.target.name);
      const fixes = isAtom ? [{ title: "Add .float()", edits: [insertion(use.target.to, ".float()")] }] : [];
      const message =
        "F.one_hot gives integers, but targets of the shape of the logits have to be floating: PyTorch raises an error. " +
        "Give the class indices themselves, or add .float().";
      return [{ span: { start: use.target.from, end: use.target.to }, message, fixes }];
    });
  },
};
