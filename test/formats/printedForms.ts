/** Arrays as NumPy, PyTorch, JAX and TensorFlow print them, with the numbers that their texts denote. */
import { readFileSync } from "node:fs";

interface PrintedForm {
  readonly system: string;
  readonly text: string;
  readonly shape: readonly number[];
  readonly values: readonly string[];
}

export const printedForms: readonly PrintedForm[] = JSON.parse(
  readFileSync(new URL("../fixtures/printed-forms.json", import.meta.url), "utf8"),
);
