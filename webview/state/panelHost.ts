/** The extension host as the page sees it: messages out, and what is kept over a reload. */
import type { ToHost, ToPanel } from "../../src/protocol/panelMessages.ts";

/** VS Code's side of the page; the gallery and tests give another. */
export interface PanelHost {
  readonly post: (message: ToHost) => void;
  readonly listen: (receive: (message: ToPanel) => void) => void;
  readonly getSaved: () => unknown;
  readonly setSaved: (saved: unknown) => void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The host of a page in VS Code; it can be asked for once. */
export function panelHost(): PanelHost {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener("message", ({ data }) => receive(data as ToPanel)),
    getSaved: () => api.getState(),
    setSaved: (saved) => api.setState(saved),
  };
}
