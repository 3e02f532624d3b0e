/** Rows of anything that gives bytes: files of a virtual workspace, or of a host without Node. */
import type { Checked } from "../core/checked.ts";
import type { RowSource } from "./rowSource.ts";

export interface ByteRows {
  /** Gives exactly these bytes, written to `into` where it can, or says why not. */
  readonly read: (offset: number, length: number, into: Uint8Array) => Promise<Checked<Uint8Array>>;
  /** Where the first row starts: float32, little-endian, row by row. */
  readonly offset: number;
  readonly rows: number;
  readonly classes: number;
  readonly labels: Int32Array;
}

/** The rows of a source of bytes. */
export function byteRows({ read, offset, rows, classes, labels }: ByteRows): RowSource {
  return {
    rows,
    classes,
    async read(from, count, bytes, labelsOut) {
      labelsOut.set(labels.subarray(from, from + count));
      const got = await read(offset + from * classes * 4, bytes.length, bytes);
      if ("problem" in got) return got.problem;
      if (got.value.buffer !== bytes.buffer || got.value.byteOffset !== bytes.byteOffset) bytes.set(got.value);
      return undefined;
    },
  };
}
