/** Compare Logits Files: those that are selected in the explorer, or chosen. */
import { Uri, window, workspace } from "vscode";
import { LOGITS_FILES } from "../calibration/logitsFiles.ts";
import { readUri } from "../readUri.ts";
import type { Command } from "../runCommand.ts";
import { UserError } from "../userError.ts";

/** What else is selected in the explorer, such as their folder, is left out. */
const ENDINGS = Object.values(LOGITS_FILES).flat();

export interface CompareOptions {
  readonly uris?: readonly (Uri | string)[] | undefined;
}

export const compareLogitsFiles: Command<CompareOptions> = {
  id: "compareLogitsFiles",
  options: ["uris"],
  addressesOption: "uris",
  run: async ({ uris }, _interactive, { compare }) => {
    if (uris !== undefined && !Array.isArray(uris)) throw new UserError("uris is a list of addresses of files.");
    const given = uris?.map(readUri).filter(({ path }) => ENDINGS.some((ending) => path.endsWith(`.${ending}`)));
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
