/** `fairseq-train --criterion label_smoothed_cross_entropy --label-smoothing`. */
import type { Rule } from "../rule.ts";

export const fairseqLabelSmoothingFlag: Rule = {
  id: "fairseq-label-smoothing-flag",
  language: "shell",
  framework: "fairseq",
  names: ["fairseq-train --label-smoothing"],
  spelling: { kind: "keyword", keyword: "label-smoothing" },
  convention: "others",
  targets: "indices",
  sentence: "Since February 2021 the share is spread over the other classes; before, over all of them.",
  reference: "https://fairseq.readthedocs.io/en/latest/criterions.html",
  examples: [
    {
      before: "fairseq-train data --criterion label_smoothed_cross_entropy --label-smoothing ‸0.2\n",
      after: "fairseq-train data --criterion label_smoothed_cross_entropy --label-smoothing 0.1\n",
    },
    {
      before:
        "CUDA_VISIBLE_DEVICES=0 fairseq-train \\\n    data-bin/iwslt14 \\\n    --criterion label_smoothed_cross_entropy‸ \\\n    --max-tokens 4096  # per GPU\n",
      after:
        "CUDA_VISIBLE_DEVICES=0 fairseq-train \\\n    data-bin/iwslt14 \\\n    --criterion label_smoothed_cross_entropy \\\n    --max-tokens 4096 \\\n    --label-smoothing 0.1  # per GPU\n",
    },
  ],
  ignores: [{ code: "fairseq-generate data ‸--path model.pt\n", why: "generating does not train" }],
};
