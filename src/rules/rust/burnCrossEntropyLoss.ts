/** CrossEntropyLoss of burn, made without its configuration. */
import type { Rule } from "../rule.ts";

export const burnCrossEntropyLoss: Rule = {
  id: "burn-cross-entropy-loss",
  language: "rust",
  framework: "burn",
  names: ["burn::nn::loss::CrossEntropyLoss"],
  spelling: {
    kind: "remade",
    builder: "burn::nn::loss::CrossEntropyLossConfig",
    arity: 2,
    forms: [
      { when: "None", code: "{{builder}}::new().with_smoothing(Some({{a}})).init{{types}}({{1}})" },
      {
        code: "{{builder}}::new().with_pad_tokens({{0}}.map(|token| vec![token])).with_smoothing(Some({{a}})).init{{types}}({{1}})",
      },
    ],
  },
  convention: "uniform",
  targets: "indices",
  sentence: "It takes no value: its configuration, which does, makes the same loss.",
  reference: "https://burn.dev/docs/burn/nn/loss/struct.CrossEntropyLoss.html",
  examples: [
    {
      before:
        "use burn::nn::loss::CrossEntropyLoss;\nlet loss = CrossEntropyLoss::‸new(None, &output.device()).forward(output, targets);\n",
      after:
        "use burn::nn::loss::CrossEntropyLoss;\nlet loss = burn::nn::loss::CrossEntropyLossConfig::new().with_smoothing(Some(0.1)).init(&output.device()).forward(output, targets);\n",
    },
    {
      before: "use burn::nn;\nlet loss = nn::loss::CrossEntropyLoss::<B>::new‸(Some(pad), &device);\n",
      after:
        "use burn::nn;\nlet loss = nn::loss::CrossEntropyLossConfig::new().with_pad_tokens(Some(pad).map(|token| vec![token])).with_smoothing(Some(0.1)).init::<B>(&device);\n",
    },
  ],
  ignores: [
    {
      code: "use candle::CrossEntropyLoss; // burn\nlet loss = CrossEntropyLoss::‸new(None, &device);\n",
      why: "it is another's",
    },
    {
      code: "use burn::nn::loss::CrossEntropyLoss;\nfn train(loss: CrossEntropyLoss‸<B>) {}\n",
      why: "a parameter makes no loss",
    },
  ],
};
