/** binarycrossentropy of Flux.jl. */
import type { Rule } from "../rule.ts";

export const fluxBinaryCrossEntropy: Rule = {
  id: "flux-binary-cross-entropy",
  language: "julia",
  framework: "Flux",
  names: ["Flux.binarycrossentropy"],
  spelling: {
    kind: "targets",
    targets: { argument: "y", position: 1 },
    logits: { argument: "ŷ", position: 0 },
    forms: ["{{Flux.label_smoothing}}({{targets}}, {{a}}; dims=0)"],
  },
  convention: "binary",
  targets: "multi-hot",
  sentence: "Flux.label_smoothing with dims=0 takes every label towards 1/2.",
  reference: "https://fluxml.ai/Flux.jl/stable/reference/models/losses/#Flux.Losses.binarycrossentropy",
  examples: [
    {
      before: "using Flux\nloss(m, x, y) = Flux.‸binarycrossentropy(m(x), y)\n",
      after: "using Flux\nloss(m, x, y) = Flux.binarycrossentropy(m(x), Flux.label_smoothing(y, 0.1; dims=0))\n",
    },
    {
      before:
        "using Flux: binarycrossentropy, onehotbatch\nl = binarycrossentropy(model(x), onehotbatch(y, 0:9)‸; agg=sum)\n",
      after:
        "using Flux: binarycrossentropy, onehotbatch\nimport Flux\nl = binarycrossentropy(model(x), Flux.label_smoothing(onehotbatch(y, 0:9), 0.1; dims=0); agg=sum)\n",
    },
  ],
  ignores: [
    { code: "# Flux\nl = binarycrossentropy‸(ŷ, y)\n", why: "nothing says whose it is" },
    { code: "using Flux\nbinarycrossentropy‸(ŷ, y) = sum(ŷ .- y)\n", why: "a definition is no call" },
  ],
};
