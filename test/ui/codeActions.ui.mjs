// The Refactor… menu on a loss call, by the keyboard: smooth the labels, undo; an unsafe call is greyed out.
import assert from "node:assert/strict";
import { editorText, openFile, pressUntil } from "../vscode/drive.mjs";

const TRAIN = "import torch.nn as nn\n\ncriterion = nn.CrossEntropyLoss()\nother = nn.CrossEntropyLoss(**config)\n";

export const codeActions = [
  {
    title: "a loss call is smoothed from the Refactor menu, and one undo takes it back",
    files: { "train.py": TRAIN },
    async run(page) {
      await openFile(page, "train.py");
      await refactor(page, "criterion");
      await menuRow(page, "Smooth the labels (label_smoothing=0.1)").waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".view-line", { hasText: "label_smoothing=0.1" }).waitFor();
      assert.match(await editorText(page), /criterion = nn\.CrossEntropyLoss\(label_smoothing=0\.1\)/);
      await page.keyboard.press("Control+Z");
      await page.locator(".view-line", { hasText: "label_smoothing=0.1" }).waitFor({ state: "detached" });
    },
  },
  {
    title: "a call that cannot be smoothed safely is greyed out in the Refactor menu",
    files: { "train.py": TRAIN },
    async run(page) {
      await openFile(page, "train.py");
      await refactor(page, "other");
      const row = menuRow(page, "Smooth the labels");
      await row.waitFor();
      assert.match(await row.getAttribute("class"), /option-disabled/);
    },
  },
];

// Puts the cursor on the loss call of the line that begins with `start` and opens the menu.
async function refactor(page, start) {
  await page.locator(".view-line", { hasText: start }).first().click();
  await page.keyboard.press("Home");
  for (let i = 0; i < `${start} = nn.Cross`.length; i++) await page.keyboard.press("ArrowRight");
  await pressUntil(page, ["Control+Shift+R"], page.locator(".action-widget .monaco-list-row"));
}

function menuRow(page, text) {
  return page.locator(".action-widget .monaco-list-row", { hasText: text }).first();
}
