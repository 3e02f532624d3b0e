// The panel in the real browser: how long a step of the slider takes to be drawn, at 1,000 classes and 64 rows, in every section,
// and of a row of 50,000 classes; and how long it takes from the click that opens the panel to the first numbers. Medians of 60
// steps and 10 openings.
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { openPanel, panelFrame } from "../ui/panelDrive.mjs";
import { startBrowser } from "../vscode/browser.mjs";
import { openFile, openWorkbench } from "../vscode/drive.mjs";
import { startServer } from "../vscode/host.mjs";

const [ROWS, CLASSES, STEPS, OPENINGS] = [64, 1000, 60, 10];
const MANY_CLASSES = 50_000;
const STEP_BUDGET_MS = 16;
const OPEN_BUDGET_MS = 500;

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");
const server = await startServer({ extensions: [root] });
const folder = path.join(server.folder, "logits");
mkdirSync(folder);
writeFileSync(path.join(folder, "logits.csv"), logitsText(ROWS, CLASSES));
writeFileSync(path.join(folder, "many.csv"), logitsText(1, MANY_CLASSES));
const browser = await startBrowser();
const page = await openWorkbench(await browser.newContext(), server, { folder, width: 1600, height: 1000 });
await openFile(page, "logits.csv");
let frame = await openPanel(page);
await page.locator(".tab.active").click();
await page.keyboard.press("Control+A");
await frame.getByText(`${ROWS} rows of 1,000 classes`).waitFor();

let isSlow = false;
console.log(
  `A step of the slider, ${ROWS} rows x ${CLASSES} classes, from the event to the drawn frame: median of ${STEPS}`,
);
for (const section of ["targets", "loss", "curves", "batch", "explain"]) {
  await frame.locator(`#tab-${section}`).click();
  await page.waitForTimeout(1500);
  const times = await frame.evaluate(measureSteps, STEPS);
  report(section, times, STEP_BUDGET_MS);
}

await openFile(page, "many.csv");
await page.keyboard.press("Control+A");
await frame.getByText("of 50,000 classes").first().waitFor();
await frame.locator("#tab-targets").click();
await page.waitForTimeout(1500);
console.log(`The same, 1 row x ${MANY_CLASSES} classes`);
report("targets", await frame.evaluate(measureSteps, STEPS), STEP_BUDGET_MS);

console.log(`From the click that opens the panel to its first numbers: median of ${OPENINGS}`);
report("opening", await measureOpenings(), OPEN_BUDGET_MS);
await browser.close();
await server.stop();
if (isSlow) {
  console.error(`Expected at most ${STEP_BUDGET_MS} ms a step and ${OPEN_BUDGET_MS} ms to open.`);
  process.exit(1);
}
process.exit(0);

function logitsText(numRows, numClasses) {
  // A fixed sequence: logits around 0 with a likely class in every row.
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const row = (_, i) =>
    Array.from({ length: numClasses }, (_, k) => (4 * next() - 2 + (k === i * 7 ? 9 : 0)).toFixed(4));
  return `${Array.from({ length: numRows }, row).join("\n")}\n`;
}

// Runs in the panel: each step waits for a frame, moves the slider, and ends when that frame's script, style, layout and paint are done.
async function measureSteps(steps) {
  const slider = document.querySelector('input[type="range"]');
  const times = [];
  for (let i = 0; i < steps; i++) {
    times.push(
      await new Promise((resolve) => {
        requestAnimationFrame(() => {
          const start = performance.now();
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now() - start);
          slider.value = String(((i * 37) % 100) / 200 + 0.005);
          slider.dispatchEvent(new Event("input", { bubbles: true }));
          // What is drawn later is drawn in the next frame at the latest: it counts as well.
          queueMicrotask(() => port2.postMessage(0));
        });
      }),
    );
  }
  return times;
}

// The panel is closed by showing another view, and opened by a click on its icon.
async function measureOpenings() {
  const icon = page.locator('.activitybar [aria-label^="Label Smoothing"]').first();
  const times = [];
  for (let i = 0; i < OPENINGS; i++) {
    await page.locator('.activitybar [aria-label^="Explorer"]').first().click();
    await page.locator(".explorer-folders-view").waitFor();
    await page.waitForTimeout(300);
    await icon.evaluate((element) => {
      element.addEventListener("mousedown", () => (window.clickedAt = Date.now()), { capture: true, once: true });
      element.parentElement.addEventListener("click", () => (window.clickedAt ??= Date.now()), { once: true });
    });
    await icon.click();
    frame = await panelFrame(page, "figure svg.chart");
    const [clicked, shown] = [
      await page.evaluate(() => window.clickedAt),
      await frame.evaluate(() => performance.timeOrigin + performance.getEntriesByName("first numbers")[0].startTime),
    ];
    times.push(shown - clicked);
  }
  return times;
}

function report(name, times, budget) {
  const sorted = times.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  const worst = sorted.at(-1);
  console.log(`${name.padEnd(10)}${median.toFixed(1).padStart(8)} ms${worst.toFixed(1).padStart(10)} ms at most`);
  if (median > budget) isSlow = true;
}
