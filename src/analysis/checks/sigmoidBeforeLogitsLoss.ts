/** Probabilities given to a binary cross entropy that applies the sigmoid itself. */
import type { Check } from "./check.ts";
import { dropActivation } from "./dropActivation.ts";
import { describeOutput, outputOf } from "./outputs.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

export const sigmoidBeforeLogitsLoss: Check = {
  id: "sigmoid-before-logits-loss",
  title: "Sigmoid before a binary cross entropy that applies it itself",
  severity: "warning",
  whatItDoes:
    "Finds the output of a sigmoid or a softmax that is given to a binary cross entropy on logits: `nn.BCEWithLogitsLoss`, `F.binary_cross_entropy_with_logits`, `optax.sigmoid_binary_cross_entropy`, `tf.nn.sigmoid_cross_entropy_with_logits`.",
  whyBad:
    "The loss applies the sigmoid to what it is given. Probabilities lie between 0 and 1, so the second sigmoid gives values between 0.5 and 0.73: no negative label can be predicted below 0.5. Training stalls, and nothing raises an error.",
  example: `${HEAD}\nprobs = torch.sigmoid(model(x))\nloss = nn.BCEWithLogitsLoss()(probs, y)\n`,
  useInstead: `${HEAD}\nlogits = model(x)\nloss = nn.BCEWithLogitsLoss()(logits, y)\nprobs = torch.sigmoid(logits)  # where they are shown or thresholded\n`,
  fixSafety:
    "Where the sigmoid is in the call, or its input can be given to the loss instead, only the loss changes. Where it is taken out of a model or an earlier line, thresholds on its result (0.5) have to become thresholds on logits (0).",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.BCEWithLogitsLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.binary_cross_entropy_with_logits(‸torch.sigmoid(z)‸, y)\n`,
      fixed: `${HEAD}loss = F.binary_cross_entropy_with_logits(z, y)\n`,
    },
    {
      code: `${HEAD}criterion = nn.BCEWithLogitsLoss()\nmodel = nn.Sequential(\n    nn.Linear(4, 1),\n    nn.Sigmoid(),\n)\nloss = criterion(‸model(x)‸, y)\n`,
      fixed: `${HEAD}criterion = nn.BCEWithLogitsLoss()\nmodel = nn.Sequential(\n    nn.Linear(4, 1),\n)\nloss = criterion(model(x), y)\n`,
    },
    {
      code: `${HEAD}def f(a, b, y):\n    return F.binary_cross_entropy_with_logits((a + b).sigmoid().squeeze(), y)\n`.replace(
        "(a + b).sigmoid().squeeze()",
        "‸(a + b).sigmoid().squeeze()‸",
      ),
      fixed: `${HEAD}def f(a, b, y):\n    return F.binary_cross_entropy_with_logits((a + b).squeeze(), y)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.binary_cross_entropy(torch.sigmoid(z), y)\n`, why: "this loss takes probabilities" },
    {
      code: `${HEAD}loss = F.binary_cross_entropy_with_logits(z, torch.sigmoid(t))\n`,
      why: "targets are probabilities",
    },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use) => {
      if (use.api.takes !== "logits" || use.api.over !== "each" || use.input === undefined) return [];
      const output = outputOf(flow, use.input);
      if (output === undefined || output.kind === "linear") return [];
      const message =
        `${use.name} takes logits and applies the sigmoid itself, but is given the result of ${describeOutput(flow, output)}. ` +
        "With two of them nothing can be predicted below 0.5. Give the loss what comes before.";
      return [
        { span: { start: use.input.from, end: use.input.to }, message, fixes: dropActivation(flow, use, output) },
      ];
    });
  },
};
