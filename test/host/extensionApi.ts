/** The extension's API as another extension gets it. */
import * as vscode from "vscode";
import { ok } from "./assert";

/** Activates the extension and gives what activate() exports. */
export async function extensionApi(): Promise<object> {
  const extension = vscode.extensions.getExtension<object>("label-smoothing.label-smoothing");
  ok(extension, "the extension label-smoothing.label-smoothing is not installed in this host");
  return extension.activate();
}
