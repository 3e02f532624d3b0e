/** Documents that cannot be edited: nothing is said to be done that is not. */
import * as vscode from "vscode";
import { equal, ok, rejects } from "./assert";
import { openText, select } from "./editing";

const TEXT = "y = [[1, 0, 0]]";
const SMOOTHING = { labelSmoothing: 0.1, convention: "uniform" };

suite("read-only documents", () => {
  let provider: vscode.Disposable;
  let editor: vscode.TextEditor;

  suiteSetup(async () => {
    provider = vscode.workspace.registerTextDocumentContentProvider("read-only-test", {
      provideTextDocumentContent: () => TEXT,
    });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse("read-only-test:/labels.py"));
    editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    select(editor);
  });

  suiteTeardown(() => provider.dispose());

  test("labels are not said to be smoothed", async () => {
    await rejects(
      () => vscode.commands.executeCommand("labelSmoothing.smoothLabels", SMOOTHING),
      /Nothing was changed/,
    );
    equal(editor.document.getText(), TEXT, "the document");
  });

  test("a result is not said to be inserted", async () => {
    await vscode.commands.executeCommand("labelSmoothing.showTable", { numClasses: 3, ...SMOOTHING });
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    await rejects(
      () => vscode.commands.executeCommand("labelSmoothing.insertResult", { format: "comment" }),
      /Copy Result As/,
    );
    equal(editor.document.getText(), TEXT, "the document");
  });

  test("an edit that changes nothing in a document that can be edited is no refusal", async () => {
    const writable = await openText("y = [[0.9, 0.05, 0.05]]");
    select(writable);
    const options = { labelSmoothing: 0, convention: "uniform" };
    ok(await vscode.commands.executeCommand("labelSmoothing.smoothLabels", options), "no result");
  });
});
