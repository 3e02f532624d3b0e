// A problem around a loss: in the Problems view, its page behind the link, and its quick fix by the keyboard.
import assert from "node:assert/strict";
import { editorText, openFile, pressUntil, previewText } from "../vscode/drive.mjs";

const TRAIN = "import torch.nn.functional as F\n\nloss = F.cross_entropy(F.softmax(z, dim=1), y)\n";

export const diagnostics = [
  {
    title: "a problem's link in the Problems view opens its page, rendered",
    files: { "train.py": TRAIN },
    async run(page) {
      await openFile(page, "train.py");
      await page.keyboard.press("Control+Shift+M");
      const link = page.locator(".markers-panel a", { hasText: "softmax-before-cross-entropy" }).first();
      await link.waitFor();
      await link.click();
      const text = await previewText(page, "Why is this bad?");
      assert.match(text, /Softmax before a cross entropy that applies it itself/);
    },
  },
  {
    title: "a problem is mended by the keyboard, and one undo takes it back",
    files: { "train.py": TRAIN },
    async run(page) {
      await openFile(page, "train.py");
      await page.locator(".squiggly-warning").first().waitFor();
      await page.keyboard.press("F8");
      await page.keyboard.press("Escape");
      const fix = page.locator(".action-widget .monaco-list-row", { hasText: "Drop F.softmax" });
      await pressUntil(page, ["Control+."], fix);
      await page.keyboard.press("Enter");
      await page.locator(".view-line", { hasText: "F.cross_entropy(z, y)" }).waitFor();
      assert.match(await editorText(page), /loss = F\.cross_entropy\(z, y\)/);
      await page.keyboard.press("Control+Z");
      await page.locator(".view-line", { hasText: "F.softmax(z, dim=1)" }).waitFor();
    },
  },
];
