/** Registers the view "Loss Calls"; its data is made when the view is first shown, and updated only while it is. */
import {
  Disposable,
  EventEmitter,
  type FileSystemWatcher,
  type TextDocument,
  type Uri,
  window,
  workspace,
} from "vscode";
import { FILE_EXTENSIONS, languageOf } from "../providers/languages.ts";
import { notebookOf } from "../providers/notebookOf.ts";
import type { LossCallsTree, LossNode } from "./lossCallsTree.ts";

/** After the last change of a document. */
const PAUSE_MS = 700;

const ID = "labelSmoothing.lossCalls";

/** `tree` gives the data when it is first asked for. */
export function lossCallsView(tree: () => LossCallsTree): Disposable {
  const changed = new EventEmitter<LossNode | undefined>();
  let made: LossCallsTree | undefined;
  let watcher: FileSystemWatcher | undefined;
  const data = () => {
    if (made === undefined) {
      made = tree();
      made.onDidChangeTreeData((node) => changed.fire(node));
      // From now on files count that change outside of the editor too: a checkout, a formatter.
      watcher = workspace.createFileSystemWatcher(`**/*.{${FILE_EXTENSIONS.join(",")}}`);
      watcher.onDidChange((uri) => refreshSoon([uri]));
      watcher.onDidCreate((uri) => refreshSoon([uri]));
      watcher.onDidDelete((uri) => refreshSoon([uri]));
    }
    return made;
  };
  const view = window.createTreeView<LossNode>(ID, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changed.event,
      getChildren: (node) => data().getChildren(node),
      getTreeItem: (node) => data().getTreeItem(node),
    },
  });
  const waiting = new Map<string, Uri>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (!view.visible || waiting.size === 0) return;
    const files = [...waiting.values()];
    waiting.clear();
    made?.refresh(files);
  };
  const refreshSoon = (uris: readonly Uri[]) => {
    if (made === undefined) return;
    for (const uri of uris) waiting.set(uri.toString(), uri);
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MS);
  };
  return Disposable.from(
    view,
    changed,
    view.onDidChangeVisibility(flush),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0 && languageOf(document) !== undefined) refreshSoon([fileOf(document)]);
    }),
    workspace.onDidChangeWorkspaceFolders(() => made?.refresh()),
    {
      dispose: () => {
        clearTimeout(timer);
        watcher?.dispose();
      },
    },
  );
}

/** The notebook of a cell. */
function fileOf(document: TextDocument): Uri {
  return notebookOf(document.uri)?.uri ?? document.uri;
}
