/** `train.py --label-smoothing` of torchvision's references, where the flag is written. */
import type { Rule } from "../rule.ts";

export const torchvisionLabelSmoothingFlag: Rule = {
  id: "torchvision-label-smoothing-flag",
  language: "shell",
  framework: "torchvision",
  names: ["torchvision train.py --label-smoothing"],
  spelling: { kind: "keyword", keyword: "label-smoothing" },
  convention: "uniform",
  targets: "indices",
  sentence:
    "The references pass the value to CrossEntropyLoss; with mixup and CutMix the loss smooths the mixed targets once more.",
  reference: "https://github.com/pytorch/vision/tree/main/references/classification",
  examples: [
    {
      before: "torchrun train.py --model resnet50 --label-smoothing 0.2‸ --epochs 90\n",
      after: "torchrun train.py --model resnet50 --label-smoothing 0.1 --epochs 90\n",
    },
    {
      before: "python train.py --label-smoothing ‸0.0; ls\n",
      after: "python train.py --label-smoothing 0.1; ls\n",
    },
  ],
  ignores: [
    { code: "python train.py --model ‸resnet50\n", why: "nothing says whose train.py it is" },
    { code: "echo python train.py --label-smoothing ‸0.2\n", why: "it is only printed" },
  ],
};
