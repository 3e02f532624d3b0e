/** Rows that the kernels read where they stand. */
import type { calibrateFile } from "./kernelsOnDisk.node.ts";
import type { ArrayParts } from "./labelledArray.ts";

/** Where the rows stand in a file on the disk as the kernels read them; undefined where they have to be converted. */
export function logitsInFile({
  entry,
  labels,
  inputKind,
  path,
}: ArrayParts): Parameters<typeof calibrateFile>[0] | undefined {
  const { place, rowCount, rowLength } = entry;
  if (path === undefined || place === undefined || inputKind !== "logits") return undefined;
  if (place.type !== "float32" || !place.isLittleEndian) return undefined;
  return { path, offset: place.offset, rows: rowCount, classes: rowLength, labels };
}
