/** Smoothed labels for the tf.nn losses, where neither labels nor logits may be evaluated twice. */
import type { Helper } from "./helper.ts";

export const tfUniformlySmoothed: Helper = {
  id: "tf-uniformly-smoothed",
  language: "python",
  name: "uniformly_smoothed",
  code: `def uniformly_smoothed(labels, label_smoothing):
    """Labels over K classes (the last axis) with label smoothing: 1-a+a/K for the true class, a/K for the others."""
    num_classes = {{tensorflow.cast}}({{tensorflow.shape}}(labels)[-1], labels.dtype)
    return labels * (1 - label_smoothing) + label_smoothing / num_classes
`,
};
