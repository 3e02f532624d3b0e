/** Opens a tab that compares logits files. */
import { type Uri, ViewColumn, window } from "vscode";
import { readFromCalibration } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { compareSession } from "./compareSession.ts";

/** Shows the comparison of the files at `uris`. */
export function comparePage(uris: readonly Uri[], extensionUri: Uri, services: Services): void {
  const place = ViewColumn.Active;
  const panel = window.createWebviewPanel(
    "labelSmoothing.comparison",
    "Logits Compared",
    place,
    pageOptions(extensionUri),
  );
  const { webview } = panel;
  const session = compareSession(uris, (message) => void webview.postMessage(message), services);
  const connection = webview.onDidReceiveMessage((received) => {
    const message = readFromCalibration(received);
    if ("value" in message) return session.receive(message.value);
    return services.log.warn(`The comparison sent a message that is none: ${message.problem}`);
  });
  panel.onDidDispose(() => {
    connection.dispose();
    session.dispose();
  });
  webview.html = pageHtml(webview, extensionUri, "calibration", "tab");
}
