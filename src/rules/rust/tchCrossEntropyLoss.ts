/** Tensor::cross_entropy_loss of tch. */
import type { Rule } from "../rule.ts";

export const tchCrossEntropyLoss: Rule = {
  id: "tch-cross-entropy-loss",
  language: "rust",
  framework: "tch::",
  names: ["tch::Tensor::cross_entropy_loss", "*.cross_entropy_loss", "*.f_cross_entropy_loss"],
  spelling: { kind: "positional", argument: "label_smoothing", position: 4, fillers: {} },
  convention: "uniform",
  targets: "indices or probabilities",
  sentence: "The fifth argument, which is always given.",
  reference: "https://docs.rs/tch/latest/tch/struct.Tensor.html#method.cross_entropy_loss",
  examples: [
    {
      before:
        "use tch::{Reduction, Tensor};\nlet loss = logits.cross_entropy_loss::<Tensor>(&ys, None, Reduction::Mean, -100, ‸0.0);\n",
      after:
        "use tch::{Reduction, Tensor};\nlet loss = logits.cross_entropy_loss::<Tensor>(&ys, None, Reduction::Mean, -100, 0.1);\n",
    },
    {
      before:
        "use tch::Tensor;\nlet l = net.forward(&xs).‸cross_entropy_loss(&ys, Some(w), tch::Reduction::Sum, -100, 0.2);\n",
      after:
        "use tch::Tensor;\nlet l = net.forward(&xs).cross_entropy_loss(&ys, Some(w), tch::Reduction::Sum, -100, 0.1);\n",
    },
  ],
  ignores: [
    {
      code: "let loss = x.‸cross_entropy_loss(&ys, None, Reduction::Mean, -100, 0.0);\n",
      why: "nothing names the library",
    },
  ],
};
