/** The panel's page: connects to the extension host and draws the app. */
import "./style/page.css";
import "./style/charts.css";
import "./style/explain.css";
import { render } from "preact";
import type { ToHost, ToPanel } from "../src/protocol/panelMessages.ts";
import { App } from "./App.tsx";
import { pageHost } from "./state/pageHost.ts";
import { reportErrors } from "./state/reportErrors.ts";
import { createStore } from "./state/store.ts";

const host = pageHost<ToHost, ToPanel>();
reportErrors(host.post);
render(<App store={createStore(host)} />, document.getElementById("app")!);
