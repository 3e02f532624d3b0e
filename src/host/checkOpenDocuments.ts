/** Says when a document's problems have to be found: it was opened, it changed, a setting changed; not at every keystroke. */
import { Disposable, type TextDocument, workspace } from "vscode";
import { languageOf } from "./providers/languages.ts";

/** After the last change; shorter than a thought, longer than the pause between two keys. */
const PAUSE_MS = 300;

export interface Checking {
  readonly check: (document: TextDocument) => void;
  readonly forget: (document: TextDocument) => void;
}

/** Watches the open documents; `checking` is called for those whose language may have problems. */
export function checkOpenDocuments({ check, forget }: Checking): Disposable {
  const timers = new Map<TextDocument, ReturnType<typeof setTimeout>>();
  const stop = (document: TextDocument) => {
    clearTimeout(timers.get(document));
    timers.delete(document);
  };
  const checkSoon = (document: TextDocument) => {
    if (languageOf(document) !== "python" || document.isClosed) return;
    stop(document);
    const run = () => {
      timers.delete(document);
      check(document);
    };
    timers.set(document, setTimeout(run, PAUSE_MS));
  };
  const checkAllSoon = () => workspace.textDocuments.forEach(checkSoon);
  const subscriptions = Disposable.from(
    workspace.onDidOpenTextDocument(checkSoon),
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) checkSoon(document);
    }),
    workspace.onDidCloseTextDocument((document) => {
      stop(document);
      forget(document);
    }),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("labelSmoothing.checks")) checkAllSoon();
    }),
  );
  checkAllSoon();
  return Disposable.from(subscriptions, { dispose: () => [...timers.keys()].forEach(stop) });
}
