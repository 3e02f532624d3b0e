/** Values that are allowed, but far above those that are in use. */
import type { Check, Problem } from "./check.ts";
import { literalAt } from "./literal.ts";

const HEAD = "import torch.nn as nn\n";
const USUAL = 0.3;

export const largeLabelSmoothing: Check = {
  id: "large-label-smoothing",
  title: "A smoothing value above 0.3",
  severity: "hint",
  whatItDoes: "Finds smoothing values above 0.3 (and up to 1).",
  whyBad:
    "Published work uses 0.05 to 0.2. The more is spread, the smaller the gap between the logits that the loss asks for: with 10 classes ln(1 + 10(1-a)/a) is 4.5 for a = 0.1 and 2.4 for a = 0.5. The model becomes underconfident, its probabilities have to be rescaled before they are used, and at 1 nothing is left to learn. It may be meant: there is no formula for the value, it is tried like any strength of regularisation.",
  example: `${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.9)  # perhaps the share that the true class keeps\n`,
  useInstead: `${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
  references: ["https://arxiv.org/abs/1512.00567", "https://arxiv.org/abs/1906.02629"],
  examples: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸0.9‸)\n` },
    { code: `${HEAD}EPS = 0.5\ncriterion = nn.CrossEntropyLoss(label_smoothing=‸EPS‸)\n` },
  ],
  ignores: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.3)\n`, why: "it is not above 0.3" },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=10)\n`,
      why: "it is wrong, and another check says so",
    },
  ],
  find({ flow, lossCalls }) {
    return lossCalls.flatMap(({ value }): Problem[] => {
      const span = value.kind === "given" ? value.spans[0] : undefined;
      const literal = span && literalAt(flow, span)?.literal;
      if (span === undefined || literal?.kind !== "number" || literal.value <= USUAL || literal.value > 1) return [];
      const message =
        `A smoothing value of ${literal.text} is far above the usual 0.05 to 0.2: the model is trained to be unsure. ` +
        "If the share that the true class keeps was meant, write what is left to 1.";
      return [{ span, message }];
    });
  },
};
