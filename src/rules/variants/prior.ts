/** Towards a prior that need not be uniform, such as the frequencies of the classes. */
import { kerasWrap } from "./kerasVariant.ts";
import { optaxWraps } from "./optaxVariant.ts";
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

const FILL_IN = { prior: "None" };

export const prior: Variant = {
  id: "prior",
  title:
    "Wrap in smoothing towards a prior (a={{a}}; true class 1-a+a·prior_y, others a·prior_k; uniform until you fill in prior)",
  convention: "prior",
  sentence: "The targets move towards a prior, such as the frequencies of the classes: t = (1-a)·onehot + a·prior.",
  reference: "https://arxiv.org/abs/1512.00567",
  wraps: [
    ...torchWraps({
      id: "prior",
      className: "PriorSmoothedLoss",
      functionName: "prior_smoothed_cross_entropy",
      title: "Cross entropy with labels smoothed towards a prior",
      formula: [
        "With t = (1 - a) * onehot + a * prior and p = softmax(input), the loss of a row is",
        "-sum_k weight_k * t_k * log p_k.",
      ],
      terms: [
        "if $prior is None:",
        "    soft = {{torch}}.full_like(log_probs, $label_smoothing / num_classes)",
        "else:",
        "    soft = ($label_smoothing * $prior.to(log_probs)).expand_as(log_probs).clone()",
        "soft.scatter_add_(-1, index, {{torch}}.full_like(soft[..., :1], 1 - $label_smoothing))",
        "terms = (-soft * log_probs).masked_fill(soft == 0, 0)",
      ],
      tensor: {
        name: "prior",
        line: "prior: C probabilities that sum to 1, such as class frequencies; None is uniform.",
      },
      adds: FILL_IN,
    }),
    kerasWrap({
      id: "prior",
      className: "PriorSmoothedCrossentropy",
      title: "Categorical cross entropy with labels smoothed towards a prior",
      formula: [
        "The targets are (1 - a) * y_true + a * prior, where y_true is floating and prior holds K",
        "probabilities that sum to 1, such as class frequencies; None is uniform.",
      ],
      parameter: "prior",
      call: [
        "num_classes = y_pred.shape[-1]",
        "prior = [1.0 / num_classes] * num_classes if self.prior is None else self.prior",
        'shares = {{numpy.asarray}}([self.label_smoothing * share for share in prior], dtype="float32")',
        "soft = y_true * (1.0 - self.label_smoothing) + shares",
        "return {{keras.losses.categorical_crossentropy}}(soft, y_pred, from_logits=self.from_logits)",
      ],
      adds: FILL_IN,
    }),
    ...optaxWraps({
      id: "prior",
      functionName: "prior_smoothed_softmax_cross_entropy",
      title: "Softmax cross entropy with labels smoothed towards a prior",
      formula: [
        "The labels become (1 - a) * labels + a * prior; prior holds K probabilities that sum to 1, such as",
        "class frequencies; None is uniform.",
      ],
      parameter: "prior",
      body: [
        "prior = 1.0 / logits.shape[-1] if prior is None else prior",
        "soft = (1.0 - label_smoothing) * labels + label_smoothing * prior",
        "return {{optax.softmax_cross_entropy}}(logits, soft)",
      ],
      adds: FILL_IN,
    }),
  ],
};
