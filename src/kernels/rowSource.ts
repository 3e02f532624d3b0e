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
  [first, last]: readonly [from: number, to: number] = [0, source.rows],
): AsyncGenerator<number, Checked<number>, void> {
  const { classes } = source;
  if (classes * 4 > MAX_ROW_BYTES) {
    return { problem: `A row has ${classes} classes: more than the ${MAX_ROW_BYTES / 4} that are computed at once.` };
  }
  const atATime = rowsAtATime(classes);
  const sizes = { ...more, logits: atATime * classes * 4, labels: atATime * 4 };
  const at: Record<Name | "logits" | "labels", Pointer> = placeArrays(kernels, sizes);
  for (let from = first; from < last; from += atATime) {
    const count = Math.min(atATime, last - from);
    const { buffer } = kernels.memory;
    const bytes = new Uint8Array(buffer, at.logits, count * classes * 4);
    const reading = source.read(from, count, bytes, new Int32Array(buffer, at.labels, count));
    const problem = reading instanceof Promise ? await reading : reading;
    if (problem !== undefined) return { problem };
    use({ from, count, logits: at.logits, labels: at.labels }, at);
    yield (from + count - first) / (last - first);
  }
  return { value: last - first };
}
