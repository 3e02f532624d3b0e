/** Change Label Smoothing of This Loss: asks for the value of the loss at the cursor, and writes it. */
import { workspace } from "vscode";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import type { Checked } from "../../core/checked.ts";
import { smoothingProblem } from "../../core/readRequest.ts";
import { askText } from "../ask/askText.ts";
import { readTypedSmoothing } from "../ask/readNumbers.ts";
import { missingIn } from "../providers/missingIn.ts";
import { sourceOf } from "../providers/sourceOf.ts";
import { workspaceEditFor } from "../providers/workspaceEditFor.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError, valueOrThrow } from "../userError.ts";

export interface ChangeOptions {
  readonly labelSmoothing?: number | undefined;
}

const TITLE = "Label Smoothing of This Loss";

export const changeLossValue: Command<ChangeOptions> = {
  id: "changeLossValue",
  options: ["labelSmoothing"],
  run: async ({ labelSmoothing }, _interactive, { versions }) => {
    const { document, version, value: current } = lossAtCursor();
    const value = labelSmoothing === undefined ? await ask(current) : valueOrThrow(checked(labelSmoothing));
    if (value === undefined) return undefined;
    const allowed = await versions.of(document.uri);
    if (document.version !== version) {
      throw new UserError("The file changed while the value was asked for, and nothing was changed. Try again.");
    }
    const { source, lossCall } = lossAtCursor();
    const [action] = smoothingActions(source, lossCall, { labelSmoothing: value, missingIn: missingIn(allowed) });
    // Where the value is already the wanted one, the first action is another.
    if (action?.declined !== undefined) throw new UserError(action.declined);
    if (action?.kind !== "add" && action?.kind !== "change") return value;
    const done = await workspace.applyEdit(workspaceEditFor(document, action.edits));
    if (!done) throw new UserError("The editor did not take the change: the file may be read-only.");
    return value;
  },
};

function lossAtCursor() {
  const editor = targetEditor();
  const found = editor && sourceOf(editor.document);
  const lossCall = found && lossCallAt(found.calls, editor.document.offsetAt(editor.selection.active));
  if (editor === undefined || found === undefined || lossCall === undefined) {
    throw new UserError("There is no loss call at the cursor. Put the cursor on one, such as nn.CrossEntropyLoss(…).");
  }
  const { value } = lossCall;
  const current = value.kind === "given" ? value.text : String(readSettings().value);
  return {
    document: editor.document,
    version: editor.document.version,
    source: found.source,
    lossCall,
    value: current,
  };
}

async function ask(current: string): Promise<number | undefined> {
  const question = {
    prompt: "Smoothing value, from 0 to 1",
    placeholder: "0.1",
    initial: current,
    read: readTypedSmoothing,
  };
  const answered = await askText(question, { title: TITLE, step: 1, totalSteps: 1, canGoBack: false });
  if (answered.kind !== "answer") return undefined;
  return answered.value;
}

function checked(value: number): Checked<number> {
  const problem = smoothingProblem(value);
  return problem === undefined ? { value } : { problem };
}
