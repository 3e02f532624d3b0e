// Where the commands are found: the command palette, and the context menu where something is selected.
import assert from "node:assert/strict";
import { contextMenu, openFile, openSubmenu, paletteTitles, selectLines } from "../vscode/drive.mjs";
import { selectWorkedExample } from "./workedExample.mjs";

const COMMANDS = [
  "Compute Loss and Gradient for Selection",
  "Smooth Selected Labels",
  "Show Smoothing Table",
  "Compare Smoothing Values for Selection",
  "Interpret Loss Value",
  "Copy Result As…",
  "Insert Result",
];

export const palette = [
  {
    title: "the palette lists every command with its category",
    async run(page) {
      await selectWorkedExample(page);
      const titles = await paletteTitles(page, "Label Smoothing:");
      const missing = COMMANDS.filter((command) => !titles.includes(`Label Smoothing: ${command}`));
      // Copy and Insert need a result, which is not there yet.
      assert.deepEqual(
        missing.filter((command) => !/Result/.test(command)),
        [],
      );
    },
  },
  {
    title: "the context menu offers commands only where something is selected",
    async run(page) {
      await openFile(page, "worked_example.py");
      await page.keyboard.press("Control+Home");
      assert.ok(!(await contextMenu(page)).includes("Label Smoothing"));
      await page.keyboard.press("Escape");
      await selectLines(page, 1);
      assert.ok((await contextMenu(page)).includes("Label Smoothing"));
      const labels = await openSubmenu(page, "Label Smoothing");
      assert.ok(labels.includes("Compute Loss and Gradient for Selection"), `the menu has ${labels.join(", ")}`);
    },
  },
];
