/** Probabilities or logits given to a negative log likelihood, which takes logarithms of probabilities. */
import { argumentOf } from "../sourceCall.ts";
import type { Check, Fix, Scene } from "./check.ts";
import type { LossUse } from "./lossUses.ts";
import { describeOutput, type Output, outputOf } from "./outputs.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

export const probabilitiesInNllLoss: Check = {
  id: "probabilities-in-nll-loss",
  title: "A negative log likelihood without the logarithm",
  severity: "warning",
  whatItDoes:
    "Finds the output of a softmax, or of a linear layer, that is given to `nn.NLLLoss` or `F.nll_loss`, which take log-probabilities.",
  whyBad:
    "The loss only picks the entry of the true class and changes its sign: it takes no logarithm, whatever its name says. Of probabilities it is the mean of -p, between -1 and 0, whose gradient vanishes for classes that are far from right; of logits it has no lower bound, and training diverges.",
  example: `${HEAD}\nloss = F.nll_loss(F.softmax(logits, dim=1), y)\n`,
  useInstead: `${HEAD}\nloss = F.nll_loss(F.log_softmax(logits, dim=1), y)  # or F.cross_entropy(logits, y)\n`,
  fixSafety:
    "Where the softmax is inside a model, whoever else uses the model's output gets log-probabilities. The values of the loss change: they become those that were meant.",
  references: ["https://pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html"],
  examples: [
    {
      code: `${HEAD}loss = F.nll_loss(‸F.softmax(z, dim=1)‸, y)\n`,
      fixed: `${HEAD}loss = F.nll_loss(F.log_softmax(z, dim=1), y)\n`,
    },
    {
      code: `${HEAD}model = nn.Sequential(nn.Linear(4, 3), nn.Softmax(dim=1))\nloss = nn.NLLLoss()(‸model(x)‸, y)\n`,
      fixed: `${HEAD}model = nn.Sequential(nn.Linear(4, 3), nn.LogSoftmax(dim=1))\nloss = nn.NLLLoss()(model(x), y)\n`,
    },
    {
      code: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))\ncriterion = nn.NLLLoss(ignore_index=0)\nloss = criterion(‸model(x)‸, y)\n`,
      fixed: `${HEAD}model = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 3))\ncriterion = nn.CrossEntropyLoss(ignore_index=0)\nloss = criterion(model(x), y)\n`,
    },
  ],
  ignores: [
    { code: `${HEAD}loss = F.nll_loss(torch.log(F.softmax(z, dim=1)), y)\n`, why: "the logarithm is there" },
    {
      code: `${HEAD}p = -F.nll_loss(F.softmax(z, dim=1), y, reduction="none")\n`,
      why: "it picks the probabilities of the true classes, for a focal loss",
    },
    { code: `${HEAD}loss = F.nll_loss(F.log_softmax(z, dim=1), y)\n`, why: "these are log-probabilities" },
  ],
  find({ flow, lossUses, source }) {
    return lossUses.flatMap((use) => {
      if (!/\.(NLLLoss|nll_loss)$/.test(use.name) || use.input === undefined) return [];
      // Row by row it only picks entries, which focal losses are written with.
      if (/^(['"])none\1$/.test(argumentOf(use.settings, "reduction")?.value ?? "")) return [];
      const output = outputOf(flow, use.input);
      if (output?.kind !== "softmax" && output?.kind !== "sigmoid" && output?.kind !== "linear") return [];
      const isLinear = output.kind === "linear";
      const given = isLinear ? "the logits" : "the probabilities";
      const message =
        `${use.name} takes log-probabilities, but is given ${given} of ${describeOutput(flow, output)}. It takes no logarithm itself. ` +
        (isLinear ? "Use the cross entropy on logits, or a log-softmax." : "Use log-softmax in place of softmax.");
      const fixes = isLinear
        ? lossOnLogits({ source }, use)
        : output.kind === "softmax"
          ? logSoftmax(flow, output)
          : [];
      return [{ span: { start: use.input.from, end: use.input.to }, message, fixes }];
    });
  },
};

/** The same loss on logits takes the place of the loss. */
export function lossOnLogits({ source }: Pick<Scene, "source">, { api, settings }: LossUse): Fix[] {
  if (api.onLogits === undefined) return [];
  const { text, edits } = source.nameFor(api.onLogits, settings.span.start);
  return [{ title: `Use ${text}`, edits: [...edits, { span: settings.calleeSpan, text }] }];
}

/** `F.softmax` becomes `F.log_softmax`, `nn.Softmax` becomes `nn.LogSoftmax`. */
export function logSoftmax(flow: Scene["flow"], { call, isInModel, input }: Output): Fix[] {
  const callee = flow.source.text.slice(call.calleeSpan.start, call.calleeSpan.end);
  const word = /\.(softmax|Softmax)$/.exec(callee)?.[1];
  if (word === undefined) return [];
  const span = { start: call.calleeSpan.end - word.length, end: call.calleeSpan.end };
  const name = word === "softmax" ? "log_softmax" : "LogSoftmax";
  const isElsewhere = isInModel || call.node.parent?.name === "AssignStatement" || input === undefined;
  const title = isElsewhere ? `Use ${name} (its other uses change too)` : `Use ${name}`;
  return [{ title, edits: [{ span, text: name }], ...(isElsewhere && { isUnsure: true }) }];
}
