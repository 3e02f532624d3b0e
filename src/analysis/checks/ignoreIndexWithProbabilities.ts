/** ignore_index together with probabilities as targets, which PyTorch refuses. */
import { argumentOf } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { Check, Problem } from "./check.ts";
import { targetKind } from "./smoothedUses.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";
const POSITIONS: Readonly<Record<string, number>> = {
  "torch.nn.CrossEntropyLoss": 2,
  "torch.nn.functional.cross_entropy": 4,
};

export const ignoreIndexWithProbabilities: Check = {
  id: "ignore-index-with-probabilities",
  title: "ignore_index with probabilities as targets",
  severity: "error",
  whatItDoes: "Finds PyTorch's cross entropy with an `ignore_index` of 0 or more whose targets are probabilities.",
  whyBad:
    "`ignore_index` names a class index to leave out; rows of probabilities have none. PyTorch raises an error: `ignore_index is not supported for floating point target`.",
  example: `${HEAD}\nloss = F.cross_entropy(logits, F.softmax(teacher, dim=1), ignore_index=0)\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(logits, F.softmax(teacher, dim=1), reduction="none")[y != 0].mean()\n`,
  fixSafety: "The rows that were meant to be ignored then count; leave them out by a mask.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(logits, F.softmax(teacher, dim=1), ‸ignore_index=0‸)\n`,
      fixed: `${HEAD}loss = F.cross_entropy(logits, F.softmax(teacher, dim=1))\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(‸ignore_index=255‸)\nloss = criterion(logits, F.one_hot(y, 19).float())\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss()\nloss = criterion(logits, F.one_hot(y, 19).float())\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(logits, F.softmax(t, 1), ignore_index=-100)\n`, why: "-100 is the default" },
    {
      code: `${HEAD}loss = F.cross_entropy(logits, y, ignore_index=0)\n`,
      why: "nothing says that these are probabilities",
    },
  ],
  find({ flow, lossUses, source }) {
    return lossUses.flatMap((use): Problem[] => {
      const position = POSITIONS[use.name];
      const index = position === undefined ? undefined : argumentOf(use.settings, "ignore_index", position);
      if (index === undefined || !/^\d+$/.test(index.value) || targetKind(flow, use) !== "probabilities") return [];
      const message = `ignore_index=${index.value} needs class indices as targets, but they are probabilities: PyTorch raises an error. Leave the rows out by a mask.`;
      const edits =
        index.kind === "keyword" ? argumentSyntax(use.settings).remove(source.text, use.settings, index) : [];
      const fixes = edits.length === 0 ? [] : [{ title: "Remove ignore_index", edits, isUnsure: true }];
      return [{ span: index.span, message, fixes }];
    });
  },
};
