/** KL divergence to smoothed targets: the gradient of cross entropy, a value that is lower by the targets' entropy. */
import { kerasWrap } from "./kerasVariant.ts";
import { optaxWraps } from "./optaxVariant.ts";
import { torchWraps } from "./torchVariant.ts";
import type { Variant } from "./variant.ts";

export const klDivergence: Variant = {
  id: "kl-divergence",
  title: "Wrap in KL divergence to smoothed targets (a={{a}}; gradient as cross entropy, loss lower by H(t))",
  convention: "uniform",
  sentence:
    "KL divergence to uniformly smoothed targets: the gradient of cross entropy, and a loss lower by H(t), so that its floor is 0.",
  reference: "https://arxiv.org/abs/1512.00567",
  wraps: [
    ...torchWraps({
      id: "kl-divergence",
      className: "KLToSmoothedLabelsLoss",
      functionName: "kl_to_smoothed_labels",
      title: "KL divergence of the predictions from smoothed targets",
      formula: [
        "With t = (1 - a) * onehot + a / K and p = softmax(input), the loss of a row is",
        "sum_k weight_k * t_k * (log t_k - log p_k): its gradient is that of cross entropy with",
        "label_smoothing=a, its value lower by H(t), so that without weights the minimum is 0.",
      ],
      terms: [
        "share = $label_smoothing / num_classes",
        "soft = {{torch}}.full_like(log_probs, share).scatter_(-1, index, 1 - $label_smoothing + share)",
        'terms = {{torch.nn.functional}}.kl_div(log_probs, soft, reduction="none").masked_fill(soft == 0, 0)',
      ],
    }),
    kerasWrap({
      id: "kl-divergence",
      className: "KLToSmoothedLabels",
      title: "KL divergence of the predictions from smoothed one-hot targets",
      formula: [
        "With t = (1 - a) * onehot + a / K the loss is sum_k t_k * (log t_k - log p_k): its gradient is",
        "that of CategoricalCrossentropy(label_smoothing=a), its value lower by H(t), so that its minimum is 0.",
      ],
      call: [
        "num_classes = y_pred.shape[-1]",
        "other = self.label_smoothing / num_classes",
        "true = 1.0 - self.label_smoothing + other",
        "logs = [share * {{math.log}}(share) for share in (true, other) if share > 0]",
        "negative_entropy = logs[0] + (num_classes - 1) * sum(logs[1:])",
        "cross_entropy = {{keras.losses.categorical_crossentropy}}(",
        "    y_true, y_pred, from_logits=self.from_logits, label_smoothing=self.label_smoothing",
        ")",
        "return cross_entropy + negative_entropy",
      ],
    }),
    ...optaxWraps({
      id: "kl-divergence",
      functionName: "softmax_kl_to_smoothed_labels",
      title: "KL divergence of the predictions from smoothed targets",
      formula: [
        "With t = (1 - a) * labels + a / K the loss is sum_k t_k * (log t_k - log p_k): its gradient is that",
        "of cross entropy with t, its value lower by H(t), so that its minimum is 0.",
      ],
      body: [
        "soft = {{optax.smooth_labels}}(labels, label_smoothing)",
        "return {{optax.kl_divergence}}({{jax.nn.log_softmax}}(logits), soft)",
      ],
    }),
  ],
};
