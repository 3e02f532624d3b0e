/** `--label_smoothing_factor` of programs that train with Hugging Face's Trainer. */
import type { Rule } from "../rule.ts";

export const trainerLabelSmoothingFlag: Rule = {
  id: "trainer-label-smoothing-flag",
  language: "shell",
  framework: "transformers",
  names: ["run_glue.py --label_smoothing_factor"],
  spelling: { kind: "keyword", keyword: "label_smoothing_factor" },
  convention: "uniform",
  targets: "indices",
  sentence: "The Trainer smooths its own loss in place of the model's, and the evaluation loss too.",
  reference:
    "https://huggingface.co/docs/transformers/main_classes/trainer#transformers.TrainingArguments.label_smoothing_factor",
  examples: [
    {
      before: "python run_glue.py \\\n    --model_name_or_path bert-base-cased \\\n    --do_train‸\n",
      after:
        "python run_glue.py \\\n    --model_name_or_path bert-base-cased \\\n    --do_train \\\n    --label_smoothing_factor 0.1\n",
    },
    {
      before: "accelerate launch my_train.py --label_smoothing_factor ‸0.2 > log.txt 2>&1\n",
      after: "accelerate launch my_train.py --label_smoothing_factor 0.1 > log.txt 2>&1\n",
    },
  ],
  ignores: [
    { code: "python run_qa.py ‸--do_train\n", why: "its loss is over positions, and no LabelSmoother sees it" },
  ],
};
