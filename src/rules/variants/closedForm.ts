/** The closed form (1-a)·NLL + a·mean(-log p): what label_smoothing computes, without the argument. */
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

export const closedForm: Variant = {
  id: "closed-form",
  title: "Wrap in the closed form (1-a)·NLL + a·mean(-log p) (a={{a}}; the loss and gradient of label_smoothing)",
  convention: "uniform",
  sentence:
    "The closed form (1-a)·NLL + a·mean(-log p): the same loss and gradient as label_smoothing, in every PyTorch.",
  reference: "https://arxiv.org/abs/1512.00567",
  wraps: torchWraps({
    id: "closed-form",
    className: "ClosedFormSmoothedLoss",
    functionName: "closed_form_smoothed_cross_entropy",
    title: "Cross entropy with label smoothing in closed form",
    formula: [
      "With p = softmax(input) the loss of a row is",
      "(1 - a) * weight_y * -log p_y + a / K * sum_k weight_k * -log p_k: what",
      "torch.nn.CrossEntropyLoss(label_smoothing=a) computes, here for every version of PyTorch.",
    ],
    terms: ["terms = -log_probs"],
    rows: [
      "nll = terms.gather(-1, index).squeeze(-1)",
      "loss = (1 - $label_smoothing) * nll + $label_smoothing / num_classes * terms.sum(-1)",
    ],
  }),
};
