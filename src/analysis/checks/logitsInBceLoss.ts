/** Logits given to a binary cross entropy that takes probabilities. */
import type { Check } from "./check.ts";
import { describeOutput, outputOf } from "./outputs.ts";
import { lossOnLogits } from "./probabilitiesInNllLoss.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

export const logitsInBceLoss: Check = {
  id: "logits-in-bce-loss",
  title: "Logits in a binary cross entropy that takes probabilities",
  severity: "error",
  whatItDoes:
    "Finds the output of a linear layer, without a sigmoid behind it, that is given to `nn.BCELoss` or `F.binary_cross_entropy`.",
  whyBad:
    "These losses take probabilities. PyTorch raises an error (on a GPU an assertion that names no line) for the first value outside of 0 and 1, and a linear layer soon gives one.",
  example: `${HEAD}\nmodel = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))\nloss = nn.BCELoss()(model(x), y)\n`,
  useInstead: `${HEAD}\nmodel = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))\nloss = nn.BCEWithLogitsLoss()(model(x), y)\n`,
  fixSafety: "Only the loss changes: it then applies the sigmoid itself, in the numerically stable way.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.BCELoss.html"],
  examples: [
    {
      code: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))\nloss = nn.BCELoss()(‸model(x)‸, y)\n`,
      fixed: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 1))\nloss = nn.BCEWithLogitsLoss()(model(x), y)\n`,
    },
    {
      code: `${HEAD}class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.head = nn.Linear(4, 1)\n    def forward(self, x):\n        return self.head(x).squeeze(1)\nnet = Net()\nloss = F.binary_cross_entropy(‸net(x)‸, y)\n`,
      fixed: `${HEAD}class Net(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.head = nn.Linear(4, 1)\n    def forward(self, x):\n        return self.head(x).squeeze(1)\nnet = Net()\nloss = F.binary_cross_entropy_with_logits(net(x), y)\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}model = nn.Sequential(nn.Linear(4, 1), nn.Sigmoid())\nloss = nn.BCELoss()(model(x), y)\n`,
      why: "the model gives probabilities",
    },
    { code: `${HEAD}loss = nn.BCELoss()(model(x), y)\n`, why: "nothing says what the model gives" },
  ],
  find({ flow, lossUses, source }) {
    return lossUses.flatMap((use) => {
      if (use.api.takes !== "probabilities" || use.input === undefined) return [];
      const output = outputOf(flow, use.input);
      if (output?.kind !== "linear") return [];
      const message =
        `${use.name} takes probabilities, but is given the logits of ${describeOutput(flow, output)}; PyTorch raises an error for ` +
        "values outside of 0 and 1. Use the loss on logits, which applies the sigmoid itself.";
      return [{ span: { start: use.input.from, end: use.input.to }, message, fixes: lossOnLogits({ source }, use) }];
    });
  },
};
