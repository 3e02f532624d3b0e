/** The results as read-only files of the scheme `label-smoothing`, so that VS Code can show, split and restore them. */
import {
  type Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  type Memento,
  type Uri,
  workspace,
} from "vscode";

export const RESULT_SCHEME = "label-smoothing";

/** Larger results are not kept over a reload. */
const LARGEST_KEPT = 200_000;

export interface ResultFiles extends Disposable {
  /** Replaces the text of a result. */
  readonly write: (uri: Uri, markdown: string) => void;
}

/** Registers the file system; the last text of each file is kept in `memento`. */
export function resultFiles(memento: Memento): ResultFiles {
  const changed = new EventEmitter<FileChangeEvent[]>();
  const files = new Map<string, { readonly bytes: Uint8Array; readonly mtime: number }>();
  const find = (uri: Uri) => {
    const file = files.get(uri.path) ?? restored(uri);
    if (file === undefined) throw FileSystemError.FileNotFound(uri);
    return file;
  };
  const restored = (uri: Uri) => {
    const kept = memento.get<string>(`result${uri.path}`);
    return kept === undefined ? undefined : { bytes: new TextEncoder().encode(kept), mtime: 0 };
  };
  const refuse = (uri: Uri) => {
    throw FileSystemError.NoPermissions(uri);
  };
  const provider: FileSystemProvider = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose: () => {} }),
    stat: (uri) => {
      if (uri.path === "/") return { type: FileType.Directory, ctime: 0, mtime: 0, size: 0 };
      const { bytes, mtime } = find(uri);
      return { type: FileType.File, ctime: 0, mtime, size: bytes.length };
    },
    readDirectory: () => [...files.keys()].map((path) => [path.slice(1), FileType.File]),
    readFile: (uri) => find(uri).bytes,
    writeFile: refuse,
    createDirectory: refuse,
    delete: refuse,
    rename: refuse,
  };
  const registration = workspace.registerFileSystemProvider(RESULT_SCHEME, provider, {
    isReadonly: true,
    isCaseSensitive: true,
  });
  return {
    write: (uri, markdown) => {
      const isNew = !files.has(uri.path);
      files.set(uri.path, { bytes: new TextEncoder().encode(markdown), mtime: Date.now() });
      void memento.update(`result${uri.path}`, markdown.length > LARGEST_KEPT ? undefined : markdown);
      changed.fire([{ type: isNew ? FileChangeType.Created : FileChangeType.Changed, uri }]);
    },
    dispose: () => {
      registration.dispose();
      changed.dispose();
    },
  };
}
