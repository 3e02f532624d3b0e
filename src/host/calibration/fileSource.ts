/** A file's bytes for the readers: from the disk piece by piece where there is one, else from the workspace's file system as a whole. */
import { type Uri, workspace } from "vscode";
import type { ByteSource } from "../../formats/binary/byteSource.ts";
import { UserError } from "../userError.ts";
import { openOnDisk } from "./openOnDisk.node.ts";

/** A source that is closed after use. */
export interface OpenSource extends ByteSource {
  /** Where the file lies on the disk, if it does. */
  readonly path?: string;
  readonly close: () => Promise<void>;
}

/** Larger files are not taken into memory. */
const LARGEST_IN_MEMORY = 2 ** 29;

/** Opens `uri`; rejects with a sentence where that cannot be done. */
export async function openSource(uri: Uri): Promise<OpenSource> {
  if (uri.scheme === "file") {
    const onDisk = await openOnDisk(uri.fsPath);
    if (onDisk !== undefined) return onDisk;
  }
  const { size } = await workspace.fs.stat(uri);
  if (size > LARGEST_IN_MEMORY) {
    throw new UserError(
      `The file has ${Math.round(size / 2 ** 20)} MB, and this file system gives files only as a whole. Copy it to this computer, and open it there.`,
    );
  }
  const bytes = await workspace.fs.readFile(uri);
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, offset + length),
    close: async () => {},
  };
}
