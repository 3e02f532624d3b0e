/** Losses that smooth labels by hand and get it wrong. */
import type { Check, Problem } from "./check.ts";
import { handWritten, messageOf } from "./handWrittenLabelSmoothing.ts";

const HEAD = "import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n";

const WITHOUT_LOG = `${HEAD}
def smooth_loss(logits, target, eps=0.1):
    k = logits.size(-1)
    soft = F.one_hot(target, k).float() * (1 - eps) + eps / k
    return F.kl_div(F.softmax(logits, dim=-1), soft, reduction="batchmean")
`;

const MEAN = `${HEAD}
def smooth_loss(logits, target, eps=0.1):
    k = logits.size(-1)
    soft = F.one_hot(target, k).float() * (1 - eps) + eps / k
    return F.kl_div(F.log_softmax(logits, dim=-1), soft, reduction="mean")
`;

export const mistakenLabelSmoothing: Check = {
  id: "mistaken-label-smoothing",
  title: "A mistake in a loss that smooths labels by hand",
  severity: "warning",
  whatItDoes:
    "Finds mistakes in classes and functions that compute a smoothed cross entropy themselves: probabilities where KLDivLoss takes their logarithms, a mean over rows times classes, a missing `dim`, targets in float16, a share that counts the padding class, class weights on one term only.",
  whyBad:
    "None of these raises an error. The loss that is computed is another one than its name says: scaled by the number of classes, without its minimum at the smoothed target, or with another share for each class than the value that is written.",
  example: WITHOUT_LOG,
  useInstead: `${HEAD}\nloss = F.cross_entropy(logits, target, label_smoothing=0.1)\n`,
  references: [
    "https://github.com/fastai/fastai/issues/1814",
    "https://github.com/harvardnlp/annotated-transformer/issues/109",
  ],
  examples: [
    { code: WITHOUT_LOG.replace("smooth_loss", "‸smooth_loss‸") },
    { code: MEAN.replace("smooth_loss", "‸smooth_loss‸") },
  ],
  ignores: [
    { code: MEAN.replace('"mean"', '"batchmean"'), why: "the reduction is right" },
    { code: `${HEAD}loss = F.cross_entropy(logits, y, label_smoothing=0.1)\n`, why: "nothing is written by hand" },
  ],
  find: (scene) =>
    handWritten(scene).flatMap(({ loss, mistakes }): Problem[] =>
      mistakes.length === 0 ? [] : [{ span: loss.span, message: messageOf(loss, mistakes.join(" ")) }],
    ),
};
