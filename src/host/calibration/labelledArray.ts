/** An array of logits or probabilities with a label for each row, and what computes it. */
import type { InputKind } from "../../core/lossProblem.ts";
import type { ArrayEntry } from "../../formats/binary/arrayFile.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import type { RowSource } from "../../kernels/rowSource.ts";
import { entryRows } from "./entryRows.ts";
import { type HowToCompute, howToCompute } from "./howToCompute.ts";
import type { workersOnDisk } from "./kernelsOnDisk.node.ts";

export interface ArrayParts {
  readonly entry: ArrayEntry;
  readonly labels: Int32Array;
  readonly inputKind: InputKind;
  /** Where the file lies on the disk, if it does. */
  readonly path?: string | undefined;
}

export interface LabelledArray extends ArrayParts, ArrayKernels {
  readonly how: HowToCompute;
  /** The rows as the kernels take them where they cannot read them in the file. */
  readonly rows: RowSource;
}

/** Kernels for one array: their memory serves one pass over the rows at a time. */
export interface ArrayKernels {
  readonly kernels: Kernels;
  /** For files on the disk. */
  readonly workers?: ReturnType<typeof workersOnDisk>;
}

/** Puts together what is known of an array, and decides how it is computed. */
export function labelledArray(parts: ArrayParts, kernels: ArrayKernels): LabelledArray {
  return { ...parts, ...kernels, how: howToCompute(parts.entry, parts.inputKind), rows: entryRows(parts) };
}

/** A pass over the rows. */
export interface Pass<SoFar> {
  readonly isCancelled: () => boolean;
  /** Called now and then with the rows that are done; `soFar` gives what they say. */
  readonly report: (rows: number, soFar: () => SoFar) => void;
}
