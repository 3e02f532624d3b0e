/** List Loss Calls: what another extension or a task gets; it shows nothing. */
import { Uri } from "vscode";
import type { Command } from "../runCommand.ts";
import { UserError } from "../userError.ts";
import { type ListedCall, listedCalls } from "../workspace/listedCall.ts";
import { lossFiles } from "../workspace/lossFiles.ts";
import { scanLosses } from "../workspace/scanLosses.ts";

export interface ListOptions {
  /** A folder or a file; the workspace where there is none. */
  readonly uri?: Uri | string | undefined;
}

export const listLossCalls: Command<ListOptions> = {
  id: "listLossCalls",
  options: ["uri"],
  addressOption: "uri",
  run: async ({ uri }): Promise<readonly ListedCall[]> => {
    const files = await lossFiles(uri === undefined ? undefined : readUri(uri));
    return (await scanLosses(files)).flatMap(listedCalls);
  },
};

function readUri(uri: Uri | string): Uri {
  if (uri instanceof Uri) return uri;
  if (typeof uri !== "string" || uri === "") {
    throw new UserError("labelSmoothing.listLossCalls takes the address of a folder or a file, or nothing.");
  }
  return /^[a-z][\w+.-]+:/i.test(uri) ? Uri.parse(uri) : Uri.file(uri);
}
