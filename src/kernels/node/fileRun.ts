/** What a computation over a file of logits is given, and the one thread that does it where there are no workers. */
import { closeSync, openSync } from "node:fs";
import type { Checked } from "../../core/checked.ts";
import type { Kernels } from "../kernels.ts";
import type { RowSource } from "../rowSource.ts";
import { fileRows } from "./fileRows.ts";

/** Rows of float32 logits, little-endian and row by row, from byte `offset` of the file at `path`, with their labels. */
export interface LogitsInFile {
  readonly path: string;
  readonly offset: number;
  readonly rows: number;
  readonly classes: number;
  readonly labels: Int32Array;
}

export interface FileRun<SoFar> {
  readonly kernels: Kernels;
  readonly isCancelled: () => boolean;
  /** Called now and then with the rows that are done; `soFar` gives what they say. */
  readonly report: (rows: number, soFar: () => SoFar) => void;
}

/** How long the thread is kept busy in one piece, in milliseconds. */
const SLICE = 30;

/**
 * Does what `compute` does with the file's rows, on this thread, with pauses in which it can do other things. undefined
 * where it was cancelled.
 */
export async function onThisThread<T, SoFar>(
  { path, ...rows }: LogitsInFile,
  compute: (source: RowSource) => AsyncGenerator<number, Checked<T>, void>,
  { isCancelled, report }: Pick<FileRun<SoFar>, "isCancelled" | "report">,
  soFar: () => SoFar,
): Promise<Checked<T | undefined>> {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    return { problem: `The file cannot be opened: ${(error as Error).message}` };
  }
  try {
    const run = compute(fileRows({ file, ...rows }));
    let paused = performance.now();
    for (;;) {
      if (isCancelled()) return { value: undefined };
      const next = await run.next();
      if (next.done === true) return next.value;
      report(Math.round(next.value * rows.rows), soFar);
      if (performance.now() - paused > SLICE) {
        await new Promise((resolve) => setImmediate(resolve));
        paused = performance.now();
      }
    }
  } finally {
    closeSync(file);
  }
}
