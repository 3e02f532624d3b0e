/** keras.losses.SparseCategoricalCrossentropy with label smoothing. */
import type { Helper } from "./helper.ts";

export const kerasSmoothedSparseCategoricalCrossentropy: Helper = {
  id: "keras-smoothed-sparse-categorical-crossentropy",
  language: "python",
  name: "SmoothedSparseCategoricalCrossentropy",
  code: `class SmoothedSparseCategoricalCrossentropy({{keras.losses.CategoricalCrossentropy}}):
    """SparseCategoricalCrossentropy with label smoothing: class indices become one-hot targets, which are smoothed."""

    def __init__(self, from_logits=False, *, label_smoothing, **kwargs):
        super().__init__(from_logits=from_logits, label_smoothing=label_smoothing, **kwargs)

    def call(self, y_true, y_pred):
        ops = {{keras}}.ops if hasattr({{keras}}, "ops") else {{keras}}.backend  # Keras 3, Keras 2
        if len(y_true.shape) == len(y_pred.shape):
            y_true = ops.squeeze(y_true, -1)
        return super().call(ops.one_hot(ops.cast(y_true, "int32"), y_pred.shape[-1]), y_pred)
`,
};
