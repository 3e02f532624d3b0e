/** Registers "Label Smoothing: Calibration", a read-only editor of files that hold arrays. */
import type { CustomReadonlyEditorProvider, ExtensionContext } from "vscode";
import type { Services } from "../services.ts";
import { calibrationSession } from "./calibrationSession.ts";
import { connectPage } from "./connectPage.ts";

/** The editor's provider; nothing of a file is kept between two openings. */
export function calibrationEditor({ extensionUri }: ExtensionContext, services: () => Services) {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    resolveCustomEditor: ({ uri }, panel) =>
      connectPage(panel, [uri], (send) => calibrationSession(uri, send, services()), extensionUri, services()),
  };
  return provider;
}
