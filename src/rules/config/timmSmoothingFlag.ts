/** timm's `train.py --smoothing`, where the flag is written. */
import type { Rule } from "../rule.ts";

export const timmSmoothingFlag: Rule = {
  id: "timm-smoothing-flag",
  language: "shell",
  framework: "timm",
  names: ["timm train.py --smoothing"],
  spelling: { kind: "keyword", keyword: "smoothing", default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence:
    "timm's train.py smooths with 0.1 unless the flag says otherwise; with mixup the targets carry the smoothing.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/train.py",
  examples: [
    {
      before: "torchrun --nproc_per_node=4 train.py /data --model resnet50 --smoothing ‸0.2 --amp\n",
      after: "torchrun --nproc_per_node=4 train.py /data --model resnet50 --smoothing 0.1 --amp\n",
    },
    {
      before: "./distributed_train.sh 8 /data \\\n  --model vit_small \\\n  --smoothing=‸0 \\\n  --aa rand\n",
      after: "./distributed_train.sh 8 /data \\\n  --model vit_small \\\n  --smoothing=0.1 \\\n  --aa rand\n",
    },
  ],
  ignores: [
    { code: "# python train.py --smoothing ‸0.2\n", why: "a comment is no command" },
    { code: "python plot.py --smoothing ‸0.9\n", why: "another program's smoothing" },
  ],
};
