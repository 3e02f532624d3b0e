/** Arrays of logits as the host opens them, with files on the disk or without. */
import path from "node:path";
import type { InputKind } from "../../src/core/lossProblem.ts";
import { memorySource } from "../../src/formats/binary/byteSource.ts";
import { openArrayFile } from "../../src/formats/binary/openArrayFile.ts";
import { type ArrayKernels, type LabelledArray, labelledArray } from "../../src/host/calibration/labelledArray.ts";
import { openOnDisk } from "../../src/host/calibration/openOnDisk.node.ts";
import { loadKernels } from "../../src/kernels/kernels.ts";
import { BYTES } from "../kernels/kernels.ts";

/** An open array; it has to be closed where it is a file. */
export interface OpenedArray extends LabelledArray {
  readonly close: () => Promise<void>;
}

/** The first array of a file: of a path on the disk, or of bytes as a virtual file system gives them. */
export async function openedArray(
  file: string | { readonly name: string; readonly bytes: Uint8Array },
  labels: Int32Array,
  {
    inputKind = "logits",
    kernels = { kernels: loadKernels(BYTES) },
  }: { inputKind?: InputKind; kernels?: ArrayKernels } = {},
): Promise<OpenedArray> {
  const onDisk = typeof file === "string" ? await openOnDisk(file) : undefined;
  const [name, source] =
    typeof file === "string" ? [path.basename(file), onDisk!] : [file.name, memorySource(file.bytes)];
  const opened = await openArrayFile(name, source);
  if ("problem" in opened) throw new Error(opened.problem);
  const entry = opened.value.arrays[0]!;
  const array = labelledArray({ entry, labels, inputKind, path: onDisk?.path }, kernels);
  return { ...array, close: async () => onDisk?.close() };
}
