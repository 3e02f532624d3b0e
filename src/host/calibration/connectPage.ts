/** Connects a calibration page, the editor's or the comparison's, with its session and its files. */
import { Disposable, type Uri, type WebviewPanel } from "vscode";
import { type FromCalibration, readFromCalibration, type ToCalibration } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { followFiles } from "./followFiles.ts";

/** What stands behind a page. */
export interface PageSession {
  readonly receive: (message: FromCalibration) => Promise<void>;
  /** Reads the files from the start: one of them has changed. */
  readonly readAgain: () => void;
  readonly dispose: () => void;
}

/** Fills `panel` with a page on the files at `uris`; `start` gives its session, which sends to the page. */
export function connectPage(
  panel: WebviewPanel,
  uris: readonly Uri[],
  start: (send: (message: ToCalibration) => void) => PageSession,
  extensionUri: Uri,
  { log }: Services,
): void {
  const { webview } = panel;
  webview.options = pageOptions(extensionUri);
  const session = start((message) => void webview.postMessage(message));
  const connection = Disposable.from(
    followFiles(uris, session.readAgain),
    webview.onDidReceiveMessage((received) => {
      const message = readFromCalibration(received);
      if ("value" in message) return session.receive(message.value);
      return log.warn(`A calibration page sent a message that is none: ${message.problem}`);
    }),
  );
  panel.onDidDispose(() => {
    connection.dispose();
    session.dispose();
  });
  webview.html = pageHtml(webview, extensionUri, "calibration", "tab");
}
