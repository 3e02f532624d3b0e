/** Quick fixes for the problems that are shown; each is one undo, and only the single sure one of a problem is preferred. */
import { CodeAction, CodeActionKind, type Range, type TextDocument, WorkspaceEdit } from "vscode";
import type { Diagnostics, ShownFinding } from "./diagnostics.ts";

/** The fixes of the problems at `range`. */
export function quickFixes({ shownAt }: Diagnostics, document: TextDocument, range: Range): CodeAction[] {
  return shownAt(document, range).flatMap(fixesOf);
}

function fixesOf({ finding, diagnostic, whole }: ShownFinding): CodeAction[] {
  return finding.fixes.map((fix) => {
    const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
    action.diagnostics = [diagnostic];
    action.isPreferred = finding.fixes.length === 1 && fix.isUnsure !== true;
    const edit = new WorkspaceEdit();
    for (const { span, text } of fix.edits) {
      const { document, range } = whole.place(span);
      edit.replace(document.uri, range, text);
    }
    action.edit = edit;
    return action;
  });
}
