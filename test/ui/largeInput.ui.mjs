// A large selection: progress is reported, and can be cancelled.
import assert from "node:assert/strict";
import { notificationButton, notified, openFile, runCommand } from "../vscode/drive.mjs";
import { answerSmoothing } from "./workedExample.mjs";

const ROWS = 10_000;
const CLASSES = 1_000;

export const largeInput = [
  {
    title: "10,000 rows of 1,000 classes report progress and can be cancelled",
    files: { "large.csv": largeCsv() },
    async run(page) {
      await openFile(page, "large.csv");
      await page.locator(".monaco-button", { hasText: "Open Anyway" }).click();
      await page.locator(".view-line").first().click();
      await page.keyboard.press("Control+A");
      await runCommand(page, "Label Smoothing: Compute Loss and Gradient for Selection");
      await answerSmoothing(page, "0.1");
      await notified(page, "Computing loss and gradient");
      await notificationButton(page, "Cancel").click();
      await page.locator(".notification-toast").waitFor({ state: "detached" });
      assert.equal(await page.locator(".tab").count(), 1, "a result was shown although it was cancelled");
    },
  },
];

function largeCsv() {
  const header = [...Array.from({ length: CLASSES }, (_, k) => `c${k}`), "label"].join(",");
  const row = (i) => `${Array.from({ length: CLASSES }, (_, k) => (i * 7 + k * 3) % 10).join(",")},${i % CLASSES}`;
  return `${[header, ...Array.from({ length: ROWS }, (_, i) => row(i))].join("\n")}\n`;
}
