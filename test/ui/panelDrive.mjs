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

/** Drags the slider of the smoothing value to `value`; `held` runs before it is released. */
export async function dragSlider(page, frame, value, held = async () => {}) {
  const slider = frame.getByRole("slider", { name: "Smoothing value" });
  const now = Number(await slider.inputValue());
  const box = await slider.boundingBox();
  // The thumb is 16 pixels wide and stays inside of the track.
  const at = (a) => box.x + 8 + (box.width - 16) * a;
  await page.mouse.move(at(now), box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(at(value), box.y + box.height / 2, { steps: 10 });
  await held();
  await page.mouse.up();
}

/** Waits until `isSo` gives true. */
export async function eventually(isSo) {
  const end = Date.now() + TIME_LIMIT;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`Never became true: ${isSo}`);
    await sleep(50);
  }
}
