/** PyTorch 1.10 and later. */
import type { Framework } from "../framework.ts";

export const pytorch: Framework = {
  id: "pytorch",
  label: "PyTorch",
  language: "python",
  write: ({ convention, loss, labelSmoothing }) =>
    convention === "uniform" && loss === "crossEntropy"
      ? {
          language: "python",
          code: `import torch.nn as nn\n\ncriterion = nn.CrossEntropyLoss(label_smoothing=${labelSmoothing})\nloss = criterion(logits, targets)\n`,
        }
      : { reason: "nn.CrossEntropyLoss smooths uniformly. Choose the uniform convention." },
};
