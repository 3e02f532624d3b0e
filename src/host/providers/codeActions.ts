/** Code actions on loss calls: smooth the labels, change the value, remove it; each is one undo. */
import { CodeAction, CodeActionKind, type Range, type TextDocument } from "vscode";
import { patternActions } from "../../analysis/actions/patternActions.ts";
import type { SmoothingAction } from "../../analysis/actions/smoothingAction.ts";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import { readSettings } from "../settings.ts";
import { missingIn } from "./missingIn.ts";
import type { ProjectVersions } from "./projectVersions.ts";
import { sourceOf } from "./sourceOf.ts";
import { workspaceEditFor } from "./workspaceEditFor.ts";

/** The actions for the call at the start of `range`, the plain one first. */
export async function codeActions(
  document: TextDocument,
  range: Range,
  versions: ProjectVersions,
): Promise<CodeAction[]> {
  const version = document.version;
  const found = sourceOf(document);
  const offset = document.offsetAt(range.start);
  const lossCall = found && lossCallAt(found.calls, offset);
  if (lossCall === undefined) {
    const actions = found === undefined ? [] : patternActions(found.source, offset, {});
    return actions.map((action) => toCodeAction(document, action));
  }
  const allowed = lossCall.rule.since === undefined ? [] : await versions.of(document.uri);
  // Edits of an older text would be wrong; VS Code asks again.
  if (document.version !== version) return [];
  const actions = smoothingActions(found!.source, lossCall, {
    labelSmoothing: readSettings().value,
    missingIn: missingIn(allowed),
  });
  const codeActions = actions.map((action) => toCodeAction(document, action));
  if (lossCall.value.kind === "declined" || codeActions.length === 0) return codeActions;
  // Which value asks the person, behind the plain action.
  const ask = new CodeAction("Smooth the labels with another value…", KIND.append("change"));
  ask.command = { command: "labelSmoothing.changeLossValue", title: ask.title };
  return [codeActions[0]!, ask, ...codeActions.slice(1)];
}

const KIND = CodeActionKind.RefactorRewrite.append("labelSmoothing");

function toCodeAction(document: TextDocument, action: SmoothingAction): CodeAction {
  const codeAction = new CodeAction(action.title, KIND.append(action.kind));
  if (action.declined === undefined) codeAction.edit = workspaceEditFor(document, action.edits);
  else codeAction.disabled = { reason: action.declined };
  return codeAction;
}
