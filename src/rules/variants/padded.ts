/** The padded convention: the true class 1-a, the others a/(K-2), the padding class and padding rows nothing. */
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

export const padded: Variant = {
  id: "padded",
  title:
    "Wrap in smoothing without the padding class (a={{a}}; true class 1-a, others a/(K-2), padding {{padding_index}})",
  convention: "padded",
  sentence:
    "The true class keeps 1-a, the others but padding get a/(K-2), rows of padding do not count, as in the Annotated Transformer.",
  reference: "https://nlp.seas.harvard.edu/annotated-transformer/",
  wraps: torchWraps({
    id: "padded",
    className: "PaddedSmoothedLoss",
    functionName: "padded_smoothed_cross_entropy",
    title: "Cross entropy with labels smoothed over the other classes but padding",
    formula: [
      "With t = 1 - a for the target class, 0 for padding_index and a / (K - 2) for every other class,",
      "and p = softmax(input), the loss of a row is -sum_k weight_k * t_k * log p_k.",
    ],
    terms: [
      "soft = {{torch}}.full_like(log_probs, $label_smoothing / (num_classes - 2))",
      "soft.scatter_(-1, index, 1 - $label_smoothing)",
      "soft[..., $padding_index] = 0",
      "terms = (-soft * log_probs).masked_fill(soft == 0, 0)",
    ],
    ignored: { name: "padding_index", default: "0" },
    adds: { padding_index: "0" },
    ignoreIndex: {
      as: "padding_index",
      refused: {
        pattern: /^-/,
        reason:
          "A negative ignore_index is no class, but padding is one. Give the index of the padding class as ignore_index.",
      },
    },
  }),
};
