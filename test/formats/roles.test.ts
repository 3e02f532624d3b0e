/** What names tell. */

import { expect, test } from "vitest";
import { isLayoutName, type Role, roleOf } from "../../src/formats/roles.ts";

const rows: readonly (readonly [Role | undefined, string])[] = [
  [
    "logits",
    "logits self.logits val_logits logits_np student_logits LOGITS valLogits y_pred y_hat ŷ outputs scores z logits[0] z_3 preds",
  ],
  ["targets", "targets target labels label y y_true gt batch_labels train_labels label_0 yTrue one_hot self.targets"],
  ["logProbabilities", "log_probs logp logProbs log_softmax"],
  ["probabilities", "probs softmax probabilities y_prob p"],
  ["classWeights", "weight weights class_weights w class-weight classWeight"],
  ["posWeight", "pos_weight posWeight"],
  ["labelSmoothing", "label_smoothing smoothing eps epsilon alpha label_smoothing_factor labelSmoothing ε"],
  ["ignoreIndex", "ignore_index ignoreIndex"],
  ["paddingIndex", "padding_idx pad_idx pad_id padding_index"],
  ["prior", "prior class_prior"],
  ["temperature", "temperature T tau"],
  ["numClasses", "num_classes n_classes K C classes numClasses"],
  ["reduction", "reduction"],
  ["loss", "loss train_loss"],
  [undefined, "x foo lr epoch momentum batch_size"],
];

test.each(rows.flatMap(([role, names]) => names.split(" ").map((name) => [name, role] as const)))(
  "%s is %s",
  (name, role) => {
    expect(roleOf(name)).toBe(role);
  },
);

test("sizes are no data", () => {
  expect(["shape", "kernel_size", "axis", "weight"].map(isLayoutName)).toEqual([true, true, true, false]);
});
