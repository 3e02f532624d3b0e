/** A file on the disk of the extension host; in a web worker, which has none, openOnDisk.web.ts stands in its place. */
import { open } from "node:fs/promises";
import type { OpenSource } from "./fileSource.ts";

/** Opens the file at `path` for reading. */
export async function openOnDisk(path: string): Promise<OpenSource | undefined> {
  const file = await open(path, "r");
  const { size } = await file.stat().catch(async (error) => {
    await file.close();
    throw error;
  });
  return {
    path,
    size,
    read: async (offset, length, into = new Uint8Array(length)) => {
      // Files on a network may give less than was asked for, and more the next time.
      let filled = 0;
      while (filled < length) {
        const { bytesRead } = await file.read(into, filled, length - filled, offset + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return into.subarray(0, filled);
    },
    close: () => file.close(),
  };
}
