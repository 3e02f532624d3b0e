/** Smooth Labels of Loss Call: the plain action for a row of the view "Loss Calls", in an editor that shows it. */
import { Range, window, workspace } from "vscode";
import { smoothingActions } from "../../analysis/smoothingActions.ts";
import { missingIn } from "../providers/missingIn.ts";
import { workspaceEditFor } from "../providers/workspaceEditFor.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { UserError } from "../userError.ts";
import type { LossNode } from "../views/lossCallsTree.ts";

/** The row that the view hands over. */
type Row = Partial<Extract<LossNode, { kind: "call" }>>;

export const smoothLossCall: Command<Row> = {
  id: "smoothLossCall",
  options: ["kind", "text", "lossCall", "role"],
  run: async ({ text, lossCall }, _interactive, { versions }) => {
    if (text === undefined || lossCall === undefined) {
      throw new UserError("Smooth Labels of Loss Call works on a row of the view Loss Calls. Choose one there.");
    }
    const document = await workspace.openTextDocument(text.uri);
    if (document.getText() !== text.source.text) {
      throw new UserError("The file changed since the view was made, and nothing was changed. Refresh the view.");
    }
    const [action] = smoothingActions(text.source, lossCall, {
      labelSmoothing: readSettings().value,
      missingIn: missingIn(await versions.of(text.uri)),
    });
    if (action?.kind !== "add" || action.declined !== undefined) {
      throw new UserError(action?.declined ?? "The labels of this loss are smoothed already.");
    }
    const start = document.positionAt(lossCall.nameSpan.start);
    await window.showTextDocument(document, { selection: new Range(start, start) });
    return workspace.applyEdit(workspaceEditFor(document, action.edits));
  },
};
