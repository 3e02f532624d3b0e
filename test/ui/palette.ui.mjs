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
  "Smooth All Loss Calls in Workspace…",
  "Show Checks",
  "Open Panel",
  "Open Panel to the Side",
  "Open Calibration of Logits File…",
  "Compare Logits Files…",
];

export const palette = [
  {
    title: "the palette lists every command with its category",
    async run(page) {
      await selectWorkedExample(page);
      // One by one: of a long list the palette draws only what is in view.
      for (const title of COMMANDS.map((command) => `Label Smoothing: ${command}`)) {
        const titles = await paletteTitles(page, title);
        assert.ok(titles.includes(title), `${title} is not among ${titles.join(", ")}`);
      }
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
