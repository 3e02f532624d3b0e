/** Uniform over the other classes: the true class keeps 1-a, each other class gets a/(K-1). */
import { kerasWrap } from "./kerasVariant.ts";
import { optaxWraps } from "./optaxVariant.ts";
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

const UNIFORM_SHARE = [
  "# a spread over the others is a * K / (K - 1) spread over all classes.",
  "share = label_smoothing * num_classes / (num_classes - 1)",
];

export const others: Variant = {
  id: "others",
  title: "Wrap in smoothing over the other classes (a={{a}}; true class 1-a, others a/(K-1))",
  convention: "others",
  sentence: "The true class keeps 1-a, each other class gets a/(K-1), as in fairseq and tensor2tensor.",
  reference: "https://github.com/facebookresearch/fairseq/blob/main/fairseq/criterions/label_smoothed_cross_entropy.py",
  wraps: [
    ...torchWraps({
      id: "others",
      className: "OthersSmoothedLoss",
      functionName: "others_smoothed_cross_entropy",
      title: "Cross entropy with labels smoothed over the other classes",
      formula: [
        "With t = 1 - a for the target class and a / (K - 1) for every other class, and",
        "p = softmax(input), the loss of a row is -sum_k weight_k * t_k * log p_k.",
      ],
      terms: [
        "soft = {{torch}}.full_like(log_probs, $label_smoothing / (num_classes - 1))",
        "soft.scatter_(-1, index, 1 - $label_smoothing)",
        "terms = (-soft * log_probs).masked_fill(soft == 0, 0)",
      ],
    }),
    kerasWrap({
      id: "others",
      className: "OthersSmoothedCrossentropy",
      title: "Categorical cross entropy with labels smoothed over the other classes",
      formula: ["The targets are 1 - a for the true class and a / (K - 1) for every other class."],
      call: [
        "num_classes = y_pred.shape[-1]",
        ...UNIFORM_SHARE.map((line) => line.replace("= label_smoothing", "= self.label_smoothing")),
        "return {{keras.losses.categorical_crossentropy}}(",
        "    y_true, y_pred, from_logits=self.from_logits, label_smoothing=share",
        ")",
      ],
    }),
    ...optaxWraps({
      id: "others",
      functionName: "others_smoothed_softmax_cross_entropy",
      title: "Softmax cross entropy with labels smoothed over the other classes",
      formula: ["One-hot labels become 1 - a for the true class and a / (K - 1) for every other class."],
      body: [
        "num_classes = logits.shape[-1]",
        ...UNIFORM_SHARE,
        "return {{optax.softmax_cross_entropy}}(logits, {{optax.smooth_labels}}(labels, share))",
      ],
    }),
  ],
};
