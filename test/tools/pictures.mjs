// Does the main job in a real VS Code without a person, and leaves pictures of it and the result as text.
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { menuOfFile, menuOfFiles } from "../ui/explorerDrive.mjs";
import { dragSlider, openPanel, panelFrame } from "../ui/panelDrive.mjs";
import { answerSmoothing, selectWorkedExample } from "../ui/workedExample.mjs";
import { CLIPBOARD, startBrowser } from "../vscode/browser.mjs";
import {
  answer,
  asked,
  contextMenu,
  openFile,
  openSubmenu,
  openWorkbench,
  pressUntil,
  previewFrame,
  runCommand,
} from "../vscode/drive.mjs";
import { startServer, writeUserSettings } from "../vscode/host.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// name: the picture's file; take: what is done in a new window before it is taken.
const PICTURES = [
  { name: "compute-light", theme: "Light Modern", take: compute },
  { name: "compute-dark", theme: "Dark Modern", take: compute },
  { name: "compute-high-contrast", theme: "Default High Contrast", take: compute },
  { name: "compute-narrow", theme: "Light Modern", width: 640, take: compute },
  { name: "question", theme: "Light Modern", take: question },
  { name: "context-menu", theme: "Light Modern", take: menu },
  { name: "smoothing-table", theme: "Light Modern", take: table },
  { name: "compare-values", theme: "Light Modern", take: compare },
  { name: "interpret-loss", theme: "Light Modern", take: interpret },
  { name: "light-bulb", theme: "Light Modern", sideBar: true, take: lightBulb },
  { name: "light-bulb-dark-narrow", theme: "Dark Modern", width: 700, take: lightBulb },
  { name: "hover", theme: "Light Modern", take: hover },
  { name: "problems", theme: "Light Modern", take: problems },
  { name: "loss-calls", theme: "Light Modern", sideBar: true, take: lossCalls },
  { name: "panel-light", theme: "Light Modern", sideBar: true, take: panel },
  { name: "panel-high-contrast", theme: "Default High Contrast", sideBar: true, take: panel },
  { name: "panel-curves-dark", theme: "Dark Modern", sideBar: true, take: panelTab("curves") },
  { name: "panel-batch-narrow", theme: "Light Modern", width: 620, sideBar: true, take: panelTab("batch") },
  { name: "panel-explain-dark", theme: "Dark Modern", sideBar: true, take: panelTab("explain") },
  { name: "calibration-light", theme: "Light Modern", take: calibration },
  { name: "calibration-narrow-dark", theme: "Dark Modern", width: 640, take: calibration },
  { name: "compare-logits-dark", theme: "Dark Modern", take: compareLogits },
  { name: "smooth-all", theme: "Dark Modern", take: smoothAll },
];

const SETTINGS = { "editor.minimap.enabled": false, "workbench.hover.delay": 10_000 };

/** Writes the pictures (those whose name contains `only`) and result.md into the folder `target`; gives the files. */
export async function pictures(target, only = "") {
  mkdirSync(target, { recursive: true });
  const server = await startServer({ extensions: [root] });
  const browser = await startBrowser();
  const files = [];
  for (const { name, theme, take, sideBar = false, ...size } of PICTURES.filter((picture) =>
    picture.name.includes(only),
  )) {
    writeUserSettings(path.join(server.folder, "data"), { ...SETTINGS, "workbench.colorTheme": theme });
    // A copy of its own: a window brings back what another left unsaved in the same folder.
    const folder = path.join(server.folder, name, "examples");
    cpSync(path.join(root, "media/examples"), folder, { recursive: true });
    // A context of its own: a window remembers that its side bar was put away.
    const context = await browser.newContext({ permissions: CLIPBOARD });
    const page = await openWorkbench(context, server, { folder, width: 1400, height: 900, ...size });
    // The side bar is put away where the picture is of the editor and the result.
    if (!sideBar) await page.keyboard.press("Control+B");
    await take(page).catch(async (error) => {
      const failed = path.join(target, `${name}-failed.png`);
      await page.screenshot({ path: failed });
      throw new Error(`The picture "${name}" could not be taken (see ${failed}): ${error.message}`);
    });
    files.push(path.join(target, `${name}.png`));
    await page.screenshot({ path: files.at(-1) });
    if (name === "compute-light") {
      files.push(path.join(target, "result.md"));
      writeFileSync(files.at(-1), await copyAsMarkdown(page));
    }
    await context.close();
  }
  await browser.close();
  await server.stop();
  return files;
}

async function compute(page) {
  await selectWorkedExample(page);
  await runCommand(page, "Label Smoothing: Compute Loss and Gradient for Selection");
  await answerSmoothing(page, "0.1");
  await settled(page, "0.6668");
}

async function question(page) {
  await selectWorkedExample(page);
  await runCommand(page, "Label Smoothing: Compute Loss and Gradient for Selection");
  await answer(page, "Smoothing value", "0.1");
  await asked(page, "Convention");
}

