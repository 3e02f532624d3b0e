/** The extension's table of contents: what is registered, and the API that other extensions get. */
import {
  CodeActionKind,
  type CustomReadonlyEditorProvider,
  commands,
  type ExtensionContext,
  languages,
  type WebviewPanel,
  type WebviewView,
  window,
  workspace,
} from "vscode";
import type { LabelSmoothingApi } from "./host/api.ts";
import { checkOpenDocuments } from "./host/checkOpenDocuments.ts";
import { COMMAND_IDS } from "./host/commandIds.ts";
import { LANGUAGE_IDS } from "./host/providers/languages.ts";
import { resultFiles } from "./host/results/resultFiles.ts";
import { lossCallsView } from "./host/views/lossCallsView.ts";

/** In Node a file of its own, read when it is first asked for; in the web worker a part of the one bundle. */
declare function require(path: "./host/features.ts"): typeof import("./host/features.ts");

/** The languages whose loss calls are known, notebook cells included. */
const CODE = LANGUAGE_IDS.map((language) => ({ language }));

/** Registers everything; nothing is read or computed before it is asked for. */
export function activate(context: ExtensionContext): LabelSmoothingApi {
  const files = resultFiles(context.workspaceState);
  let loaded: ReturnType<typeof import("./host/features.ts")["features"]> | undefined;
  const features = () => {
    loaded ??= require("./host/features.ts").features(context, files);
    return loaded;
  };
  context.subscriptions.push(
    files,
    workspace.onDidChangeTextDocument((event) => loaded?.noteChange(event)),
    checkOpenDocuments({
      check: (document) => features().check(document),
      forget: (document) => loaded?.forgetProblems(document),
    }),
    ...COMMAND_IDS.map((id) =>
      commands.registerCommand(`labelSmoothing.${id}`, (argument?: unknown, selected?: unknown) =>
        features().run(id, argument, selected),
      ),
    ),
    lossCallsView(() => features().lossCalls),
    window.registerWebviewViewProvider("labelSmoothing.panel", {
      resolveWebviewView: (view: WebviewView) => features().panels.resolveView(view),
    }),
    window.registerCustomEditorProvider("labelSmoothing.calibration", {
      openCustomDocument: (uri) => ({ uri, dispose: () => {} }),
      resolveCustomEditor: (document, panel, token) =>
        features().calibration.resolveCustomEditor(document, panel, token),
    } satisfies CustomReadonlyEditorProvider),
    window.registerWebviewPanelSerializer("labelSmoothing.panelEditor", {
      deserializeWebviewPanel: async (panel: WebviewPanel) => features().panels.restore(panel),
    }),
    window.registerWebviewPanelSerializer("labelSmoothing.comparison", {
      deserializeWebviewPanel: async (panel: WebviewPanel, saved: unknown) =>
        features().restoreComparison(panel, saved),
    }),
    languages.registerCodeActionsProvider(
      CODE,
      { provideCodeActions: (document, range) => features().codeActions(document, range) },
      { providedCodeActionKinds: [CodeActionKind.RefactorRewrite] },
    ),
    languages.registerCodeActionsProvider(
      CODE,
      { provideCodeActions: (document, range) => loaded?.quickFixes(document, range) ?? [] },
      { providedCodeActionKinds: [CodeActionKind.QuickFix] },
    ),
    languages.registerHoverProvider(CODE, {
      provideHover: (document, position) => features().hover(document, position),
    }),
    languages.registerInlayHintsProvider(CODE, {
      provideInlayHints: (document, range) => features().inlayHints(document, range),
    }),
  );
  return {
    compute: (request) => features().api.compute(request),
    read: (text) => features().api.read(text),
  };
}
