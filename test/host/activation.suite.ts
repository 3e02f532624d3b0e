/** The extension inside VS Code: it is there, it runs in the host that was asked for, and it activates. */
import * as vscode from "vscode";
import { equal, ok } from "./assert";
import { extensionApi } from "./extensionApi";

suite("activation", () => {
  test("the extension activates in this host", async () => {
    await extensionApi();
    ok(vscode.extensions.getExtension("label-smoothing.label-smoothing")?.isActive, "the extension is not active");
  });

  test("the API is compute and read", async () => {
    equal(Object.keys(await extensionApi()).sort(), ["compute", "read"], "the names that activate() exports");
  });
});
