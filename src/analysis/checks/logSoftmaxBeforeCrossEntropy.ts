/** A log-softmax before a cross entropy, which changes nothing. */
import type { Check } from "./check.ts";
import { dropActivation } from "./dropActivation.ts";
import { describeOutput, outputOf } from "./outputs.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

export const logSoftmaxBeforeCrossEntropy: Check = {
  id: "log-softmax-before-cross-entropy",
  title: "Log-softmax before a cross entropy that applies it itself",
  severity: "information",
  whatItDoes:
    "Finds the output of a log-softmax that is given to a cross entropy which takes logits, such as `nn.CrossEntropyLoss`.",
  whyBad:
    "The loss applies log-softmax itself. A second one changes neither the loss nor its gradient, because the exponentials of log-probabilities already sum to 1; it costs time and memory, and the reader wonders whether `nn.NLLLoss` was meant. The next edit, say to a softmax, then is a real mistake.",
  example: `${HEAD}\nloss = F.cross_entropy(F.log_softmax(model(x), dim=1), y)\n`,
  useInstead: `${HEAD}\nloss = F.cross_entropy(model(x), y)\n`,
  fixSafety:
    "The loss and its gradient stay the same up to rounding. Where the log-softmax is taken out of a model, whoever else uses the model's output gets logits.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.cross_entropy(‸F.log_softmax(model(x), dim=1)‸, y)\n`,
      fixed: `${HEAD}loss = F.cross_entropy(model(x), y)\n`,
    },
    {
      code: `${HEAD}class Net(nn.Module):\n    def forward(self, x):\n        x = self.fc(x)\n        output = F.log_softmax(x, dim=1)\n        return output\nmodel = Net()\ncriterion = nn.CrossEntropyLoss()\nloss = criterion(‸model(x)‸, y)\n`,
      fixed: `${HEAD}class Net(nn.Module):\n    def forward(self, x):\n        x = self.fc(x)\n        output = x\n        return output\nmodel = Net()\ncriterion = nn.CrossEntropyLoss()\nloss = criterion(model(x), y)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.nll_loss(F.log_softmax(model(x), dim=1), y)\n`, why: "NLL takes log-probabilities" },
    { code: `${HEAD}loss = F.cross_entropy(model(x), y)\n`, why: "nothing says what the model gives" },
  ],
  find({ flow, lossUses }) {
    return lossUses.flatMap((use) => {
      if (use.api.takes !== "logits" || use.api.over !== "classes" || use.input === undefined) return [];
      const output = outputOf(flow, use.input);
      if (output?.kind !== "log-softmax") return [];
      const message =
        `${use.name} applies log-softmax itself; that of ${describeOutput(flow, output)} before it changes nothing. ` +
        "Drop it, or use the negative log likelihood (NLL) with it.";
      return [
        { span: { start: use.input.from, end: use.input.to }, message, fixes: dropActivation(flow, use, output) },
      ];
    });
  },
};
