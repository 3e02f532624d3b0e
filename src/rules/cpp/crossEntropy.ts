/** torch::nn::functional::cross_entropy of libtorch. */
import type { Rule } from "../rule.ts";

export const crossEntropy: Rule = {
  id: "libtorch-cross-entropy",
  language: "cpp",
  framework: "torch",
  names: ["torch::nn::functional::cross_entropy"],
  spelling: {
    kind: "builder",
    method: "label_smoothing",
    form: "{{a}}",
    options: { position: 2, type: "CrossEntropyFuncOptions" },
  },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "An option since libtorch 1.10; with weights a mean divides by the weights of the targets.",
  reference: "https://docs.pytorch.org/cppdocs/",
  examples: [
    {
      before:
        "#include <torch/torch.h>\nnamespace F = torch::nn::functional;\nauto loss = F::‸cross_entropy(logits, labels);\n",
      after:
        "#include <torch/torch.h>\nnamespace F = torch::nn::functional;\nauto loss = F::cross_entropy(logits, labels, F::CrossEntropyFuncOptions().label_smoothing(0.1));\n",
    },
    {
      before:
        "#include <torch/torch.h>\nusing namespace torch::nn;\nauto loss = functional::cross_entropy(x, y, functional::CrossEntropyFuncOptions().reduction(torch::kSum)‸);\n",
      after:
        "#include <torch/torch.h>\nusing namespace torch::nn;\nauto loss = functional::cross_entropy(x, y, functional::CrossEntropyFuncOptions().reduction(torch::kSum).label_smoothing(0.1));\n",
    },
  ],
  ignores: [{ code: "#include <torch/torch.h>\nauto loss = my::‸cross_entropy(x, y);\n", why: "it is another's" }],
};
