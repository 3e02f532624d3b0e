/** Edits of the analysis as VS Code applies them: all at once, one undo. */
import { Range, type TextDocument, WorkspaceEdit } from "vscode";
import type { SourceEdit } from "../../analysis/sourceCall.ts";

/** The workspace edit that applies `edits` to `document`; insertions at one place keep their order. */
export function workspaceEditFor(document: TextDocument, edits: readonly SourceEdit[]): WorkspaceEdit {
  const workspaceEdit = new WorkspaceEdit();
  for (const { span, text } of edits) {
    const range = new Range(document.positionAt(span.start), document.positionAt(span.end));
    workspaceEdit.replace(document.uri, range, text);
  }
  return workspaceEdit;
}