async function menu(page) {
  await selectWorkedExample(page);
  await contextMenu(page);
  await openSubmenu(page, "Label Smoothing");
}

async function table(page) {
  await runCommand(page, "Label Smoothing: Show Smoothing Table");
  await answer(page, "Number of classes", "10");
  await answer(page, "Smoothing values", "0, 0.05, 0.1, 0.2");
  await asked(page, "Convention");
  await page.keyboard.press("Enter");
  await settled(page, "4.5109");
}

async function compare(page) {
  await selectWorkedExample(page);
  await runCommand(page, "Label Smoothing: Compare Smoothing Values for Selection");
  await answer(page, "Smoothing values", "0, 0.05, 0.1, 0.2");
  await asked(page, "Convention");
  await page.keyboard.press("Enter");
  await settled(page, "0.4789");
}

async function interpret(page) {
  await runCommand(page, "Label Smoothing: Interpret Loss Value");
  await answer(page, "The loss as the log shows it", "1.05");
  await answerSmoothing(page, "0.1");
  await answer(page, "Number of classes", "10");
  await settled(page, "0.5497");
}

async function lightBulb(page) {
  await cursorOnLoss(page);
  await pressUntil(page, ["Control+Shift+R"], page.locator(".action-widget", { hasText: "label_smoothing=0.1" }));
}

async function hover(page) {
  await cursorOnLoss(page);
  await pressUntil(page, ["Control+K", "Control+I"], page.locator(".monaco-hover", { hasText: "optimal gap" }));
}

async function problems(page) {
  await openFile(page, "pitfalls.py");
  await page.keyboard.press("Control+Shift+M");
  await page.locator(".markers-panel .monaco-list-row", { hasText: "label_smoothing" }).first().waitFor();
  await page.waitForTimeout(500);
}

async function lossCalls(page) {
  await openFile(page, "train.py");
  await runCommand(page, "Explorer: Focus on Loss Calls View");
  await page
    .locator('.pane:has(.pane-header[aria-label^="Loss Calls"]) .monaco-list-row', { hasText: "line" })
    .first()
    .waitFor();
  await page.waitForTimeout(500);
}

async function smoothAll(page) {
  await openFile(page, "train.py");
  await runCommand(page, "Label Smoothing: Smooth All Loss Calls in Workspace");
  await asked(page, "Losses to smooth");
  await page.waitForTimeout(500);
}

// The panel follows the loss at the cursor, which is smoothed by the slider.
async function panel(page) {
  const frame = await openPanel(page);
  await page.keyboard.press("Control+Shift+E");
  await cursorOnLoss(page);
  await openPanel(page);
  await dragSlider(page, await panelFrame(page, "figure svg.chart"), 0.1);
  await page.locator(".view-line", { hasText: "label_smoothing" }).first().waitFor();
  await page.waitForTimeout(700);
  return frame;
}

async function calibration(page) {
  await page.keyboard.press("Control+B");
  await menuOfFile(page, "digits-logits-alpha0.npy", "Open Calibration of Logits File");
  await panelFrame(page, ".verdict");
  await page.keyboard.press("Control+B");
  await page.waitForTimeout(1500);
}

async function compareLogits(page) {
  await page.keyboard.press("Control+B");
  await menuOfFiles(page, "digits-logits-alpha", "Compare Logits Files");
  await panelFrame(page, "main.calibration table");
  await page.keyboard.press("Control+B");
  await page.waitForTimeout(2500);
}

function panelTab(section) {
  return async (page) => {
    await openPanel(page);
    await selectWorkedExample(page);
    const frame = await panelFrame(page, "figure svg.chart");
    await frame.locator(`#tab-${section}`).click();
    await page.waitForTimeout(1500);
  };
}

// Opens train.py and puts the cursor on its loss.
async function cursorOnLoss(page) {
  await openFile(page, "train.py");
  await page.keyboard.press("Control+G");
  await page.locator('.quick-input-widget:visible input[type="text"]').fill(":10:18");
  await page.locator(".quick-input-list .monaco-list-row", { hasText: "line 10" }).waitFor();
  await page.keyboard.press("Enter");
  await page.waitForTimeout(300);
}

// Waits until the preview shows `text` and its style sheet is applied.
async function settled(page, text) {
  const frame = await previewFrame(page, text);
  await frame.waitForFunction(() => document.fonts.status === "loaded" && document.styleSheets.length > 1);
  await page.waitForTimeout(700);
}

async function copyAsMarkdown(page) {
  await runCommand(page, "Label Smoothing: Copy Result As…");
  await answer(page, "Copy Result As", "Markdown");
  const end = Date.now() + 10_000;
  for (;;) {
    const text = await page.evaluate(() => navigator.clipboard.readText());
    if (text.includes("0.6668")) return text;
    if (Date.now() > end) throw new Error(`The clipboard does not hold the result, but: ${text}`);
  }
}
