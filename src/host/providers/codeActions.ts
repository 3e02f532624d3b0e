/** Code actions on loss calls: smooth the labels, change the value, remove it; each is one undo. */
import { CodeAction, CodeActionKind, type Range, type TextDocument } from "vscode";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import { readSettings } from "../settings.ts";
import { sourceOf } from "./sourceOf.ts";
import { workspaceEditFor } from "./workspaceEditFor.ts";

/** The actions for the call at the start of `range`, the plain one first. */
export function codeActions(document: TextDocument, range: Range): CodeAction[] {
  const found = sourceOf(document);
  const lossCall = found && lossCallAt(found.calls, document.offsetAt(range.start));
  if (lossCall === undefined) return [];
  const kind = CodeActionKind.RefactorRewrite.append("labelSmoothing");
  return smoothingActions(found!.source, lossCall, { labelSmoothing: readSettings().value }).map((action) => {
    const codeAction = new CodeAction(action.title, kind.append(action.kind));
    if (action.declined === undefined) codeAction.edit = workspaceEditFor(document, action.edits);
    else codeAction.disabled = { reason: action.declined };
    return codeAction;
  });
}
