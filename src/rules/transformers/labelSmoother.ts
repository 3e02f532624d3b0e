/** transformers.trainer_pt_utils.LabelSmoother, which the Trainer uses. */
import type { Rule } from "../rule.ts";

export const labelSmoother: Rule = {
  id: "transformers-label-smoother",
  language: "python",
  framework: "transformers",
  names: ["transformers.trainer_pt_utils.LabelSmoother"],
  spelling: { kind: "keyword", keyword: "epsilon", position: 0, default: 0.1, maxPositional: 2 },
  convention: "uniform",
  targets: "indices",
  sentence: "Smooths with 0.1 unless a value is given, over the rows whose label is not ignore_index.",
  reference: "https://github.com/huggingface/transformers/blob/main/src/transformers/trainer_pt_utils.py",
  examples: [
    {
      before: "from transformers.trainer_pt_utils import LabelSmoother\nsmoother = ‸LabelSmoother(epsilon=0.2)\n",
      after: "from transformers.trainer_pt_utils import LabelSmoother\nsmoother = LabelSmoother(epsilon=0.1)\n",
    },
    {
      before:
        "from transformers import trainer_pt_utils\nsmoother = trainer_pt_utils.‸LabelSmoother(0.0, ignore_index=0)\n",
      after:
        "from transformers import trainer_pt_utils\nsmoother = trainer_pt_utils.LabelSmoother(0.1, ignore_index=0)\n",
    },
  ],
  ignores: [
    {
      code: "import transformers\nfrom mylib import LabelSmoother\nsmoother = ‸LabelSmoother(epsilon=0.2)\n",
      why: "it is another library's",
    },
  ],
};
