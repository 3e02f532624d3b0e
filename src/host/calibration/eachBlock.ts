/** Goes through an array's rows with pauses in which the extension host can do other things. */
import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry } from "../../formats/binary/arrayFile.ts";
import { type RowBlock, streamRows } from "../../formats/binary/streamRows.ts";
import { pauses } from "./pauses.ts";

/** Gives every block to `visit`. The value is false where it was cancelled. */
export async function eachBlock(
  entry: ArrayEntry,
  isCancelled: () => boolean,
  visit: (block: RowBlock) => void,
): Promise<Checked<boolean>> {
  const pause = pauses();
  for await (const block of streamRows(entry)) {
    if (isCancelled()) return { value: false };
    if ("problem" in block) return block;
    visit(block.value);
    await pause();
  }
  return { value: !isCancelled() };
}
