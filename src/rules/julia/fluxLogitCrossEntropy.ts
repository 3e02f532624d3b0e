/** logitcrossentropy of Flux.jl. */
import type { Rule } from "../rule.ts";

export const fluxLogitCrossEntropy: Rule = {
  id: "flux-logit-cross-entropy",
  language: "julia",
  framework: "Flux",
  names: ["Flux.logitcrossentropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "y", position: 1 },
    logits: { argument: "ŷ", position: 0 },
    forms: ["{{Flux.label_smoothing}}({{targets}}, {{a}})"],
  },
  obstacles: [
    {
      argument: "dims",
      unless: ["1"],
      reason:
        "The labels would be smoothed over the first dimension, and this call has its classes in another. Smooth the labels by hand.",
    },
  ],
  convention: "uniform",
  targets: "probabilities",
  sentence: "Flux.label_smoothing smooths one-hot labels over the first dimension.",
  reference: "https://fluxml.ai/Flux.jl/stable/reference/models/losses/#Flux.Losses.logitcrossentropy",
  examples: [
    {
      before: "using Flux\nloss(m, x, y) = Flux.‸logitcrossentropy(m(x), y)\n",
      after: "using Flux\nloss(m, x, y) = Flux.logitcrossentropy(m(x), Flux.label_smoothing(y, 0.1))\n",
    },
    {
      before:
        "using Flux: logitcrossentropy, onehotbatch\nl = logitcrossentropy(model(x), onehotbatch(y, 0:9)‸; agg=sum)\n",
      after:
        "using Flux: logitcrossentropy, onehotbatch\nimport Flux\nl = logitcrossentropy(model(x), Flux.label_smoothing(onehotbatch(y, 0:9), 0.1); agg=sum)\n",
    },
  ],
  ignores: [
    { code: "# Flux\nl = logitcrossentropy‸(ŷ, y)\n", why: "nothing says whose it is" },
    { code: "using Flux\nlogitcrossentropy‸(ŷ, y) = sum(ŷ .- y)\n", why: "a definition is no call" },
  ],
};
