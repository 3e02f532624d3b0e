/** keras.losses.sparse_categorical_crossentropy with label smoothing. */
import type { Helper } from "./helper.ts";

export const kerasSmoothedSparseCategoricalCrossentropyFunction: Helper = {
  id: "keras-smoothed-sparse-categorical-crossentropy-function",
  language: "python",
  name: "smoothed_sparse_categorical_crossentropy",
  code: `def smoothed_sparse_categorical_crossentropy(y_true, y_pred, from_logits=False, *, label_smoothing):
    """sparse_categorical_crossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""
    ops = {{keras}}.ops if hasattr({{keras}}, "ops") else {{keras}}.backend  # Keras 3, Keras 2
    if len(y_true.shape) == len(y_pred.shape):
        y_true = ops.squeeze(y_true, -1)
    one_hot = ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1])
    return {{keras.losses.categorical_crossentropy}}(
        one_hot, y_pred, from_logits=from_logits, label_smoothing=label_smoothing
    )
`,
};
