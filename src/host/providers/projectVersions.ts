/** The package versions that a document's project allows: from the files beside it and in the folders above it. */
import { Disposable, FileType, Uri, workspace } from "vscode";
import type { PackageVersion } from "../../analysis/versions/packageVersion.ts";
import { readVersions } from "../../analysis/versions/readVersions.ts";
import { notebookOf } from "./notebookOf.ts";

export interface ProjectVersions extends Disposable {
  /** For a file, or a notebook's cell. */
  readonly of: (uri: Uri) => Promise<readonly PackageVersion[]>;
}

/** Files that may name versions of packages, as names and for the watcher. */
const NAMES =
  /^(?:.*requirements.*\.(?:txt|in)|.*constraints.*\.txt|pyproject\.toml|setup\.cfg|(?:environment|conda).*\.ya?ml|package\.json)$/i;
const WATCHED = "**/{*requirements*,*constraints*,pyproject.toml,setup.cfg,environment*,conda*,package.json}";

/** Reads each folder once, until one of its files changes; then `changed` is called. */
export function projectVersions(changed: () => void): ProjectVersions {
  const folders = new Map<string, Promise<readonly PackageVersion[]>>();
  const watcher = workspace.createFileSystemWatcher(WATCHED);
  const forget = () => {
    folders.clear();
    changed();
  };
  const subscriptions = [watcher.onDidChange(forget), watcher.onDidCreate(forget), watcher.onDidDelete(forget)];
  return {
    of: async (uri) => {
      const found = foldersAbove(uri).map((folder) => {
        const key = folder.toString();
        const known = folders.get(key) ?? versionsIn(folder);
        folders.set(key, known);
        return known;
      });
      const nearest = await Promise.all(found);
      // What a nearer folder says of a package counts.
      return nearest.flatMap((versions, index) => {
        const nearer = new Set(nearest.slice(0, index).flatMap((each) => each.map(({ package: name }) => name)));
        return versions.filter(({ package: name }) => !nearer.has(name));
      });
    },
    dispose: () => Disposable.from(watcher, ...subscriptions).dispose(),
  };
}

/** From the document's own folder up to the workspace folder; none outside of a workspace. */
function foldersAbove(uri: Uri): Uri[] {
  const file = notebookOf(uri)?.uri ?? uri;
  const root = workspace.getWorkspaceFolder(file)?.uri;
  if (root === undefined) return [];
  const folders: Uri[] = [];
  let folder = Uri.joinPath(file, "..");
  while (folder.path.length > root.path.length && folder.path.startsWith(root.path)) {
    folders.push(folder);
    folder = Uri.joinPath(folder, "..");
  }
  return [...folders, root];
}

/** A folder or file that cannot be read says nothing about versions. */
async function versionsIn(folder: Uri): Promise<readonly PackageVersion[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    const names = entries.filter(([name, type]) => type !== FileType.Directory && NAMES.test(name));
    const read = names.map(async ([name]) => {
      const bytes = await workspace.fs.readFile(Uri.joinPath(folder, name));
      return readVersions(name, new TextDecoder().decode(bytes));
    });
    return (await Promise.all(read)).flat();
  } catch {
    return [];
  }
}
