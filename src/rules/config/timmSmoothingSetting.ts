/** `smoothing:` in a timm configuration, where it is written. */
import type { Rule } from "../rule.ts";

export const timmSmoothingSetting: Rule = {
  id: "timm-smoothing-setting",
  language: "yaml",
  framework: "timm",
  names: ["timm args.yaml smoothing"],
  spelling: { kind: "keyword", keyword: "smoothing", default: 0.1 },
  convention: "uniform",
  targets: "indices",
  sentence: "timm's train.py smooths with 0.1 unless its configuration says otherwise.",
  reference: "https://github.com/huggingface/pytorch-image-models/blob/main/train.py",
  examples: [
    {
      before: "model: resnet50\nreprob: 0.25\nsmoothing: 0.2‸  # of the labels\naa: null\n",
      after: "model: resnet50\nreprob: 0.25\nsmoothing: 0.1  # of the labels\naa: null\n",
    },
    {
      before: "train:\n  sched: cosine\n  drop_path: 0.1\n  smoothing: ‸0\n",
      after: "train:\n  sched: cosine\n  drop_path: 0.1\n  smoothing: 0.1\n",
    },
  ],
  ignores: [{ code: "window: 3\nsmoothing: ‸0.9\n", why: "nothing says that it is timm's" }],
};
