/** Show Checks: the page that explains one kind of problem, or the list of all; the links of problems lead here. */
import { commands, extensions, Uri, window, workspace } from "vscode";
import { CHECKS } from "../../analysis/checks/index.ts";
import type { Command } from "../runCommand.ts";
import { UserError } from "../userError.ts";

export interface CheckPageOptions {
  /** The id of a check; without it the list is shown. */
  readonly check?: string;
}

const PREVIEW = "vscode.markdown.preview.editor";

export const showChecks: Command<CheckPageOptions> = {
  id: "showChecks",
  options: ["check"],
  run: async ({ check }) => {
    if (check !== undefined && !CHECKS.some(({ id }) => id === check)) {
      throw new UserError(`There is no check "${check}". Give one of ${CHECKS.map(({ id }) => id).join(", ")}.`);
    }
    const { extensionUri } = extensions.getExtension("label-smoothing.label-smoothing")!;
    const page = Uri.joinPath(extensionUri, "docs", "checks", `${check ?? "README"}.md`);
    try {
      await commands.executeCommand("vscode.openWith", page, PREVIEW);
    } catch {
      // Without the built-in Markdown extension the text itself is readable.
      await window.showTextDocument(await workspace.openTextDocument(page));
    }
  },
};
