// A notebook: a selection in a cell is computed as one in a file is.
import { previewText, runCommand } from "../vscode/drive.mjs";
import { answerSmoothing } from "./workedExample.mjs";

const CELL = ["logits = torch.tensor([[10.0, 0.0, 0.0]])\n", "targets = torch.tensor([0])"];
const NOTEBOOK = {
  cells: [{ cell_type: "code", execution_count: null, metadata: {}, outputs: [], source: CELL }],
  metadata: { language_info: { name: "python" } },
  nbformat: 4,
  nbformat_minor: 5,
};

export const notebook = [
  {
    title: "a selection in a notebook's cell is computed",
    files: { "cells.ipynb": JSON.stringify(NOTEBOOK) },
    async run(page) {
      // By the mouse: Quick Open waits for a text editor.
      await page.locator(".explorer-folders-view .monaco-list-row", { hasText: "cells.ipynb" }).dblclick();
      await page.locator(".notebookOverlay .cell .monaco-editor .view-line", { hasText: "logits" }).click();
      await page.keyboard.press("Control+A");
      await runCommand(page, "Label Smoothing: Compute Loss and Gradient for Selection");
      await answerSmoothing(page, "0.1");
      await previewText(page, "0.6668");
    },
  },
];
