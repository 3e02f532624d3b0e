/** `fairseq-train --criterion cross_entropy`, whose smoothed criterion is another one. */
import type { Rule } from "../rule.ts";

export const fairseqCrossEntropyFlag: Rule = {
  id: "fairseq-cross-entropy-flag",
  language: "shell",
  framework: "fairseq",
  names: ["fairseq-train --criterion cross_entropy"],
  spelling: { kind: "renamed", argument: "criterion", to: "label_smoothed_cross_entropy", keyword: "label-smoothing" },
  convention: "others",
  targets: "indices",
  sentence: "cross_entropy has no smoothing; label_smoothed_cross_entropy spreads the share over the other classes.",
  reference: "https://fairseq.readthedocs.io/en/latest/criterions.html",
  examples: [
    {
      before: "fairseq-train data --criterion cross_entropy‸ --max-epoch 3\n",
      after: "fairseq-train data --criterion label_smoothed_cross_entropy --max-epoch 3 --label-smoothing 0.1\n",
    },
    {
      before: "fairseq-train data \\\n  --arch lstm \\\n  --criterion ‸cross_entropy\n",
      after:
        "fairseq-train data \\\n  --arch lstm \\\n  --criterion label_smoothed_cross_entropy \\\n  --label-smoothing 0.1\n",
    },
  ],
  ignores: [{ code: "fairseq-train data --criterion ‸sentence_prediction\n", why: "another criterion" }],
};
