/** The HTML of a webview: one script, one style sheet, and a policy that allows nothing else. */
import { Uri, type Webview, type WebviewOptions } from "vscode";

const FOLDER = ["dist", "webview"];

/** What a webview may do: run its script, read its own folder. */
export function pageOptions(extensionUri: Uri): WebviewOptions {
  return { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, ...FOLDER)] };
}

/** The pages, by the names of their bundles. */
export type PageName = "panel" | "calibration";

/** A page; what it shows comes in messages. `place` decides the background: a view stands on the side bar's. */
export function pageHtml(webview: Webview, extensionUri: Uri, page: PageName, place: "view" | "tab"): string {
  const address = (file: string) => webview.asWebviewUri(Uri.joinPath(extensionUri, ...FOLDER, file)).toString();
  const nonce = newNonce();
  // Pictures: an SVG is drawn on a canvas to save it as PNG.
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    "img-src data: blob:",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Label Smoothing</title>
<link rel="stylesheet" href="${address(`${page}.css`)}">
</head>
<body data-place="${place}">
<div id="app"></div>
<script nonce="${nonce}" src="${address(`${page}.js`)}"></script>
</body>
</html>`;
}

function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
