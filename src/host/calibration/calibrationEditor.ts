/** Registers "Label Smoothing: Calibration", a read-only editor of files that hold arrays. */
import {
  type CustomReadonlyEditorProvider,
  Disposable,
  type ExtensionContext,
  type Uri,
  type WebviewPanel,
} from "vscode";
import { readFromCalibration } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { calibrationSession } from "./calibrationSession.ts";
import { followFiles } from "./followFiles.ts";

/** The editor's provider; nothing of a file is kept between two openings. */
export function calibrationEditor({ extensionUri }: ExtensionContext, services: () => Services) {
  const provider: CustomReadonlyEditorProvider = {
    openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
    resolveCustomEditor: ({ uri }, panel) => showCalibration(uri, panel, extensionUri, services()),
  };
  return provider;
}

/** Fills `panel` with the calibration of the file at `uri`, and follows the file. */
function showCalibration(uri: Uri, panel: WebviewPanel, extensionUri: Uri, services: Services): void {
  const { webview } = panel;
  webview.options = pageOptions(extensionUri);
  const session = calibrationSession(uri, (message) => void webview.postMessage(message), services);
  const connection = Disposable.from(
    followFiles([uri], session.readAgain),
    webview.onDidReceiveMessage((received) => {
      const message = readFromCalibration(received);
      if ("value" in message) return session.receive(message.value);
      return services.log.warn(`The calibration editor sent a message that is none: ${message.problem}`);
    }),
  );
  panel.onDidDispose(() => {
    connection.dispose();
    session.dispose();
  });
  webview.html = pageHtml(webview, extensionUri, "calibration", "tab");
}
