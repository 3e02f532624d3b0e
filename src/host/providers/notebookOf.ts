/** The notebook of a cell. */
import { type NotebookDocument, type Uri, workspace } from "vscode";

/** The open notebook that holds the cell at `uri`; undefined for any other document. */
export function notebookOf(uri: Uri): NotebookDocument | undefined {
  if (uri.scheme !== "vscode-notebook-cell") return undefined;
  const cell = uri.toString();
  return workspace.notebookDocuments.find((notebook) =>
    notebook.getCells().some(({ document }) => document.uri.toString() === cell),
  );
}
