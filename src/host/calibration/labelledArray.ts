/** An array of logits or probabilities with a label for each row, and what computes it. */
import type { InputKind } from "../../core/lossProblem.ts";
import type { ArrayEntry } from "../../formats/binary/arrayFile.ts";
import type { Kernels } from "../../kernels/kernels.ts";
import type { HowToCompute } from "./howToCompute.ts";
import type { calibrateFile, workersOnDisk } from "./kernelsOnDisk.node.ts";

export interface LabelledArray extends ArrayKernels {
  readonly entry: ArrayEntry;
  readonly labels: Int32Array;
  readonly inputKind: InputKind;
  /** Where the file lies on the disk, if it does. */
  readonly path?: string | undefined;
  readonly how: HowToCompute;
}

/** Kernels for one array: their memory serves one pass over the rows at a time. */
export interface ArrayKernels {
  readonly kernels: Kernels;
  /** For files on the disk. */
  readonly workers?: ReturnType<typeof workersOnDisk>;
}

/** A pass over the rows. */
export interface Pass<SoFar> {
  readonly isCancelled: () => boolean;
  /** Called now and then with the rows that are done; `soFar` gives what they say. */
  readonly report: (rows: number, soFar: () => SoFar) => void;
}

/** Where the rows stand in a file on the disk as the kernels read them; undefined where they have to be converted. */
export function logitsInFile({
  entry,
  labels,
  inputKind,
  path,
}: Pick<LabelledArray, "entry" | "labels" | "inputKind" | "path">): Parameters<typeof calibrateFile>[0] | undefined {
  const { place, rowCount, rowLength } = entry;
  if (path === undefined || place === undefined || inputKind !== "logits") return undefined;
  if (place.type !== "float32" || !place.isLittleEndian) return undefined;
  return { path, offset: place.offset, rows: rowCount, classes: rowLength, labels };
}
