// "Copy Result As…" and "Insert Result": what was computed goes into the clipboard or into the file.
import assert from "node:assert/strict";
import { answer, editorText, openFile, previewText, runCommand } from "../vscode/drive.mjs";
import { answerSmoothing, selectWorkedExample } from "./workedExample.mjs";

export const useResult = [
  {
    title: "a result is copied as CSV",
    async run(page) {
      await computeWorkedExample(page);
      await runCommand(page, "Label Smoothing: Copy Result As…");
      await answer(page, "Copy Result As", "CSV");
      const copied = await clipboard(page, /,/);
      assert.match(copied, /0\.666[78]/);
    },
  },
  {
    title: "a result is inserted as a comment in the language of the file",
    async run(page) {
      await computeWorkedExample(page);
      await openFile(page, "worked_example.py");
      await page.keyboard.press("Control+End");
      await runCommand(page, "Label Smoothing: Insert Result");
      await answer(page, "Insert Result", "Comment");
      // The mean of both rows, in a table whose lines are comments.
      await page.locator(".view-line", { hasText: "0.4789" }).first().waitFor();
      const inserted = (await editorText(page)).split("\n").filter((line) => line.includes("0.4789"));
      assert.match(inserted.join("\n"), /^# .*loss \(mean\)/);
      await page.keyboard.press("Control+Z");
      await page.locator(".view-line", { hasText: "0.4789" }).first().waitFor({ state: "detached" });
    },
  },
  {
    title: "a result is there again after the window is reloaded",
    async run(page) {
      await computeWorkedExample(page);
      // In a browser the workbench keeps its state every few seconds, not at the moment the window goes.
      await page.waitForTimeout(8_000);
      await page.reload();
      await previewText(page, "0.6668");
    },
  },
];

async function computeWorkedExample(page) {
  await selectWorkedExample(page);
  await runCommand(page, "Label Smoothing: Compute Loss and Gradient for Selection");
  await answerSmoothing(page, "0.1");
  await previewText(page, "0.6668");
}

async function clipboard(page, pattern) {
  const end = Date.now() + 10_000;
  for (;;) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (pattern.test(text) || Date.now() > end) return text;
  }
}
