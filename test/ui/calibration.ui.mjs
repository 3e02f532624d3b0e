// The calibration editor and the comparison, on the digits' logits and on files that are none.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { answer, asked, editorText, openFile, runCommand } from "../vscode/drive.mjs";
import { expectNoViolation } from "./axe.mjs";
import { menuOfFile, menuOfFiles } from "./explorerDrive.mjs";
import { eventually, panelFrame } from "./panelDrive.mjs";

const figures = JSON.parse(readFileSync(new URL("../fixtures/digits-calibration.json", import.meta.url), "utf8"));
const OPENS_NPY = { "workbench.editorAssociations": { "*.npy": "labelSmoothing.calibration" } };

export const calibration = [
  {
    title: "a .npy file opens as a calibration, its labels found beside it",
    settings: OPENS_NPY,
    async run(page) {
      const frame = await openLogits(page, "digits-logits-alpha0.npy");
      await frame.locator(".verdict", { hasText: "Overconfident: mean confidence 0.9442, accuracy 0.8624." }).waitFor();
      await frame.getByText("Labels: digits-labels.npy.").first().waitFor();
      const table = await frame.getByRole("table").first().innerText();
      const [digits] = figures;
      for (const key of [
        "accuracy",
        "nll",
        "brier",
        "ece15",
        "mce15",
        "adaptiveEce15",
        "temperature",
        "nllAtTemperature",
      ]) {
        assert.ok(table.includes(digits[key].toFixed(4)), `${key} ${digits[key].toFixed(4)} is not in:\n${table}`);
      }
      // The slider: at the fitted temperature the ECE is that of the table.
      await frame.getByRole("button", { name: /^fitted/ }).click();
      await frame
        .getByRole("status")
        .filter({ hasText: `ECE ${digits.ece15AtTemperature.toFixed(4)}` })
        .waitFor();
      await expectNoViolation(frame, "calibration");
      // A row opens in the panel, with its label.
      await frame.getByRole("button", { name: "248", exact: true }).first().click();
      const panel = await panelFrame(page, "main.panel");
      await panel.getByText("row 248 of digits-logits-alpha0.npy").waitFor();
      assert.equal(await panel.getByLabel("True class").inputValue(), "8");
      assert.equal(await panel.getByLabel("Classes K").inputValue(), "10");
    },
  },
  {
    title: "from the explorer's context menu; reports and code open as documents",
    async run(page) {
      await menuOfFile(page, "digits-logits-alpha0.2.npy", "Open Calibration of Logits File");
      const frame = await panelFrame(page, ".verdict");
      await frame.getByRole("button", { name: "Python Code" }).click();
      await eventually(async () => (await editorText(page)).includes("import numpy as np"));
      await page.locator(".tab", { hasText: "digits-logits-alpha0.2.npy" }).click();
      await (await panelFrame(page, ".verdict")).getByRole("button", { name: "Markdown Report" }).click();
      await eventually(async () => (await editorText(page)).includes("# Calibration"));
    },
  },
  {
    title: "labels that are not found are asked for",
    settings: OPENS_NPY,
    async run(page, { folder }) {
      const from = path.join(folder, "digits");
      writeFileSync(path.join(folder, "lone-logits.npy"), readFileSync(path.join(from, "digits-logits-alpha0.1.npy")));
      const frame = await openLogits(page, "lone-logits.npy", "main.calibration .primary");
      await frame.getByText("Their labels were not found").waitFor();
      await expectNoViolation(frame, "arrays");
      writeFileSync(path.join(folder, "truth.npy"), readFileSync(path.join(from, "digits-labels.npy")));
      await frame.getByRole("button", { name: "Choose Labels…" }).click();
      await asked(page, "Labels");
      await answer(page, "Labels", "truth.npy");
      await frame.getByText("Labels: truth.npy.").first().waitFor();
      await frame.locator(".verdict").waitFor();
    },
  },
  {
    title: "labels of the right shape are these labels, also where one of them is wrong",
    settings: OPENS_NPY,
    async run(page, { folder }) {
      const from = path.join(folder, "digits");
      const labels = readFileSync(path.join(from, "digits-labels.npy"));
      writeFileSync(path.join(folder, "other-labels.npy"), labels);
      labels.writeBigInt64LE(10n, labels.length - 8 * (1497 - 7));
      writeFileSync(path.join(folder, "odd-labels.npy"), labels);
      writeFileSync(path.join(folder, "odd-logits.npy"), readFileSync(path.join(from, "digits-logits-alpha0.1.npy")));
      const frame = await openLogits(page, "odd-logits.npy", "main.calibration .primary");
      await frame.getByText("odd-labels.npy: Row 7 (from 0) has the label 10").waitFor();
      await frame.getByText("float32, shape (1497, 10)", { exact: true }).waitFor();
      // Once the labels are right, the file is read again.
      writeFileSync(path.join(folder, "odd-labels.npy"), readFileSync(path.join(from, "digits-labels.npy")));
      await (await panelFrame(page, ".verdict")).getByText("Labels: odd-labels.npy.").first().waitFor();
    },
  },
  {
    title: "a file that is cut off, or no array, is a message; a file that changes is read again",
    settings: OPENS_NPY,
    async run(page, { folder }) {
      const whole = readFileSync(path.join(folder, "digits/digits-logits-alpha0.npy"));
      const file = path.join(folder, "digits/cut-logits.npy");
      writeFileSync(file, whole.subarray(0, 30_000));
      writeFileSync(path.join(folder, "weights.npy"), "not an array at all");
      const frame = await openLogits(page, "cut-logits.npy", ".problem-state");
      assert.match(await frame.locator(".problem-state").innerText(), /cut off|ends/i);
      await expectNoViolation(frame, "problem");
      writeFileSync(file, whole);
      await frame.locator(".verdict").waitFor();
      const other = await openLogits(page, "weights.npy", ".problem-state");
      await other.getByText("This is no .npy file").waitFor();
    },
  },
  {
    title: "several files are compared, the best marked, against the value in their names",
    async run(page, { folder }) {
      await runCommand(page, "Label Smoothing: Compare Logits Files");
      await page.locator(".quick-input-widget:visible input").first().waitFor();
      await page.keyboard.press("Escape");
      await menuOfFiles(page, "digits-logits-alpha", "Compare Logits Files");
      const frame = await panelFrame(page, "main.calibration table");
      await eventually(async () => (await frame.locator("main.calibration progress").count()) === 0);
      const table = await frame.getByRole("table").first().innerText();
      for (const { accuracy, nll, ece15 } of figures) {
        for (const value of [accuracy, nll, ece15]) {
          assert.ok(table.includes(value.toFixed(4)), `${value.toFixed(4)} is not in:\n${table}`);
        }
      }
      // The best accuracy, .886, is that of a = 0.2.
      const best = await frame.locator("td strong").allInnerTexts();
      assert.ok(best.includes(Math.max(...figures.map(({ accuracy }) => accuracy)).toFixed(4)), best.join(" "));
      await frame.getByText("ECE against the value").first().waitFor();
      await expectNoViolation(frame, "comparison");
      // It comes back after a reload, and a file that changes is read again.
      await page.waitForTimeout(8000);
      await page.reload();
      await (await panelFrame(page, "main.calibration td strong")).getByText("5 files. Best:").first().waitFor();
      const folderOfFiles = path.join(folder, "digits");
      writeFileSync(
        path.join(folderOfFiles, "digits-logits-alpha0.npy"),
        readFileSync(path.join(folderOfFiles, "digits-logits-alpha0.3.npy")),
      );
      await eventually(async () => {
        const now = await panelFrame(page, "main.calibration table");
        const first = now.locator("tbody tr").first();
        return (await first.innerText()).includes(figures.at(-1).ece15.toFixed(4));
      });
    },
  },
];

async function openLogits(page, name, selector = ".verdict") {
  await openFile(page, name);
  return panelFrame(page, selector);
}
