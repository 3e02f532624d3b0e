// "Smooth Selected Labels": labels are replaced in the syntax in which they were written, and one undo takes it back.
import assert from "node:assert/strict";
import { answer, editorText, openFile, runCommand, selectLines } from "../vscode/drive.mjs";
import { answerSmoothing } from "./workedExample.mjs";

const COMMAND = "Label Smoothing: Smooth Selected Labels";
const ONE_HOT = "labels = np.array([[1, 0, 0], [0, 0, 1]])\n";
const INDICES = "labels = np.array([0, 2])\n";

export const smoothLabels = [
  {
    title: "one-hot rows are smoothed in place, and one undo takes it back",
    files: { "one_hot.py": ONE_HOT },
    async run(page) {
      await openFile(page, "one_hot.py");
      await selectLines(page, 1);
      await runCommand(page, COMMAND);
      await answerSmoothing(page, "0.1");
      await showsLine(page, /^labels = np\.array\(\[\[0\.9333, 0\.0333, 0\.0333\], \[0\.0333, 0\.0333, 0\.9333\]\]\)/);
      await page.keyboard.press("Control+Z");
      await showsLine(page, /^labels = np\.array\(\[\[1, 0, 0\], \[0, 0, 1\]\]\)/);
    },
  },
  {
    title: "class indices become smoothed rows once the number of classes is given",
    files: { "indices.py": INDICES },
    async run(page) {
      await openFile(page, "indices.py");
      await selectLines(page, 1);
      await runCommand(page, COMMAND);
      await answerSmoothing(page, "0.1");
      await answer(page, "Number of classes", "3");
      await showsLine(page, /^labels = np\.array\(\[\[0\.9333, 0\.0333, 0\.0333\], \[0\.0333, 0\.0333, 0\.9333\]\]\)/);
    },
  },
];

async function showsLine(page, pattern) {
  const end = Date.now() + 10_000;
  let text = await editorText(page);
  while (!pattern.test(text) && Date.now() < end) text = await editorText(page);
  assert.match(text, pattern);
}
