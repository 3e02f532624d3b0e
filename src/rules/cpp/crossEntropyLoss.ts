/** torch::nn::CrossEntropyLoss of libtorch. */
import type { Rule } from "../rule.ts";

export const crossEntropyLoss: Rule = {
  id: "libtorch-cross-entropy-loss",
  language: "cpp",
  framework: "torch",
  names: ["torch::nn::CrossEntropyLoss", "torch::nn::CrossEntropyLossImpl"],
  spelling: {
    kind: "builder",
    method: "label_smoothing",
    form: "{{a}}",
    options: { position: 0, type: "CrossEntropyLossOptions" },
  },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "An option since libtorch 1.10; with weights a mean divides by the weights of the targets.",
  reference: "https://docs.pytorch.org/cppdocs/",
  examples: [
    {
      before: "#include <torch/torch.h>\nauto loss = torch::nn::‸CrossEntropyLoss();\n",
      after:
        "#include <torch/torch.h>\nauto loss = torch::nn::CrossEntropyLoss(torch::nn::CrossEntropyLossOptions().label_smoothing(0.1));\n",
    },
    {
      before:
        "#include <torch/torch.h>\nnamespace nn = torch::nn;\nnn::CrossEntropyLoss loss = nn::CrossEntropyLoss(\n    nn::CrossEntropyLossOptions().weight(w)‸);\n",
      after:
        "#include <torch/torch.h>\nnamespace nn = torch::nn;\nnn::CrossEntropyLoss loss = nn::CrossEntropyLoss(\n    nn::CrossEntropyLossOptions().weight(w).label_smoothing(0.1));\n",
    },
    {
      before: "#include <torch/torch.h>\ntorch::nn::CrossEntropyLoss‸ loss;\n",
      after:
        "#include <torch/torch.h>\ntorch::nn::CrossEntropyLoss loss(torch::nn::CrossEntropyLossOptions().label_smoothing(0.1));\n",
    },
    {
      before: "#include <torch/torch.h>\nstruct Trainer {\n  torch::nn::CrossEntropyLoss‸ loss;\n};\n",
      after:
        "#include <torch/torch.h>\nstruct Trainer {\n  torch::nn::CrossEntropyLoss loss{torch::nn::CrossEntropyLossOptions().label_smoothing(0.1)};\n};\n",
    },
  ],
  ignores: [
    { code: "// torch\nauto loss = CrossEntropyLoss‸();\n", why: "nothing says whose it is" },
    {
      code: "#include <torch/torch.h>\nvoid train(torch::nn::CrossEntropyLoss‸ loss);\n",
      why: "a parameter makes no loss",
    },
    {
      code: "#include <torch/torch.h>\ntorch::nn::CrossEntropyLoss‸ loss{nullptr};\n",
      why: "it holds no loss before one is assigned",
    },
  ],
};
