/** What the suites do in editors: open texts, select in them, and read the result that is shown. */
import * as vscode from "vscode";
import { ok } from "./assert";

/** Opens a new document with `content` in the first column and gives its editor. */
export async function openText(content: string, language = "python"): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument({ content, language });
  return vscode.window.showTextDocument(document, vscode.ViewColumn.One);
}

/** Selects the first occurrence of each of `pieces`, or everything where none are given. */
export function select(editor: vscode.TextEditor, ...pieces: string[]): void {
  const { document } = editor;
  const text = document.getText();
  editor.selections = (pieces.length > 0 ? pieces : [text]).map((piece) => {
    const start = text.indexOf(piece);
    ok(start >= 0, `the document does not contain ${piece}`);
    return new vscode.Selection(document.positionAt(start), document.positionAt(start + piece.length));
  });
}

/** The Markdown of the result that is open, once it contains `text`. */
export async function shownResult(text: string): Promise<string> {
  let shown = "nothing";
  for (const end = Date.now() + 10_000; Date.now() < end; ) {
    for (const uri of openResults()) {
      const bytes = await vscode.workspace.fs.readFile(uri);
      shown = new TextDecoder().decode(bytes);
      if (shown.includes(text)) return shown;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no open result contains ${text}; the last one is: ${shown}`);
}

function openResults(): vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const uris = tabs.map(({ input }) => (input as { uri?: vscode.Uri } | undefined)?.uri);
  return uris.filter((uri) => uri?.scheme === "label-smoothing") as vscode.Uri[];
}
