/** Files that are only in memory, as a virtual workspace has them: a file system for both extension hosts. */
import * as vscode from "vscode";

const SCHEME = "calibration-test";

/** Makes `files` (name and content) readable until it is disposed; `uriOf` gives a file's address. */
export function memoryFiles(files: Readonly<Record<string, Uint8Array>>) {
  const nothing = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const contentOf = (uri: vscode.Uri) => {
    const content = files[uri.path.slice(1)];
    if (content === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return content;
  };
  const changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const provider: vscode.FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => new vscode.Disposable(() => {}),
    stat: (uri) => {
      if (uri.path === "/") return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: contentOf(uri).length };
    },
    readDirectory: () => Object.keys(files).map((name) => [name, vscode.FileType.File]),
    readFile: contentOf,
    createDirectory: nothing,
    writeFile: nothing,
    delete: nothing,
    rename: nothing,
  };
  const registered = vscode.workspace.registerFileSystemProvider(SCHEME, provider, { isReadonly: true });
  return {
    uriOf: (name: string) => vscode.Uri.from({ scheme: SCHEME, path: `/${name}` }),
    dispose: () => {
      registered.dispose();
      changed.dispose();
    },
  };
}
