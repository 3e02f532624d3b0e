/** The loss calls of a document, found once a version; in a notebook the imports of the cells above count. */
import { NotebookCellKind, type TextDocument, workspace } from "vscode";
import { findLossCalls, type LossCalls } from "../../analysis/findLossCalls.ts";

const found = new WeakMap<TextDocument, { readonly version: number; readonly calls: LossCalls }>();

/** Gives the calls of `document` as it is now. */
export function lossCallsOf(document: TextDocument): LossCalls {
  const above = cellsAbove(document);
  if (above.length > 0) {
    const imports = above.reduce(
      (earlier, cell) => findLossCalls(cell.getText(), earlier).imports,
      new Map() as LossCalls["imports"],
    );
    return findLossCalls(document.getText(), imports);
  }
  const known = found.get(document);
  if (known?.version === document.version) return known.calls;
  const calls = findLossCalls(document.getText());
  found.set(document, { version: document.version, calls });
  return calls;
}

/** The code cells of the same language above a notebook cell; none for another document. */
function cellsAbove(document: TextDocument): TextDocument[] {
  if (document.uri.scheme !== "vscode-notebook-cell") return [];
  const notebook = workspace.notebookDocuments.find((each) =>
    each.getCells().some((cell) => cell.document === document),
  );
  const cells = notebook?.getCells() ?? [];
  const own = cells.findIndex((cell) => cell.document === document);
  return cells
    .slice(0, Math.max(own, 0))
    .filter((cell) => cell.kind === NotebookCellKind.Code && cell.document.languageId === document.languageId)
    .map((cell) => cell.document);
}
