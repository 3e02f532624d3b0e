/** The extension's table of contents: what is registered, and the API that other extensions get. */
import type { ExtensionContext } from "vscode";

export function activate(_context: ExtensionContext): object {
  return {};
}
