/** Goes through an array's rows with pauses in which the extension host can do other things. */
import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry } from "../../formats/binary/arrayFile.ts";
import { type RowBlock, streamRows } from "../../formats/binary/streamRows.ts";

/** How long the extension host is kept busy in one piece, in milliseconds. */
const SLICE = 30;

/** Gives every block to `visit`, which may say "stop". The value is false where it was stopped. */
export async function eachBlock(
  entry: ArrayEntry,
  visit: (block: RowBlock) => "stop" | undefined,
): Promise<Checked<boolean>> {
  let paused = performance.now();
  for await (const block of streamRows(entry)) {
    if ("problem" in block) return block;
    if (visit(block.value) === "stop") return { value: false };
    if (performance.now() - paused > SLICE) {
      await new Promise((resolve) => setTimeout(resolve));
      paused = performance.now();
    }
  }
  return { value: true };
}
