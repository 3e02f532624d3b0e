/** The panel's page: connects to the extension host and draws the app. */
import "./style/panel.css";
import "./style/charts.css";
import "./style/explain.css";
import { render } from "preact";
import { App } from "./App.tsx";
import { panelHost } from "./state/panelHost.ts";
import { createStore } from "./state/store.ts";

const host = panelHost();
const report = (error: unknown) =>
  host.post({
    kind: "failed",
    message: (error instanceof Error ? (error.stack ?? error.message) : String(error)).slice(0, 20_000),
  });
window.addEventListener("error", ({ error, message }) => report(error ?? message));
window.addEventListener("unhandledrejection", ({ reason }) => report(reason));

render(<App store={createStore(host)} />, document.getElementById("app")!);
