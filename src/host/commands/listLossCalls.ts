/** List Loss Calls: what another extension or a task gets; it shows nothing. */
import type { Uri } from "vscode";
import { readUri } from "../readUri.ts";
import type { Command } from "../runCommand.ts";
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
