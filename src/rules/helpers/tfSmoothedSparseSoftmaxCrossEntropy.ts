/** tf.nn.sparse_softmax_cross_entropy_with_logits with label smoothing, where logits may not be evaluated twice. */
import type { Helper } from "./helper.ts";

export const tfSmoothedSparseSoftmaxCrossEntropy: Helper = {
  id: "tf-smoothed-sparse-softmax-cross-entropy",
  language: "python",
  name: "smoothed_sparse_softmax_cross_entropy",
  code: `def smoothed_sparse_softmax_cross_entropy(labels, logits, name=None, *, label_smoothing):
    """Sparse softmax cross entropy with label smoothing: 1-a+a/K for the true class, a/K for the others."""
    num_classes = {{tensorflow.shape}}(logits)[-1]
    one_hot = {{tensorflow.one_hot}}(labels, num_classes, dtype=logits.dtype)
    smoothed = one_hot * (1 - label_smoothing) + label_smoothing / {{tensorflow.cast}}(num_classes, logits.dtype)
    return {{tensorflow.nn.softmax_cross_entropy_with_logits}}(labels=smoothed, logits=logits, name=name)
`,
};
