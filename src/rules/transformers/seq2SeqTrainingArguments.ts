/** transformers.Seq2SeqTrainingArguments. */
import type { Rule } from "../rule.ts";

export const seq2SeqTrainingArguments: Rule = {
  id: "transformers-seq2seq-training-arguments",
  language: "python",
  framework: "transformers",
  names: ["transformers.Seq2SeqTrainingArguments"],
  spelling: { kind: "keyword", keyword: "label_smoothing_factor" },
  convention: "uniform",
  targets: "indices",
  sentence:
    "The Trainer's LabelSmoother then takes the place of the model's own loss and of its class weights, and smooths the evaluation loss too; with compute_loss_func, and for multi-label models, it is not used.",
  reference: "https://huggingface.co/docs/transformers/main_classes/trainer#transformers.Seq2SeqTrainingArguments",
  examples: [
    {
      before: "from transformers import Seq2SeqTrainingArguments\nargs = ‸Seq2SeqTrainingArguments(output_dir='out')\n",
      after:
        "from transformers import Seq2SeqTrainingArguments\nargs = Seq2SeqTrainingArguments(output_dir='out', label_smoothing_factor=0.1)\n",
    },
    {
      before:
        "import transformers\nargs = transformers.Seq2SeqTrainingArguments(\n    'out',\n    label_smoothing_factor=0.0,‸\n    bf16=True,\n)\n",
      after:
        "import transformers\nargs = transformers.Seq2SeqTrainingArguments(\n    'out',\n    label_smoothing_factor=0.1,\n    bf16=True,\n)\n",
    },
  ],
  ignores: [
    {
      code: "import transformers\nfrom trl import DPOTrainer\ntrainer = ‸DPOTrainer(model, label_smoothing=0.1)\n",
      why: "in a preference loss label_smoothing is the share of wrong preferences",
    },
  ],
};
