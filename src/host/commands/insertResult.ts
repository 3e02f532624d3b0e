/** Insert Result: the last result in a form of choice, below the cursor's line; one undo takes it back. */
import { editDocument } from "../editDocument.ts";
import { linesAfter } from "../linesAfter.ts";
import type { Command } from "../runCommand.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError } from "../userError.ts";
import type { ResultOptions } from "./copyResult.ts";
import { formattedResult } from "./formattedResult.ts";

export const insertResult: Command<ResultOptions> = {
  id: "insertResult",
  options: ["format"],
  run: async ({ format }, _interactive, services) => {
    const editor = targetEditor();
    if (editor === undefined)
      throw new UserError(
        "No editor is open to insert the result into. Open a file and put the cursor where it shall stand.",
      );
    const formatted = await formattedResult("Insert Result", format, services, editor.document.languageId);
    if (formatted === undefined) return undefined;
    const inserted = await editDocument(editor, (edit) => {
      for (const { end } of editor.selections) {
        const line = editor.document.lineAt(end.line);
        edit.insert(line.range.end, linesAfter(line.text, formatted.text));
      }
    });
    if (!inserted)
      throw new UserError("The editor did not take the text: the file may be read-only. Use Copy Result As… instead.");
    return formatted.text;
  },
};
