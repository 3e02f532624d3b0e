/** CrossEntropyLossConfig of burn. */
import type { Rule } from "../rule.ts";

export const burnCrossEntropyLossConfig: Rule = {
  id: "burn-cross-entropy-loss-config",
  language: "rust",
  framework: "burn",
  names: ["burn::nn::loss::CrossEntropyLossConfig"],
  spelling: { kind: "builder", method: "with_smoothing", form: "Some({{a}})", field: "smoothing" },
  convention: "uniform",
  targets: "indices",
  sentence: "Smooths class indices; rows of the padding tokens do not count.",
  reference: "https://burn.dev/docs/burn/nn/loss/struct.CrossEntropyLossConfig.html",
  examples: [
    {
      before: "use burn::nn::loss::CrossEntropyLossConfig;\nlet loss = CrossEntropyLossConfig::‸new().init(&device);\n",
      after:
        "use burn::nn::loss::CrossEntropyLossConfig;\nlet loss = CrossEntropyLossConfig::new().with_smoothing(Some(0.1)).init(&device);\n",
    },
    {
      before:
        "use burn::nn::{loss::{CrossEntropyLossConfig as Loss, MseLoss}, Linear};\nlet loss = Loss::new‸()\n    .with_pad_tokens(Some(vec![0]))\n    .init(&device);\n",
      after:
        "use burn::nn::{loss::{CrossEntropyLossConfig as Loss, MseLoss}, Linear};\nlet loss = Loss::new()\n    .with_pad_tokens(Some(vec![0])).with_smoothing(Some(0.1))\n    .init(&device);\n",
    },
    {
      before: "use burn::nn::loss::*;\nlet loss = CrossEntropyLossConfig::new().with_smoothing(None)‸;\n",
      after: "use burn::nn::loss::*;\nlet loss = CrossEntropyLossConfig::new().with_smoothing(Some(0.1));\n",
    },
    {
      before:
        "use burn::prelude::*;\nuse nn::loss::CrossEntropyLossConfig;\nlet loss = CrossEntropyLossConfig‸ { pad_tokens: None, weights: None, smoothing: None, logits: true };\n",
      after:
        "use burn::prelude::*;\nuse nn::loss::CrossEntropyLossConfig;\nlet loss = CrossEntropyLossConfig { pad_tokens: None, weights: None, smoothing: Some(0.1), logits: true };\n",
    },
  ],
  ignores: [
    { code: "// burn\nlet loss = CrossEntropyLossConfig::‸new();\n", why: "no use says whose it is" },
    { code: "use burn::nn::loss::CrossEntropyLossConfig;\nlet x = Other::‸new();\n", why: "it is another type" },
  ],
};
