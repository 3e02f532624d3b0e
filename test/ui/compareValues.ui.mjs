// "Compare Smoothing Values for Selection": one selection under several values.
import assert from "node:assert/strict";
import { answer, asked, previewText, runCommand } from "../vscode/drive.mjs";
import { selectWorkedExample } from "./workedExample.mjs";

export const compareValues = [
  {
    title: "the selected logits are compared under several smoothing values",
    async run(page) {
      await selectWorkedExample(page);
      await runCommand(page, "Label Smoothing: Compare Smoothing Values for Selection");
      await answer(page, "Smoothing values", "0, 0.1");
      await asked(page, "Convention");
      await page.keyboard.press("Enter");
      // The means of the two rows: (9.0796e-5 + .06899317)/2 hard, (.66675746 + .29113984)/2 smoothed.
      const shown = await previewText(page, "0.4789");
      assert.ok(shown.includes("0.0345"), `0.0345 is not in the comparison:\n${shown}`);
    },
  },
];
