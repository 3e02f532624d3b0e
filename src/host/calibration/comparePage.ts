/** The tab that compares logits files, opened or brought back after a reload. */
import { Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { readSavedComparison } from "../../protocol/calibrationView.ts";
import type { Services } from "../services.ts";
import { compareSession } from "./compareSession.ts";
import { connectPage } from "./connectPage.ts";

/** Shows the comparison of the files at `uris`. */
export function comparePage(uris: readonly Uri[], extensionUri: Uri, services: Services): void {
  const panel = window.createWebviewPanel("labelSmoothing.comparison", "Logits Compared", ViewColumn.Active);
  connectPage(panel, uris, (send) => compareSession(uris, send, services), extensionUri, services);
}

/** Shows in `panel` the files whose addresses its page kept; where it kept none, the panel is closed. */
export function restoreComparison(panel: WebviewPanel, saved: unknown, extensionUri: Uri, services: Services): void {
  const kept = readSavedComparison(saved);
  if ("problem" in kept) {
    services.log.warn(`A comparison kept something that is none: ${kept.problem}`);
    panel.dispose();
    return;
  }
  const uris = kept.value.map((uri) => Uri.parse(uri, true));
  connectPage(panel, uris, (send) => compareSession(uris, send, services), extensionUri, services);
}
