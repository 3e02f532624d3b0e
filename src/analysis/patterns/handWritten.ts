/** A hand-written smoothing loss that was recognised, and what is said about it. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { FormReduction } from "./knownForm.ts";

/** The forms A closed form, B scattered targets, C soft targets, D KL divergence, E padded, F over the others. */
export type HandWrittenForm = "A" | "B" | "C" | "D" | "E" | "F";

export interface HandWritten {
  readonly form: HandWrittenForm;
  readonly kind: "class" | "function";
  readonly name: string;
  /** Of the name in its definition. */
  readonly span: SourceSpan;
  /** What it computes and what that is, one sentence. */
  readonly verdict: string;
  /** What is wrong with it, a sentence each. */
  readonly mistakes: readonly string[];
  readonly convention: "uniform" | "others" | "padded";
  readonly reduction: FormReduction;
  /** The parameters of the constructor or of the function, in their order, with their defaults as code. */
  readonly parameters: readonly { readonly name: string; readonly default: string | undefined }[];
  /** The parameter that holds the smoothing value, or the value where the code fixes it. */
  readonly smoothing: { readonly parameter: string } | { readonly value: number };
  /** Parameters with a meaning of their own. */
  readonly classesParameter?: string;
  readonly reductionParameter?: string;
  readonly weightParameter?: string;
  /** Why a use cannot become the built-in call; undefined where it can. */
  readonly notReplaced?: string;
}
