/** The tab that compares logits files, opened or brought back after a reload. */
import { Disposable, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { readFromCalibration, readSavedComparison } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { compareSession } from "./compareSession.ts";
import { followFiles } from "./followFiles.ts";

/** Shows the comparison of the files at `uris`. */
export function comparePage(uris: readonly Uri[], extensionUri: Uri, services: Services): void {
  const options = pageOptions(extensionUri);
  const panel = window.createWebviewPanel("labelSmoothing.comparison", "Logits Compared", ViewColumn.Active, options);
  fill(panel, uris, extensionUri, services);
}

/** Shows in `panel` the files whose addresses its page kept; where it kept none, the panel is closed. */
export function restoreComparison(panel: WebviewPanel, saved: unknown, extensionUri: Uri, services: Services): void {
  const uris = readSavedComparison(saved);
  if ("problem" in uris) {
    services.log.warn(`A comparison kept something that is none: ${uris.problem}`);
    panel.dispose();
    return;
  }
  panel.webview.options = pageOptions(extensionUri);
  fill(
    panel,
    uris.value.map((uri) => Uri.parse(uri, true)),
    extensionUri,
    services,
  );
}

function fill(panel: WebviewPanel, uris: readonly Uri[], extensionUri: Uri, services: Services): void {
  const { webview } = panel;
  const session = compareSession(uris, (message) => void webview.postMessage(message), services);
  const connection = Disposable.from(
    followFiles(uris, session.readAgain),
    webview.onDidReceiveMessage((received) => {
      const message = readFromCalibration(received);
      if ("value" in message) return session.receive(message.value);
      return services.log.warn(`The comparison sent a message that is none: ${message.problem}`);
    }),
  );
  panel.onDidDispose(() => {
    connection.dispose();
    session.dispose();
  });
  webview.html = pageHtml(webview, extensionUri, "calibration", "tab");
}
