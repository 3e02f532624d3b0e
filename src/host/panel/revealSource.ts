/** Shows the place that the panel's numbers came from. */
import { Range, Selection, TextEditorRevealType, Uri, ViewColumn, window, workspace } from "vscode";
import { UserError } from "../userError.ts";

/** Opens the document beside the panel, or where it is open already, and selects the place. */
export async function revealSource(place: {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
}): Promise<void> {
  let document: Awaited<ReturnType<typeof workspace.openTextDocument>>;
  try {
    document = await workspace.openTextDocument(Uri.parse(place.uri, true));
  } catch {
    throw new UserError("The file that this came from cannot be opened any more.");
  }
  const shown = window.visibleTextEditors.find((editor) => editor.document === document);
  const editor = await window.showTextDocument(document, shown?.viewColumn ?? ViewColumn.One);
  const range = new Range(document.positionAt(place.start), document.positionAt(place.end));
  editor.selection = new Selection(range.start, range.end);
  editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
}
