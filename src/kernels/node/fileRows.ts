/** Rows of a file on disk, read by `fs.readSync` straight into the kernels' memory: for hosts that run in Node. */
import { readSync } from "node:fs";
import type { RowSource } from "../rowSource.ts";

export interface FileRows {
  /** An open file, and where in it the first row starts: float32, little-endian, row by row. */
  readonly file: number;
  readonly offset: number;
  readonly rows: number;
  readonly classes: number;
  readonly labels: Int32Array;
}

/** The rows of an open file. */
export function fileRows({ file, offset, rows, classes, labels }: FileRows): RowSource {
  return {
    rows,
    classes,
    read(from, count, bytes, labelsOut) {
      labelsOut.set(labels.subarray(from, from + count));
      for (let done = 0; done < bytes.length; ) {
        const read = readAt(file, bytes, done, offset + from * classes * 4 + done);
        if (typeof read === "string") return `The file cannot be read: ${read}`;
        if (read === 0)
          return `The file ends in row ${from + Math.floor(done / (classes * 4))} of ${rows}: it has changed.`;
        done += read;
      }
      return undefined;
    },
  };
}

function readAt(file: number, bytes: Uint8Array, from: number, position: number): number | string {
  try {
    return readSync(file, bytes, from, bytes.length - from, position);
  } catch (error) {
    return (error as Error).message;
  }
}
