/** Says when a document's problems have to be found: it was opened, it changed, a setting changed; not at every keystroke. */
import { Disposable, type TextDocument, workspace } from "vscode";
import { languageOf } from "./providers/languages.ts";

/** After the last change; shorter than a thought, longer than the pause between two keys. */
const PAUSE_MS = 300;

export interface Checking {
  readonly check: (document: TextDocument) => void;
  readonly forget: (document: TextDocument) => void;
}

const CELL = "vscode-notebook-cell";

/** Watches the open documents; `checking` is called for those whose language may have problems. */
export function checkOpenDocuments({ check, forget }: Checking): Disposable {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const stop = (key: string) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  const checkSoon = (document: TextDocument) => {
    if (languageOf(document) !== "python" || document.isClosed || isOldVersion(document)) return;
    const key = keyOf(document);
    stop(key);
    const run = () => {
      timers.delete(key);
      check(document);
    };
    timers.set(key, setTimeout(run, PAUSE_MS));
  };
  const checkAllSoon = () => workspace.textDocuments.forEach(checkSoon);
  const subscriptions = Disposable.from(
    workspace.onDidOpenTextDocument(checkSoon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) checkSoon(document);
    }),
    workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
      if (contentChanges.length > 0) for (const { document } of notebook.getCells()) checkSoon(document);
    }),
    workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme !== CELL) stop(keyOf(document));
      forget(document);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("labelSmoothing.checks")) checkAllSoon();
    }),
  );
  checkAllSoon();
  return Disposable.from(subscriptions, { dispose: () => [...timers.keys()].forEach(stop) });
}

/** A notebook is checked as a whole, once for all its cells. */
function keyOf({ uri }: TextDocument): string {
  return (uri.scheme === CELL ? uri.with({ fragment: "" }) : uri).toString();
}

/** The other side of a comparison, and other texts that nobody edits. */
function isOldVersion({ uri }: TextDocument): boolean {
  return workspace.fs.isWritableFileSystem(uri.scheme) === false;
}
