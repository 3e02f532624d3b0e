// "Show Smoothing Table": no selection, the questions, and several values side by side.
import assert from "node:assert/strict";
import { answer, asked, previewText, runCommand } from "../vscode/drive.mjs";

export const showTable = [
  {
    title: "the smoothing table of three classes shows floor and gap of several values",
    async run(page) {
      await runCommand(page, "Label Smoothing: Show Smoothing Table");
      await answer(page, "Number of classes", "3");
      await answer(page, "Smoothing values", "0.05, 0.1, 0.2");
      await asked(page, "Convention");
      await page.keyboard.press("Enter");
      const shown = await previewText(page, "3.3322");
      for (const number of ["0.1692", "0.2911", "0.4851", "4.0604", "2.5649"]) {
        assert.ok(shown.includes(number), `${number} is not in the table:\n${shown}`);
      }
    },
  },
];
