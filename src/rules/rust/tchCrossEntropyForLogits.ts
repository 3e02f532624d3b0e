/** Tensor::cross_entropy_for_logits of tch. */
import type { Rule } from "../rule.ts";

export const tchCrossEntropyForLogits: Rule = {
  id: "tch-cross-entropy-for-logits",
  language: "rust",
  framework: "tch::",
  names: ["tch::Tensor::cross_entropy_for_logits", "*.cross_entropy_for_logits"],
  spelling: {
    kind: "positional",
    argument: "label_smoothing",
    position: 4,
    fillers: { 1: "None", 2: "tch::Reduction::Mean", 3: "-100" },
    callee: "cross_entropy_loss::<tch::Tensor>",
  },
  convention: "uniform",
  targets: "indices",
  sentence: "It takes no value: cross_entropy_loss, of which it is the mean in float32, takes its place.",
  reference: "https://docs.rs/tch/latest/tch/struct.Tensor.html#method.cross_entropy_for_logits",
  examples: [
    {
      before: "use tch::Tensor;\nlet loss = net.forward(&xs).‸cross_entropy_for_logits(&ys);\n",
      after:
        "use tch::Tensor;\nlet loss = net.forward(&xs).cross_entropy_loss::<tch::Tensor>(&ys, None, tch::Reduction::Mean, -100, 0.1);\n",
    },
    {
      before: "use tch::nn;\nlet loss = logits\n    .cross_entropy_for_logits(&ys‸);\n",
      after:
        "use tch::nn;\nlet loss = logits\n    .cross_entropy_loss::<tch::Tensor>(&ys, None, tch::Reduction::Mean, -100, 0.1);\n",
    },
  ],
  ignores: [{ code: "// tch::Tensor\nlet l = x.‸cross_entropy_for_logits(&ys);\n", why: "no use names the library" }],
};
