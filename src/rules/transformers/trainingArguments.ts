/** transformers.TrainingArguments. */
import type { Rule } from "../rule.ts";

export const trainingArguments: Rule = {
  id: "transformers-training-arguments",
  language: "python",
  framework: "transformers",
  names: ["transformers.TrainingArguments"],
  spelling: { kind: "keyword", keyword: "label_smoothing_factor" },
  convention: "uniform",
  targets: "indices",
  sentence:
    "The Trainer's LabelSmoother then takes the place of the model's own loss and of its class weights, and smooths the evaluation loss too; with compute_loss_func, and for multi-label models, it is not used.",
  reference: "https://huggingface.co/docs/transformers/main_classes/trainer#transformers.TrainingArguments",
  examples: [
    {
      before: "from transformers import TrainingArguments\nargs = ‸TrainingArguments(output_dir='out')\n",
      after:
        "from transformers import TrainingArguments\nargs = TrainingArguments(output_dir='out', label_smoothing_factor=0.1)\n",
    },
    {
      before:
        "import transformers\nargs = transformers.TrainingArguments(\n    'out',\n    label_smoothing_factor=0.0,‸\n    bf16=True,\n)\n",
      after:
        "import transformers\nargs = transformers.TrainingArguments(\n    'out',\n    label_smoothing_factor=0.1,\n    bf16=True,\n)\n",
    },
  ],
  ignores: [
    {
      code: "from transformers import TrainingArguments\nfrom trl import DPOConfig\nargs = ‸DPOConfig(label_smoothing=0.1)\n",
      why: "in a preference loss label_smoothing is the share of wrong preferences",
    },
  ],
};
