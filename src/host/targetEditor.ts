/** The editor that a command is about, also where the result itself, a panel or a terminal has the focus. */
import { type TextEditor, window } from "vscode";
import { RESULT_SCHEME } from "./results/resultFiles.ts";

/** The active editor; else a visible one in which something is selected; else any that holds a document of the user's. */
export function targetEditor(): TextEditor | undefined {
  const visible = window.visibleTextEditors.filter(({ document }) => isUsers(document.uri.scheme));
  const active = window.activeTextEditor;
  if (active !== undefined && isUsers(active.document.uri.scheme)) return active;
  return visible.find(({ selection }) => !selection.isEmpty) ?? visible[0];
}

function isUsers(scheme: string): boolean {
  return scheme !== RESULT_SCHEME && scheme !== "output";
}
