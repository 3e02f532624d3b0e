/** Rows of float32 logits with their labels, wherever they are, and the loop that brings them into the kernels' memory. */
import type { Checked } from "../core/checked.ts";
import { placeArrays } from "./kernelMemory.ts";
import type { Kernels, Pointer } from "./kernels.ts";

/** Reads into the kernels' own memory, so that no byte is copied twice. */
export interface RowSource {
  readonly rows: number;
  readonly classes: number;
  /**
   * Writes `count` rows from row `from` to `bytes`, as little-endian float32, and their labels to `labels`; says what is
   * wrong where it cannot. Only until it is done: the arrays lie in a memory that others use.
   */
  read(from: number, count: number, bytes: Uint8Array, labels: Int32Array): MaybePromise<string | undefined>;
}

export type MaybePromise<T> = T | Promise<T>;

/** Rows that are in the memory. */
export interface RowBlock {
  readonly from: number;
  readonly count: number;
  readonly logits: Pointer;
  readonly labels: Pointer;
}

/** How much is read at a time. */
const BLOCK_BYTES = 1 << 20;
/** The longest row: 16 million classes. */
const MAX_ROW_BYTES = 1 << 26;

/** Rows that are read at a time: about 1 MiB of them. */
export function rowsAtATime(classes: number): number {
  return Math.max(1, Math.floor(BLOCK_BYTES / (classes * 4)));
}

/**
 * Reads the rows of `source` block by block, calling `use` with each; `more` are the sizes in bytes of further arrays that
 * `use` finds beside the block. Yields the share that is done, so that the caller can pause, show or stop.
 */
export async function* readBlocks<Name extends string>(
  kernels: Kernels,
  source: RowSource,
  more: Readonly<Record<Name, number>>,
  use: (block: RowBlock, places: Record<Name, Pointer>) => void,
): AsyncGenerator<number, Checked<number>, void> {
  const { rows, classes } = source;
  if (classes * 4 > MAX_ROW_BYTES) {
    return { problem: `A row has ${classes} classes: more than the ${MAX_ROW_BYTES / 4} that are computed at once.` };
  }
  const atATime = rowsAtATime(classes);
  const sizes = { ...more, logits: atATime * classes * 4, labels: atATime * 4 };
  let placed: Record<Name | "logits" | "labels", Pointer> | undefined;
  for (let from = 0; from < rows; from += atATime) {
    // Another run may be waiting for its rows, which are on their way into the same memory.
    while (kernels.busy !== undefined) await kernels.busy;
    placed ??= placeArrays(kernels, sizes);
    const at = placed;
    const block = { from, count: Math.min(atATime, rows - from), logits: at.logits, labels: at.labels };
    const { buffer } = kernels.memory;
    const bytes = new Uint8Array(buffer, at.logits, block.count * classes * 4);
    const reading = source.read(from, block.count, bytes, new Int32Array(buffer, at.labels, block.count));
    const useIt = (problem: string | undefined) => {
      if (problem === undefined) use(block, at);
      return problem;
    };
    const problem = reading instanceof Promise ? await occupying(kernels, reading, useIt) : useIt(reading);
    if (problem !== undefined) return { problem };
    yield (from + block.count) / rows;
  }
  return { value: rows };
}

/** Waits for what is written to the memory, and does `then`; other runs wait until that is done. */
async function occupying<T>(kernels: Kernels, writing: Promise<T>, then: (written: T) => T): Promise<T> {
  try {
    kernels.busy = writing.then(nothing, nothing);
    return then(await writing);
  } finally {
    kernels.busy = undefined;
  }
}

function nothing(): void {}
