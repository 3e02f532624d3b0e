/** Settings of programs whose files say by other settings what they belong to. */
import type { CallArgument } from "../sourceCall.ts";

interface Settings {
  /** The name under which rules know the setting. */
  readonly name: string;
  readonly key: string;
  /** Settings of which two stand in the same mapping. */
  readonly beside: readonly string[];
}

const SETTINGS: readonly Settings[] = [
  {
    name: "timm args.yaml smoothing",
    key: "smoothing",
    beside: [
      "aa",
      "reprob",
      "remode",
      "drop_path",
      "mixup_prob",
      "mixup_switch_prob",
      "bce_loss",
      "model_ema",
      "sched",
    ],
  },
  {
    name: "TrainingArguments label_smoothing_factor",
    key: "label_smoothing_factor",
    beside: [
      "output_dir",
      "learning_rate",
      "per_device_train_batch_size",
      "num_train_epochs",
      "warmup_ratio",
      "warmup_steps",
      "weight_decay",
      "lr_scheduler_type",
      "gradient_accumulation_steps",
      "model_name_or_path",
    ],
  },
];

/** The entry of a known setting among `entries`, and its name. */
export function settingsName(entries: readonly CallArgument[]): { name: string; entry: CallArgument } | undefined {
  for (const { name, key, beside } of SETTINGS) {
    const entry = entries.find((each) => each.name === key);
    const others = entries.filter((each) => beside.includes(each.name ?? ""));
    if (entry !== undefined && others.length >= 2) return { name, entry };
  }
  return undefined;
}
