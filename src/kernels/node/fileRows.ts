/** Rows of a file on the disk, read by `fs.readSync` straight into the kernels' memory: for hosts that run in Node. */
import { closeSync, openSync, readSync } from "node:fs";
import type { Checked } from "../../core/checked.ts";
import type { RowSource } from "../rowSource.ts";

/** Rows of float32 logits, little-endian and row by row, from byte `offset` of the file at `path`, with their labels. */
export interface LogitsInFile {
  readonly path: string;
  readonly offset: number;
  readonly rows: number;
  readonly classes: number;
  readonly labels: Int32Array;
}

/** Opens the file for what `add` does with its rows, and closes it. Yields the rows that are done, or what is wrong. */
export async function* addFileRows(
  { path, ...rows }: LogitsInFile,
  add: (source: RowSource) => AsyncGenerator<number, Checked<number>, void>,
): AsyncGenerator<Checked<number>, void, void> {
  const file = trying(() => openSync(path, "r"));
  if ("problem" in file) return yield { problem: `The file cannot be opened: ${file.problem}` };
  try {
    const steps = add(fileRows({ file: file.value, ...rows }));
    for (let next = await steps.next(); ; next = await steps.next()) {
      if (next.done !== true) yield { value: Math.round(next.value * rows.rows) };
      else if ("problem" in next.value) return yield next.value;
      else return;
    }
  } finally {
    closeSync(file.value);
  }
}

/** The rows of an open file. */
export function fileRows({
  file,
  offset,
  rows,
  classes,
  labels,
}: Omit<LogitsInFile, "path"> & { readonly file: number }): RowSource {
  return {
    rows,
    classes,
    read(from, count, bytes, labelsOut) {
      labelsOut.set(labels.subarray(from, from + count));
      for (let done = 0; done < bytes.length; ) {
        const position = offset + from * classes * 4 + done;
        const read = trying(() => readSync(file, bytes, done, bytes.length - done, position));
        if ("problem" in read) return `The file cannot be read: ${read.problem}`;
        if (read.value === 0)
          return `The file ends in row ${from + Math.floor(done / (classes * 4))} of ${rows}: it has changed.`;
        done += read.value;
      }
      return undefined;
    },
  };
}

/** What the operating system says no to is the file's fault, not the program's. */
function trying(call: () => number): Checked<number> {
  try {
    return { value: call() };
  } catch (error) {
    return { problem: (error as Error).message };
  }
}
