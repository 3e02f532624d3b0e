// "Compute Loss and Gradient for Selection", as a person uses it.
import assert from "node:assert/strict";
import { answer, asked, notified, openFile, previewText, runCommand } from "../vscode/drive.mjs";
import { answerSmoothing, selectWorkedExample } from "./workedExample.mjs";

const COMMAND = "Label Smoothing: Compute Loss and Gradient for Selection";

export const computeSelection = [
  {
    title: "logits and targets are selected, two questions are answered, and the result is read",
    run: computeWorkedExample,
  },
  {
    title: "the same in a narrow window",
    width: 560,
    height: 720,
    run: computeWorkedExample,
  },
  {
    title: "a smoothing value above 1 is refused with the reason, and can be corrected",
    async run(page) {
      await selectWorkedExample(page);
      await runCommand(page, COMMAND);
      await answer(page, "Smoothing value", "1.5");
      await answer(page, "must lie between 0 and 1", "0.1");
      await asked(page, "Convention");
      await page.keyboard.press("Enter");
      await previewText(page, "0.6668");
    },
  },
  {
    title: "a step back leads to the question before",
    async run(page) {
      await selectWorkedExample(page);
      await runCommand(page, COMMAND);
      await answer(page, "Smoothing value", "0.3");
      await asked(page, "Convention");
      await page.locator(".quick-input-widget .quick-input-titlebar .codicon-quick-input-back").click();
      await answerSmoothing(page, "0.1");
      await previewText(page, "0.6668");
    },
  },
  {
    title: "Escape at a question ends the command and changes nothing",
    async run(page) {
      await selectWorkedExample(page);
      await runCommand(page, COMMAND);
      await asked(page, "Smoothing value");
      await page.keyboard.press("Escape");
      await page.locator(".quick-input-widget").waitFor({ state: "hidden" });
      assert.equal(await page.locator(".tab").count(), 1);
    },
  },
  {
    title: "where nothing is selected and the file holds no numbers, it says what to do",
    files: { "empty.py": "import torch\n" },
    async run(page) {
      await openFile(page, "empty.py");
      await runCommand(page, COMMAND);
      await notified(page, "Nothing is selected");
    },
  },
];

async function computeWorkedExample(page) {
  await page.keyboard.press("Control+B");
  await selectWorkedExample(page);
  await runCommand(page, COMMAND);
  await answerSmoothing(page, "0.1");
  const shown = await previewText(page, "0.6668");
  // Row 0 and row 1: hard and smoothed loss, the smoothed target, the floor, the gap.
  for (const number of ["0.6668", "0.2911", "0.0690", "0.9333", "0.0333", "3.3322"]) {
    assert.ok(shown.includes(number), `${number} is not in the result:\n${shown}`);
  }
  assert.equal(await page.locator(".tab.dirty").count(), 0);
}
