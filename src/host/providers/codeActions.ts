/** Code actions on loss calls: smooth the labels, change the value, remove it; each is one undo. */
import { CodeAction, CodeActionKind, Range, type TextDocument, WorkspaceEdit } from "vscode";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { type SmoothingAction, smoothingActions } from "../../analysis/smoothingActions.ts";
import { readSettings } from "../settings.ts";
import { lossCallsOf } from "./lossCallsOf.ts";

/** The actions for the call at the start of `range`, the plain one first. */
export function codeActions(document: TextDocument, range: Range): CodeAction[] {
  const lossCall = lossCallAt(lossCallsOf(document).calls, document.offsetAt(range.start));
  if (lossCall === undefined) return [];
  const kind = CodeActionKind.RefactorRewrite.append("labelSmoothing");
  return smoothingActions(document.getText(), lossCall, readSettings().value).map((action) => {
    const codeAction = new CodeAction(action.title, kind.append(action.kind));
    if (action.declined === undefined) codeAction.edit = workspaceEdit(document, action);
    else codeAction.disabled = { reason: action.declined };
    return codeAction;
  });
}

function workspaceEdit(document: TextDocument, { edits }: SmoothingAction): WorkspaceEdit {
  const workspaceEdit = new WorkspaceEdit();
  for (const { span, text } of edits) {
    const range = new Range(document.positionAt(span.start), document.positionAt(span.end));
    workspaceEdit.replace(document.uri, range, text);
  }
  return workspaceEdit;
}
