/** What could not be read, shown where it stands until the document changes or is read again. */
import { Diagnostic, DiagnosticSeverity, type Disposable, languages, workspace } from "vscode";
import type { ReadingProblem } from "../formats/arrayReading.ts";
import type { EditorSelection } from "./editorSelection.ts";

export interface ReadingProblems extends Disposable {
  /** Replaces what is shown in the selection's document. */
  readonly show: (selection: EditorSelection, problems: readonly ReadingProblem[]) => void;
}

/** Makes the collection. */
export function readingProblems(): ReadingProblems {
  const collection = languages.createDiagnosticCollection("label-smoothing.reading");
  const forget = workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    if (contentChanges.length > 0) collection.delete(document.uri);
  });
  const close = workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri));
  return {
    show: ({ editor, toRange }, problems) => {
      const diagnostics = problems.map(({ message, span }) => {
        const diagnostic = new Diagnostic(toRange(span), message, DiagnosticSeverity.Warning);
        diagnostic.source = "Label Smoothing";
        return diagnostic;
      });
      collection.set(editor.document.uri, diagnostics);
    },
    dispose: () => {
      forget.dispose();
      close.dispose();
      collection.dispose();
    },
  };
}
