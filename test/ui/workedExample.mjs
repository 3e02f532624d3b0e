// The worked example in the editor, as a person gets it ready.
import { readFileSync } from "node:fs";
import { answer, asked, openFile, selectLines } from "../vscode/drive.mjs";

const FILE = new URL("../../media/examples/worked_example.py", import.meta.url);

/** Opens worked_example.py and selects the lines that define its logits and targets. */
export async function selectWorkedExample(page) {
  await openFile(page, "worked_example.py");
  const lines = readFileSync(FILE, "utf8").split("\n");
  const line = 1 + lines.findIndex((text) => text.startsWith("logits ="));
  await selectLines(page, line, line + 1);
}

/** Answers the two questions about the smoothing: the value, and the convention by accepting the one that is offered first. */
export async function answerSmoothing(page, value) {
  await answer(page, "Smoothing value", value);
  await asked(page, "Convention");
  await page.keyboard.press("Enter");
}
