/** All panels: the view at the side, tabs of the editor, and what they share. */
import {
  commands,
  type Disposable,
  type ExtensionContext,
  Uri,
  ViewColumn,
  type WebviewPanel,
  type WebviewView,
  window,
} from "vscode";
import type { PanelNumbers, PanelState } from "../../protocol/panelState.ts";
import { checkedState } from "../../protocol/problemOf.ts";
import type { Services } from "../services.ts";
import { readSettings } from "../settings.ts";
import { targetEditor } from "../targetEditor.ts";
import { UserError } from "../userError.ts";
import { pageHtml, pageOptions } from "../webviewPage.ts";
import { connectPanel } from "./connectPanel.ts";
import { type EditorFollower, followEditor } from "./followEditor.ts";
import { panelModel } from "./panelModel.ts";

export const PANEL_VIEW = "labelSmoothing.panel";
export const PANEL_EDITOR = "labelSmoothing.panelEditor";

export interface Panels extends Disposable {
  /** Fills the view; VS Code asks for it when it is first shown, and after it was hidden. */
  readonly resolveView: (view: WebviewView) => void;
  /** Fills a tab that was open before a reload. */
  readonly restore: (panel: WebviewPanel) => void;
  /** Shows the view at the side. */
  readonly open: () => Promise<void>;
  /** Opens a tab beside the editor, or shows the one that is there. */
  readonly openToSide: () => void;
  /** Shows one row of a file. */
  readonly showRow: (numbers: PanelNumbers, from: { readonly uri: Uri; readonly row: number }) => Promise<void>;
  /** Takes over the selection, however long, and shows it. */
  readonly showSelection: () => Promise<void>;
}

/** Makes the panels of this window; `services` is asked for when the first one is shown. */
export function panels({ extensionUri }: ExtensionContext, services: () => Services): Panels {
  const model = panelModel();
  const shown = new Set<{ readonly visible: boolean }>();
  const tabs = new Set<WebviewPanel>();
  let follower: EditorFollower | undefined;
  const follow = () => {
    follower ??= followEditor(model, () => [...shown].some(({ visible }) => visible));
    return follower;
  };

  const followIfShown = () => {
    if ([...shown].some(({ visible }) => visible)) follow().refresh();
  };

  const start = () => {
    if (model.state().numbers !== null) return;
    const { controls } = model.state();
    model.set({ ...model.state(), controls: { ...controls, labelSmoothing: readSettings().value } });
  };

  const fill = (place: WebviewView | WebviewPanel) => {
    const { webview } = place;
    webview.options = pageOptions(extensionUri);
    start();
    const connection = connectPanel(webview, model, services());
    shown.add(place);
    const isTab = "viewColumn" in place;
    const visibility = isTab ? place.onDidChangeViewState(followIfShown) : place.onDidChangeVisibility(followIfShown);
    place.onDidDispose(() => {
      shown.delete(place);
      connection.dispose();
      visibility.dispose();
    });
    webview.html = pageHtml(webview, extensionUri, "panel", isTab ? "tab" : "view");
    follow().refresh();
  };
  const fillTab = (panel: WebviewPanel) => {
    tabs.add(panel);
    panel.onDidDispose(() => tabs.delete(panel));
    const icon = (theme: string) => Uri.joinPath(extensionUri, "media", `panel-${theme}.svg`);
    panel.iconPath = { light: icon("light"), dark: icon("dark") };
    fill(panel);
  };
  const open = async () => {
    await commands.executeCommand(`${PANEL_VIEW}.focus`, { preserveFocus: true });
  };

  return {
    resolveView: fill,
    restore: fillTab,
    open,
    openToSide: () => {
      const [tab] = tabs;
      if (tab !== undefined) return tab.reveal(undefined, true);
      const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
      fillTab(window.createWebviewPanel(PANEL_EDITOR, "Label Smoothing", place, pageOptions(extensionUri)));
    },
    showRow: async (numbers, { uri, row }) => {
      const before = model.state();
      const { controls } = before;
      const place = `row ${row} of ${uri.path.split("/").at(-1)}`;
      const reading = `its label is ${numbers.targets.kind === "indices" ? numbers.targets.indices[0] : "soft"}`;
      const next: PanelState = {
        ...before,
        numbers,
        controls: { ...controls, convention: "uniform", loss: "crossEntropy" },
        row: 0,
        isEdited: false,
        notes: [],
        source: { kind: "file", uri: uri.toString(), place, reading },
      };
      const checked = checkedState(next);
      if ("problem" in checked) throw new UserError(checked.problem);
      model.set(next);
      if (![...shown].some(({ visible }) => visible)) await open();
    },
    showSelection: async () => {
      const editor = targetEditor();
      if (editor === undefined) {
        throw new UserError("No editor is active. Open a file and select logits, or put the cursor on a loss call.");
      }
      if (![...shown].some(({ visible }) => visible)) await open();
      const state = model.state();
      follow().show(editor);
      if (model.state() === state) {
        throw new UserError(
          "There are no logits in the selection and no loss call at the cursor. Select numbers such as [2.0, 1.0, 0.1], or put the cursor on a loss call.",
        );
      }
    },
    dispose: () => {
      follower?.dispose();
      model.dispose();
    },
  };
}
