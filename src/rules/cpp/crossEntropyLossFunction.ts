/** torch::cross_entropy_loss of libtorch. */
import type { Rule } from "../rule.ts";

export const crossEntropyLossFunction: Rule = {
  id: "libtorch-cross-entropy-loss-function",
  language: "cpp",
  framework: "torch",
  names: ["torch::cross_entropy_loss", "at::cross_entropy_loss"],
  spelling: {
    kind: "positional",
    argument: "label_smoothing",
    position: 5,
    fillers: { 2: "{}", 3: "at::Reduction::Mean", 4: "-100" },
  },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "The sixth argument since libtorch 1.10; with weights a mean divides by the weights of the targets.",
  reference: "https://docs.pytorch.org/cppdocs/",
  examples: [
    {
      before: "#include <torch/torch.h>\nauto loss = torch::‸cross_entropy_loss(output, target);\n",
      after:
        "#include <torch/torch.h>\nauto loss = torch::cross_entropy_loss(output, target, {}, at::Reduction::Mean, -100, 0.1);\n",
    },
    {
      before:
        "#include <torch/torch.h>\nauto loss = at::cross_entropy_loss(x, y, weight, at::Reduction::Sum, -100, ‸0.2);\n",
      after:
        "#include <torch/torch.h>\nauto loss = at::cross_entropy_loss(x, y, weight, at::Reduction::Sum, -100, 0.1);\n",
    },
  ],
  ignores: [
    { code: "#include <torch/torch.h>\nauto loss = my::‸cross_entropy_loss(x, y);\n", why: "it is another's" },
    { code: "#include <torch/torch.h>\nauto loss = ‸cross_entropy_loss(x, y);\n", why: "nothing says whose it is" },
  ],
};
