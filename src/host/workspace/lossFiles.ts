/** The files of the workspace, or of a folder, in which losses may be found. */
import { type CancellationToken, RelativePattern, type Uri, workspace } from "vscode";
import { FILE_EXTENSIONS } from "../providers/languages.ts";

/** Folders of other people's code, and what builds leave. */
const FOREIGN = ["node_modules", "site-packages", ".git", ".venv", "venv", "__pycache__", "dist", "build", "target"];

/** Gives the files below `scope` (the workspace where there is none), sorted; `scope` itself where it is a file. */
export async function lossFiles(scope: Uri | undefined, token?: CancellationToken): Promise<readonly Uri[]> {
  if (scope !== undefined && (await isFile(scope))) return [scope];
  const pattern = `**/*.{${FILE_EXTENSIONS.join(",")}}`;
  const include = scope === undefined ? pattern : new RelativePattern(scope, pattern);
  const files = await workspace.findFiles(include, excludeGlob(scope), undefined, token);
  // Not every file search heeds the exclusion below a folder that is not the workspace's.
  const relative = (file: Uri) =>
    scope === undefined ? workspace.asRelativePath(file, false) : file.path.slice(scope.path.length);
  return files.filter((file) => !isForeign(relative(file))).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `search.exclude` counts as in a search; `files.exclude` VS Code adds itself. */
function excludeGlob(scope: Uri | undefined): string {
  const searched = workspace.getConfiguration("search", scope).get<Record<string, unknown>>("exclude") ?? {};
  const own = Object.keys(searched).filter((glob) => searched[glob] === true && !/[{}]/.test(glob));
  return `{${[...FOREIGN.map((folder) => `**/${folder}/**`), ...own].join(",")}}`;
}

function isForeign(path: string): boolean {
  return path.split("/").some((folder) => FOREIGN.includes(folder));
}

async function isFile(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    ({ type }) => (type & 1) === 1,
    () => false,
  );
}
