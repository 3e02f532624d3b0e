/** Registers "Label Smoothing: Calibration", a read-only editor of files that hold arrays. */
import {
  type CustomReadonlyEditorProvider,
  Disposable,
  type ExtensionContext,
  RelativePattern,
  Uri,
  type WebviewPanel,
  workspace,
} from "vscode";
import { readFromCalibration } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { calibrationSession } from "./calibrationSession.ts";

/** A file that changes is read again when it was quiet for so long, in milliseconds: it may be written in pieces. */
const QUIET = 500;

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
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(session.readAgain, QUIET);
  };
  const folder = Uri.joinPath(uri, "..");
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(folder, uri.path.split("/").at(-1)!));
  const connection = Disposable.from(
    watcher,
    watcher.onDidChange(again),
    watcher.onDidCreate(again),
    webview.onDidReceiveMessage((received) => {
      const message = readFromCalibration(received);
      if ("value" in message) return session.receive(message.value);
      return services.log.warn(`The calibration editor sent a message that is none: ${message.problem}`);
    }),
  );
  panel.onDidDispose(() => {
    clearTimeout(timer);
    connection.dispose();
    session.dispose();
  });
  webview.html = pageHtml(webview, extensionUri, "calibration", "tab");
}
