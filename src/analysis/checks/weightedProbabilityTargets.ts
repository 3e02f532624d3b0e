/** Class weights together with probabilities as targets, whose mean is not the weighted mean. */
import { argumentOf, unpackedArgument } from "../sourceCall.ts";
import type { Check, Problem } from "./check.ts";
import { targetKind } from "./smoothedUses.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";
/** Positions of weight and reduction. */
const POSITIONS: Readonly<Record<string, readonly [number, number]>> = {
  "torch.nn.CrossEntropyLoss": [0, 4],
  "torch.nn.functional.cross_entropy": [2, 6],
};

export const weightedProbabilityTargets: Check = {
  id: "weighted-probability-targets",
  title: "Class weights with probabilities as targets and the mean",
  severity: "information",
  whatItDoes:
    "Finds PyTorch's cross entropy with class weights, targets that are probabilities, and the reduction `'mean'`.",
  whyBad:
    "With class indices the mean divides by the weights of the targets; with probabilities it divides by the number of rows. The same targets, given as one-hot rows, so give another loss: 9.0 instead of 3.0 in a batch of two with the weights 1, 2 and 5. The learning rate then depends on the weights, and on which classes are in the batch.",
  example: `${HEAD}\nloss = F.cross_entropy(logits, F.one_hot(y, 3).float(), weight=w)\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(logits, y, weight=w)  # or reduction="sum", divided by what is meant\n`,
  references: ["https://github.com/pytorch/pytorch/issues/107680"],
  examples: [
    { code: `${HEAD}loss = F.cross_entropy(logits, ‸F.one_hot(y, 3).float()‸, weight=w)\n` },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(weight=w)\nsoft = F.softmax(teacher(x), dim=1)\nloss = criterion(logits, ‸soft‸)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.cross_entropy(logits, F.one_hot(y, 3).float())\n`, why: "there are no weights" },
    {
      code: `${HEAD}loss = F.cross_entropy(logits, F.one_hot(y, 3).float(), weight=w, reduction="none")\n`,
      why: "nothing is divided",
    },
    { code: `${HEAD}loss = F.cross_entropy(logits, y, weight=w)\n`, why: "nothing says that these are probabilities" },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use): Problem[] => {
      const positions = POSITIONS[use.name];
      if (positions === undefined || use.target === undefined || unpackedArgument(use.settings) !== undefined)
        return [];
      const weight = argumentOf(use.settings, "weight", positions[0]);
      const reduction = argumentOf(use.settings, "reduction", positions[1]);
      const isMean = reduction === undefined || /^(['"])mean\1$/.test(reduction.value);
      if (weight === undefined || weight.value === "None" || !isMean) return [];
      if (targetKind(flow, use) !== "probabilities") return [];
      const message =
        "With probabilities as targets the mean divides by the number of rows, not by the class weights as it does for class indices. " +
        'Give class indices, or use reduction="sum" and divide by what is meant.';
      return [{ span: { start: use.target.from, end: use.target.to }, message }];
    });
  },
};
