/** Tells when one of some logits files, or a file beside them that is called labels, has changed on disk. */
import { Disposable, RelativePattern, Uri, workspace } from "vscode";
import { findLabelFiles } from "../../formats/binary/findLabelFiles.ts";

/** A file that changes has to be quiet for so long, in milliseconds: it may be written in pieces. */
const QUIET = 500;

/** Calls `changed` after a file at one of `uris`, or one that may be their labels, was written. */
export function followFiles(uris: readonly Uri[], changed: () => void): Disposable {
  const files = new Set(uris.map(String));
  const folders = new Map(uris.map((uri) => Uri.joinPath(uri, "..")).map((folder) => [String(folder), folder]));
  let timer: ReturnType<typeof setTimeout> | undefined;
  const written = (uri: Uri) => {
    if (!files.has(String(uri)) && findLabelFiles("", [nameOf(uri)]).length === 0) return;
    clearTimeout(timer);
    timer = setTimeout(changed, QUIET);
  };
  // The folders are watched, since a name may hold what a pattern gives a meaning.
  const watchers = [...folders.values()].map((folder) => {
    const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, "*"));
    return Disposable.from(watcher, watcher.onDidChange(written), watcher.onDidCreate(written));
  });
  return Disposable.from(...watchers, new Disposable(() => clearTimeout(timer)));
}

function nameOf({ path }: Uri): string {
  return path.split("/").at(-1)!;
}
