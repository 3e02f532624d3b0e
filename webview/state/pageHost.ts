/** The extension host as a page sees it: messages out and in, and what is kept over a reload. */

/** VS Code's side of a page; the gallery and tests give another. */
export interface PageHost<Out, In> {
  readonly post: (message: Out) => void;
  readonly listen: (receive: (message: In) => void) => void;
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
export function pageHost<Out, In>(): PageHost<Out, In> {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    listen: (receive) => window.addEventListener("message", ({ data }) => receive(data as In)),
    getSaved: () => api.getState(),
    setSaved: (saved) => api.setState(saved),
  };
}
