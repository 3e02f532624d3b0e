// "Interpret Loss Value": a loss from a log, typed or selected.
import assert from "node:assert/strict";
import { answer, asked, openFile, previewText, runCommand } from "../vscode/drive.mjs";
import { answerSmoothing } from "./workedExample.mjs";

export const interpretLoss = [
  {
    title: "a selected loss value is interpreted without asking for it again",
    files: { "train.log": "epoch 7 loss 1.05\n" },
    async run(page) {
      await openFile(page, "train.log");
      await page.locator(".view-line").first().click();
      await page.keyboard.press("End");
      for (let i = 0; i < "1.05".length; i++) await page.keyboard.press("Shift+ArrowLeft");
      await runCommand(page, "Label Smoothing: Interpret Loss Value");
      await answerSmoothing(page, "0.1");
      await answer(page, "Number of classes", "10");
      const shown = await previewText(page, "0.5003");
      assert.ok(shown.includes("0.5497"), `the excess 1.05 - 0.5003 is not in the interpretation:\n${shown}`);
    },
  },
  {
    title: "without a selection the loss is asked for",
    async run(page) {
      await runCommand(page, "Label Smoothing: Interpret Loss Value");
      await answer(page, "The loss as the log shows it", "1.05");
      await asked(page, "Smoothing value");
    },
  },
];
