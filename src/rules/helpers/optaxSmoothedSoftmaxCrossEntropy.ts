/** optax.softmax_cross_entropy_with_integer_labels with label smoothing, where logits may not be evaluated twice. */
import type { Helper } from "./helper.ts";

export const optaxSmoothedSoftmaxCrossEntropy: Helper = {
  id: "optax-smoothed-softmax-cross-entropy",
  language: "python",
  name: "smoothed_softmax_cross_entropy",
  code: `def smoothed_softmax_cross_entropy(logits, labels, *, label_smoothing, **options):
    """Softmax cross entropy with integer labels, smoothed: 1-a+a/K for the true class, a/K for the others."""
    one_hot = {{jax.nn.one_hot}}(labels, logits.shape[-1])
    return {{optax.softmax_cross_entropy}}(logits, {{optax.smooth_labels}}(one_hot, label_smoothing), **options)
`,
};
