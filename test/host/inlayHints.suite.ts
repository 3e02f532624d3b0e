/** Inlay hints behind smoothing values, off by default. */
import * as vscode from "vscode";
import { equal } from "./assert";
import { openText } from "./editing";

async function hintsIn(text: string): Promise<string[]> {
  const { document } = await openText(text);
  const range = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    range,
  );
  return hints.map(({ label }) => String(label)).filter((label) => label.startsWith("→"));
}

suite("inlay hints", () => {
  const settings = () => vscode.workspace.getConfiguration("labelSmoothing");
  const code =
    "import torch.nn as nn\nhead = nn.Linear(64, 10)\nl = nn.CrossEntropyLoss(label_smoothing=0.1)\nm = nn.CrossEntropyLoss()\n";

  teardown(() => settings().update("inlayHints.enabled", undefined, vscode.ConfigurationTarget.Global));

  test("there are none before they are asked for", async () => {
    equal(await hintsIn(code), [], "the hints");
  });

  test("the effective target stands behind a value, with K from the code, else as a formula", async () => {
    await settings().update("inlayHints.enabled", true, vscode.ConfigurationTarget.Global);
    equal(await hintsIn(code), ["→ 0.91 / 0.01 (K=10)"], "with a last layer");
    equal(await hintsIn(code.replace("head = nn.Linear(64, 10)\n", "")), ["→ 1-a+a/K"], "without");
    equal(
      await hintsIn("import keras\nl = keras.losses.BinaryCrossentropy(label_smoothing=0.1)\n"),
      ["→ 0.95 / 0.05"],
      "binary",
    );
    equal(await hintsIn(code.replace("0.1", "epsilon")), [], "a value that is not a number");
  });
});
