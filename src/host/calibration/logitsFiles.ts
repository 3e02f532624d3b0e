/** The kinds of files that may hold logits, for dialogs. */
export const LOGITS_FILES: Readonly<Record<string, string[]>> = {
  "Arrays of logits": ["npy", "npz", "safetensors", "csv", "tsv", "json"],
};
