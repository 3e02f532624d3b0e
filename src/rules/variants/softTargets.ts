/** Smoothed targets as probabilities, with class weights per class: a mean over the rows, not over their weights. */
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

export const softTargets: Variant = {
  id: "soft-targets",
  title:
    "Wrap in soft targets with class weights (a={{a}}; -Σ w·t·log p, a mean over the rows, not over their weights)",
  convention: "uniform",
  sentence:
    "Smoothed targets as probabilities: -Σ w·t·log p per row, and a mean over the rows, where index targets divide by the weights.",
  reference: "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
  wraps: torchWraps({
    id: "soft-targets",
    className: "SmoothedSoftTargetLoss",
    functionName: "smoothed_soft_target_loss",
    title: "Cross entropy to smoothed targets that are probabilities, with class weights",
    formula: [
      "With t = (1 - a) * onehot + a / K and p = softmax(input), the loss of a row is",
      "-sum_k weight_k * t_k * log p_k: what torch.nn.CrossEntropyLoss(weight=weight) computes for t.",
    ],
    terms: [
      "share = $label_smoothing / num_classes",
      "soft = {{torch}}.full_like(log_probs, share).scatter_(-1, index, 1 - $label_smoothing + share)",
      "terms = (-soft * log_probs).masked_fill(soft == 0, 0)",
    ],
    divisor: "rows",
    needs: {
      argument: "weight",
      reason: "Without class weights this is what label_smoothing computes already. Pass weight first.",
    },
  }),
};
