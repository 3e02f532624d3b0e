/** Insert Test for This Loss: a pytest function for the loss at the cursor, in a new file beside it. */
import { ViewColumn, window, workspace } from "vscode";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { lineAt } from "../../analysis/lineAt.ts";
import { lossTest } from "../../analysis/lossTest.ts";
import { sourceOf } from "../providers/sourceOf.ts";
import type { Command } from "../runCommand.ts";
import { readSettings } from "../settings.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError, valueOrThrow } from "../userError.ts";

export const insertLossTest: Command<Record<never, never>> = {
  id: "insertLossTest",
  options: [],
  run: async () => {
    const editor = targetEditor();
    const document = editor?.document;
    const found = document && sourceOf(document);
    const lossCall = found && lossCallAt(found.calls, document.offsetAt(editor!.selection.active));
    if (document === undefined || lossCall === undefined) {
      throw new UserError(
        "There is no loss call at the cursor. Put the cursor on one, such as nn.CrossEntropyLoss(…).",
      );
    }
    const line = lineAt(document.getText(), lossCall.nameSpan.start) + 1;
    const place = `${workspace.asRelativePath(document.uri)}, line ${line}`;
    const { code } = valueOrThrow(lossTest(lossCall, readSettings().value, place));
    const test = await workspace.openTextDocument({ language: "python", content: code });
    await window.showTextDocument(test, ViewColumn.Beside);
    return code;
  },
};
