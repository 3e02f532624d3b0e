/** A web worker has no disk: files are read through the workspace's file system. */

/** Nothing. */
export async function openOnDisk(): Promise<undefined> {
  return undefined;
}
