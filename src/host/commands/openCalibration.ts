/** Open Calibration of Logits File: the calibration editor for a file of the explorer, the active one, or one that is chosen. */
import { commands, type Uri, window } from "vscode";
import { CALIBRATION_EDITOR } from "../calibration/defaultEditor.ts";
import { LOGITS_FILES } from "../calibration/logitsFiles.ts";
import { readUri } from "../readUri.ts";
import type { Command } from "../runCommand.ts";

export interface OpenCalibrationOptions {
  readonly uri?: Uri | string | undefined;
}

export const openCalibration: Command<OpenCalibrationOptions> = {
  id: "openCalibration",
  options: ["uri"],
  addressOption: "uri",
  run: async ({ uri }) => {
    const chosen = uri === undefined ? await ask() : readUri(uri);
    if (chosen !== undefined) await commands.executeCommand("vscode.openWith", chosen, CALIBRATION_EDITOR);
  },
};

async function ask(): Promise<Uri | undefined> {
  const [chosen] =
    (await window.showOpenDialog({ title: "Open Calibration", filters: LOGITS_FILES, canSelectMany: false })) ?? [];
  return chosen;
}
