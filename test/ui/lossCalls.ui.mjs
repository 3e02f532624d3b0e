// The view "Loss Calls", and smoothing all losses of the workspace: a list with ticks, then VS Code's preview of what is uncertain.
import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { answer, asked, editorText, notified, openFile, runCommand } from "../vscode/drive.mjs";

const MODEL = `import torch
import torch.nn.functional as F


def training_step(x, y):
    return F.cross_entropy(x, y)


def validation_step(x, y):
    return F.cross_entropy(x, y)
`;

export const lossCalls = [
  {
    title: "the view Loss Calls lists the losses by file, opens them and smooths them",
    files: { "model.py": MODEL },
    async run(page) {
      await showView(page);
      const rows = viewRows(page);
      await rows.filter({ hasText: "model.py" }).first().waitFor();
      await rows.filter({ hasText: "in validation_step()" }).first().waitFor();
      const call = rows.filter({ hasText: "hard targets · line 6" }).first();
      await call.click();
      await page.locator(".tab.active", { hasText: "model.py" }).waitFor();
      await call.hover();
      await call.locator(".action-label.codicon-wand").click();
      await page.locator(".view-line", { hasText: "label_smoothing=0.1" }).waitFor();
      assert.match(
        await editorText(page),
        /training_step\(x, y\):\n {4}return F\.cross_entropy\(x, y, label_smoothing=0\.1\)/,
      );
      await rows.filter({ hasText: "0.1 uniform · line 6" }).first().waitFor();
    },
  },
  {
    title: "all losses of the workspace are smoothed: training ones at once",
    files: { "model.py": MODEL },
    async run(page) {
      await openFile(page, "model.py");
      await runCommand(page, "Label Smoothing: Smooth All Loss Calls in Workspace");
      const said = await asked(page, "Losses to smooth");
      assert.match(said, /not for training: in validation_step\(\)/);
      const ticked = page.locator(
        ".quick-input-list .monaco-list-row input:checked, .quick-input-list .monaco-list-row .monaco-checkbox.checked, .quick-input-list .monaco-list-row [aria-checked=true]",
      );
      assert.ok((await ticked.count()) > 0, "training losses are ticked");
      await page.keyboard.press("Enter");
      await answer(page, "Smoothing value", "0.2");
      await notified(page, "One undo takes it back");
      const text = await editorText(page);
      assert.match(text, /training_step\(x, y\):\n {4}return F\.cross_entropy\(x, y, label_smoothing=0\.2\)/);
      assert.match(text, /validation_step\(x, y\):\n {4}return F\.cross_entropy\(x, y\)/);
    },
  },
  {
    title: "a loss that is not for training is shown in the refactor preview first",
    files: { "model.py": MODEL },
    async run(page) {
      await openFile(page, "model.py");
      await runCommand(page, "Label Smoothing: Smooth All Loss Calls in Workspace");
      await asked(page, "Losses to smooth");
      await page
        .locator(".quick-input-list .monaco-list-row", { hasText: "not for training: in validation_step()" })
        .first()
        .click();
      await page.locator(".quick-input-widget:visible input[type=text]").press("Enter");
      await answer(page, "Smoothing value", "0.2");
      const preview = page.locator(".bulk-edit-panel");
      await preview.waitFor();
      const boxes = preview.locator(
        '.monaco-list-row:has-text("return F.cross_entropy") .monaco-checkbox, .monaco-list-row:has-text("return F.cross_entropy") input[type=checkbox]',
      );
      await boxes.nth(1).waitFor();
      assert.deepEqual(await boxes.evaluateAll(isTicked), [true, false], "the uncertain one is not ticked");
      await page.locator(".bulk-edit-panel").getByRole("button", { name: "Apply" }).click();
      await notified(page, "Smoothed what was ticked in the preview");
      assert.match(await editorText(page), /validation_step\(x, y\):\n {4}return F\.cross_entropy\(x, y\)/);
    },
  },
];

// Runs in the page.
function isTicked(boxes) {
  return boxes.map((box) => box.checked ?? box.getAttribute("aria-checked") === "true");
}

async function showView(page) {
  await runCommand(page, "Explorer: Focus on Loss Calls View");
  await sleep(500);
}

function viewRows(page) {
  return page.locator('.pane:has(.pane-header[aria-label^="Loss Calls"]) .monaco-list-row');
}
