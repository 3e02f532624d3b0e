/** `label_smoothing_factor:` in a configuration of Hugging Face's Trainer, where it is written. */
import type { Rule } from "../rule.ts";

export const trainerLabelSmoothingSetting: Rule = {
  id: "trainer-label-smoothing-setting",
  language: "yaml",
  framework: "transformers",
  names: ["TrainingArguments label_smoothing_factor"],
  spelling: { kind: "keyword", keyword: "label_smoothing_factor" },
  convention: "uniform",
  targets: "indices",
  sentence: "The Trainer smooths its own loss in place of the model's, and the evaluation loss too.",
  reference:
    "https://huggingface.co/docs/transformers/main_classes/trainer#transformers.TrainingArguments.label_smoothing_factor",
  examples: [
    {
      before: "output_dir: out\nlearning_rate: 2.0e-5\nlabel_smoothing_factor: ‸0.0\n",
      after: "output_dir: out\nlearning_rate: 2.0e-5\nlabel_smoothing_factor: 0.1\n",
    },
    {
      before: "training:\n  num_train_epochs: 3\n  label_smoothing_factor: 0.2‸\n  weight_decay: 0.01\n",
      after: "training:\n  num_train_epochs: 3\n  label_smoothing_factor: 0.1\n  weight_decay: 0.01\n",
    },
  ],
  ignores: [{ code: "label_smoothing_factor: ‸0.2\n", why: "nothing says whose it is" }],
};
