/** BinaryCrossEntropyLossConfig of burn. */
import type { Rule } from "../rule.ts";

export const burnBinaryCrossEntropyLossConfig: Rule = {
  id: "burn-binary-cross-entropy-loss-config",
  language: "rust",
  framework: "burn",
  names: ["burn::nn::loss::BinaryCrossEntropyLossConfig"],
  spelling: { kind: "builder", method: "with_smoothing", form: "Some({{a}})", field: "smoothing" },
  convention: "uniform",
  targets: "multi-hot",
  sentence: "Adds a/K to every label of K columns, not a/2; targets of one dimension count as two classes.",
  reference: "https://burn.dev/docs/burn/nn/loss/struct.BinaryCrossEntropyLossConfig.html",
  examples: [
    {
      before:
        "use burn::nn::loss::BinaryCrossEntropyLossConfig;\nlet loss = BinaryCrossEntropyLossConfig::‸new()\n    .with_logits(true)\n    .init(&device);\n",
      after:
        "use burn::nn::loss::BinaryCrossEntropyLossConfig;\nlet loss = BinaryCrossEntropyLossConfig::new()\n    .with_logits(true).with_smoothing(Some(0.1))\n    .init(&device);\n",
    },
    {
      before: "use burn::prelude::*;\nlet loss = nn::loss::BinaryCrossEntropyLossConfig::new‸();\n",
      after:
        "use burn::prelude::*;\nlet loss = nn::loss::BinaryCrossEntropyLossConfig::new().with_smoothing(Some(0.1));\n",
    },
  ],
  ignores: [{ code: "// burn\nlet loss = BinaryCrossEntropyLossConfig::‸new();\n", why: "no use says whose it is" }],
};
