/** Compare Logits Files: those that are selected in the explorer, or chosen. */
import { Uri, window, workspace } from "vscode";
import { LOGITS_FILES } from "../calibration/logitsFiles.ts";
import type { Command } from "../runCommand.ts";
import { UserError } from "../userError.ts";

export interface CompareOptions {
  readonly uris?: readonly (Uri | string)[] | undefined;
}

export const compareLogitsFiles: Command<CompareOptions> = {
  id: "compareLogitsFiles",
  options: ["uris"],
  run: async ({ uris }, _interactive, { compare }) => {
    const given = uris?.map((uri) => (typeof uri === "string" ? Uri.file(uri) : uri));
    const chosen = given !== undefined && given.length > 1 ? given : await ask(given?.[0]);
    if (chosen === undefined) return;
    if (chosen.length < 2) throw new UserError("One file is not enough to compare. Choose two or more.");
    compare(chosen);
  },
};

async function ask(near: Uri | undefined): Promise<readonly Uri[] | undefined> {
  const folder = near === undefined ? workspace.workspaceFolders?.[0]?.uri : Uri.joinPath(near, "..");
  return window.showOpenDialog({
    title: "Compare Logits Files (choose several)",
    filters: LOGITS_FILES,
    canSelectMany: true,
    ...(folder !== undefined && { defaultUri: folder }),
  });
}
