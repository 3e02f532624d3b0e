// How soon the calibration editor shows figures of a file, in the real VS Code.
import { linkSync, mkdirSync } from "node:fs";
import path from "node:path";
import { panelFrame } from "../ui/panelDrive.mjs";
import { startBrowser } from "../vscode/browser.mjs";
import { openWorkbench } from "../vscode/drive.mjs";
import { startServer } from "../vscode/host.mjs";

/**
 * Opens the file so many times. Gives the milliseconds from the click on it to the first figures, and the sentence that says
 * how they were computed.
 */
export async function measureEditor(root, { logits, labels }, openings) {
  const settings = { "workbench.editorAssociations": { "*.npy": "labelSmoothing.calibration" } };
  const server = await startServer({ extensions: [root], settings });
  const folder = path.join(server.folder, "logits");
  mkdirSync(folder);
  for (const file of [logits, labels]) linkSync(file, path.join(folder, path.basename(file)));
  const browser = await startBrowser();
  const page = await openWorkbench(await browser.newContext(), server, { folder });
  const row = page.locator(".explorer-folders-view .monaco-list-row", { hasText: path.basename(logits) }).first();
  const times = [];
  let note = "";
  for (let i = 0; i < openings; i++) {
    await row.evaluate((element) => {
      element.addEventListener("mousedown", () => (window.clickedAt = Date.now()), { capture: true, once: true });
    });
    await row.click();
    const frame = await panelFrame(page, "main.calibration table");
    const clicked = await page.evaluate(() => window.clickedAt);
    times.push(
      (await frame.evaluate(
        () => performance.timeOrigin + performance.getEntriesByName("first figures")[0].startTime,
      )) - clicked,
    );
    await frame.locator(".verdict").waitFor();
    note = await frame.locator("header p", { hasText: "computed" }).textContent();
    await page.locator(".tab.active").click({ button: "middle" });
    await page.waitForTimeout(500);
  }
  await browser.close();
  await server.stop();
  return { times, note };
}
