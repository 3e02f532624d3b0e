// The panel in the browser: opening it, and the frame that it is drawn in.
import { setTimeout as sleep } from "node:timers/promises";
import { runCommand } from "../vscode/drive.mjs";

const TIME_LIMIT = 20_000;

/** Opens the view at the side; gives its frame once the app is drawn. */
export async function openPanel(page) {
  await runCommand(page, "Label Smoothing: Open Panel");
  return panelFrame(page);
}

/** The panel's frame, once `selector` is in it. */
export async function panelFrame(page, selector = "main.panel") {
  const end = Date.now() + TIME_LIMIT;
  for (;;) {
    for (const frame of page.frames()) {
      if (
        (await frame
          .locator(selector)
          .count()
          .catch(() => 0)) > 0
      )
        return frame;
    }
    if (Date.now() > end) throw new Error(`No frame of the page shows ${selector}`);
    await sleep(50);
  }
}
