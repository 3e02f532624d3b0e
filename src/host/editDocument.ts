/** Edits a document and tells whether that was done: VS Code says so of read-only documents, which stay as they are. */
import type { TextEditor, TextEditorEdit } from "vscode";

/** Gives whether the document took the edit; one undo takes it back. */
export async function editDocument(editor: TextEditor, build: (edit: TextEditorEdit) => void): Promise<boolean> {
  const { version } = editor.document;
  const isTaken = await editor.edit(build);
  return isTaken && editor.document.version !== version;
}
