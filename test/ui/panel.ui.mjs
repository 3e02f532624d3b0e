// The panel beside the code: it follows, it writes back, it survives, and it is usable by keyboard and screen reader.
import assert from "node:assert/strict";
import { editorText, openFile, runCommand, selectLines } from "../vscode/drive.mjs";
import { expectNoViolation } from "./axe.mjs";
import { dragSlider, eventually, openPanel, panelFrame } from "./panelDrive.mjs";
import { selectWorkedExample } from "./workedExample.mjs";

const CALL = [
  "import torch",
  "import torch.nn as nn",
  "model = nn.Linear(8, 3)",
  "criterion = nn.CrossEntropyLoss(label_smoothing=0.1)",
  "",
].join("\n");

export const panel = [
  {
    title: "the empty panel says what to do, and shows the worked example with one click",
    async run(page) {
      const frame = await openPanel(page);
      await frame.getByText("See what label smoothing does").waitFor();
      await frame.getByRole("button", { name: "Show the Worked Example" }).click();
      // The worked example: [1, 0, 0] with a = 0.1 becomes [0.9333, 0.0333, 0.0333].
      const table = frame.getByRole("table", { name: "From the hard to the smoothed target" });
      await table.getByText("0.9333").waitFor();
      assert.equal(await table.getByText("0.0333").count(), 5);
      await chooseValue(frame, "0.3");
      await table.getByText("0.8000").waitFor();
    },
  },
  {
    title: "a selection of numbers fills the panel; another one follows; a pin keeps it still",
    files: { "two.py": "a = [4.0, 1.0]\nb = [1.0, 2.0, 3.0, 9.5]\n" },
    async run(page) {
      const frame = await openPanel(page);
      await selectWorkedExample(page);
      await frame.getByText("lines 14 to 15 of worked_example.py").waitFor();
      await frame.getByLabel("Row of 2").waitFor();
      assert.equal(await frame.getByLabel("z0", { exact: true }).inputValue(), "10");
      await openFile(page, "two.py");
      await selectLines(page, 1);
      await frame.getByText("line 1 of two.py").waitFor();
      assert.equal(await frame.getByLabel("Classes K").inputValue(), "2");
      await frame.getByRole("button", { name: "Pin" }).click();
      await selectLines(page, 2);
      await page.waitForTimeout(600);
      assert.equal(await frame.getByLabel("Classes K").inputValue(), "2");
      await frame.getByRole("button", { name: "Pinned" }).click();
      await selectLines(page, 1);
      await selectLines(page, 2);
      await frame.getByText("line 2 of two.py").waitFor();
      assert.equal(await frame.getByLabel("z3", { exact: true }).inputValue(), "9.5");
      // The place is shown again with a click, wherever the cursor is meanwhile.
      await frame.getByRole("button", { name: "Pin" }).click();
      await openFile(page, "train.py");
      await frame.getByRole("button", { name: "line 2 of two.py" }).click();
      await page.locator(".tab.active", { hasText: "two.py" }).waitFor();
    },
  },
  {
    title: "numbers that cannot be read are a note beside their text, which a click reveals",
    files: { "bad.py": "logits = [[2.0, 1.0, 0.1],\n          [0.5, 2.5]]\n" },
    async run(page) {
      const frame = await openPanel(page);
      await openFile(page, "bad.py");
      await selectLines(page, 1, 2);
      const notes = frame.getByRole("list", { name: "Problems of the reading" });
      await notes.waitFor();
      assert.match(await notes.textContent(), /2\.5/);
      await page.keyboard.press("Control+Home");
      await notes.getByRole("button").first().click();
      await eventually(async () => /selected/.test(await page.locator(".statusbar").textContent()));
    },
  },
  {
    title: "the slider of a followed call changes the code when it is released, in one undo step",
    files: { "call.py": CALL },
    async run(page) {
      const frame = await followCall(page);
      await frame.getByText("torch.nn.CrossEntropyLoss", { exact: true }).waitFor();
      assert.equal(await frame.getByLabel("Smoothing a").inputValue(), "0.1");
      assert.equal(await frame.getByLabel("Classes K").inputValue(), "3");
      await dragSlider(page, frame, 0.5, async () => {
        await frame.getByRole("table", { name: "From the hard to the smoothed target" }).getByText("0.6667").waitFor();
        assert.match(
          await editorText(page),
          /label_smoothing=0\.1\)/,
          "the code changed before the slider was released",
        );
      });
      await eventually(async () => /label_smoothing=0\.5\)/.test(await editorText(page)));
      await page.locator(".tab.active").click();
      await page.keyboard.press("Control+Z");
      await eventually(async () => /label_smoothing=0\.1\)/.test(await editorText(page)));
      await eventually(async () => (await frame.getByLabel("Smoothing a").inputValue()) === "0.1");
    },
  },
  {
    title: "a panel that is shown again looks where the cursor is now",
    files: { "call.py": CALL },
    async run(page) {
      await openPanel(page);
      await page.keyboard.press("Control+Shift+E");
      await page.locator(".explorer-folders-view").waitFor();
      await openFile(page, "call.py");
      await selectLines(page, 4);
      await page.keyboard.press("End");
      await page.keyboard.press("ArrowLeft");
      const frame = await openPanel(page);
      await frame.getByText("line 4 of call.py").waitFor();
    },
  },
  {
    title: "the keyboard alone: tabs by arrows, the value by keys, and the code follows",
    files: { "call.py": CALL },
    async run(page) {
      const frame = await followCall(page);
      const slider = frame.getByRole("slider", { name: "Smoothing value" });
      await slider.focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await eventually(async () => /label_smoothing=0\.22\)/.test(await editorText(page)));
      await frame.getByRole("tab", { name: "Targets" }).focus();
      for (const name of ["Loss", "Curves", "Batch", "Explain", "Targets"]) {
        await page.keyboard.press("ArrowRight");
        await frame.getByRole("tab", { name, selected: true }).waitFor();
      }
      const chart = frame.getByRole("application").first();
      await chart.focus();
      await page.keyboard.press("ArrowRight");
      await frame.locator(".tooltip").getByText("class 0, true").waitFor();
      await page.keyboard.press("End");
      await frame.locator(".tooltip").getByText("class 2").waitFor();
    },
  },
  {
    title: "a call whose value is an expression is followed and left alone",
    files: { "expression.py": CALL.replace("0.1", "args.smoothing") },
    async run(page) {
      const frame = await followCall(page, "expression.py");
      await frame.getByText("its value is args.smoothing, not a number").waitFor();
      await dragSlider(page, frame, 0.5);
      await page.waitForTimeout(800);
      assert.match(await editorText(page), /label_smoothing=args\.smoothing\)/);
    },
  },
  {
    title: "logits are edited by number and by dragging a bar",
    async run(page) {
      const frame = await showExample(page);
      const field = frame.getByLabel("z1", { exact: true });
      await field.fill("-inf");
      await field.press("Enter");
      await frame.getByText("edited here").waitFor();
      const bar = frame.getByRole("slider", { name: "z of class 2" });
      await bar.scrollIntoViewIfNeeded();
      const box = await bar.boundingBox();
      const handle = await bar.locator(".handle").boundingBox();
      await page.mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
      await page.mouse.down();
      await page.mouse.move(handle.x + handle.width / 2, box.y + box.height / 2, { steps: 5 });
      await page.mouse.up();
      const value = Number(await frame.getByLabel("z2", { exact: true }).inputValue());
      assert.ok(value > 3 && value < 9, `the bar was dragged to ${value}`);
    },
  },
  {
    title: "state and -inf survive hiding the panel and reloading the window, in the view and in a tab",
    async run(page) {
      let frame = await showExample(page);
      const field = frame.getByLabel("z1", { exact: true });
      await field.fill("-inf");
      await field.press("Enter");
      await chooseValue(frame, "0.2");
      await frame.getByRole("tab", { name: "Loss" }).click();
      await page.keyboard.press("Control+Shift+E");
      await page.locator(".explorer-folders-view").waitFor();
      frame = await openPanel(page);
      await isAsBefore(frame);
      await runCommand(page, "Label Smoothing: Open Panel to the Side");
      await page.locator(".tab", { hasText: "Label Smoothing" }).waitFor();
      await page.keyboard.press("Control+Shift+E");
      await isAsBefore(await panelFrame(page));
      // In a browser the workbench keeps its state every few seconds, not at the moment the window goes.
      await page.waitForTimeout(8000);
      await page.reload();
      await page.locator(".tab", { hasText: "Label Smoothing" }).waitFor();
      await isAsBefore(await panelFrame(page));
    },
  },
  {
    title: "targets and a table are inserted at the cursor",
    files: { "empty.py": "\n" },
    async run(page) {
      await openFile(page, "empty.py");
      const frame = await showExample(page);
      await frame.getByRole("button", { name: "Insert Targets at the Cursor" }).click();
      await eventually(async () => (await editorText(page)).includes("[0.9333, 0.0333, 0.0333]"));
      await frame.getByText("were inserted at the cursor of empty.py").waitFor();
      await page.locator(".tab.active").click();
      await page.keyboard.press("Control+A");
      await page.keyboard.press("Delete");
      await frame.getByRole("tab", { name: "Loss" }).click();
      await frame.getByRole("button", { name: "Insert Table at the Cursor" }).click();
      await eventually(async () => /^# .*0\.6668/m.test(await editorText(page)));
      await page.locator(".tab.active").click();
      await page.keyboard.press("Control+Z");
      await eventually(async () => !(await editorText(page)).includes("0.6668"));
    },
  },
  {
    title: "the present configuration as code of a framework is copied and inserted",
    files: { "empty.py": "\n" },
    async run(page) {
      await openFile(page, "empty.py");
      const frame = await showExample(page);
      await frame.getByRole("tab", { name: "Explain" }).click();
      await frame.getByText("0.9333").first().waitFor();
      await frame.getByRole("button", { name: "Copy", exact: true }).click();
      await frame.locator(".status").getByText("Copied").waitFor();
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /label_smoothing=0\.1/);
      await frame.getByRole("button", { name: /^Insert/ }).click();
      await eventually(async () => /label_smoothing=0\.1/.test(await editorText(page)));
    },
  },
  {
    title: "a chart's data are copied as CSV, and its picture is saved",
    async run(page, { folder }) {
      const { existsSync, readFileSync } = await import("node:fs");
      const frame = await showExample(page);
      await frame.getByRole("button", { name: "Copy CSV" }).first().click();
      await frame.getByText("Copied: Targets and prediction as CSV.").waitFor();
      const csv = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(csv, /^class,hard target,smoothed target,softmax\n0,1,0\.93333333/);
      for (const type of ["SVG", "PNG"]) {
        await frame.getByRole("button", { name: type, exact: true }).first().click();
        const file = `${folder}/label-smoothing-targets.${type.toLowerCase()}`;
        const dialog = page.locator(".quick-input-widget:visible input").first();
        await dialog.waitFor();
        await eventually(async () => {
          // While it still looks at the folder, the dialog takes no answer.
          if (await dialog.isVisible()) await page.keyboard.press("Enter");
          await page.waitForTimeout(300);
          return existsSync(file);
        });
        const head = readFileSync(file).subarray(0, 4).toString("latin1");
        assert.equal(head, type === "SVG" ? "<svg" : "\x89PNG");
        await frame.getByText(`Saved label-smoothing-targets.${type.toLowerCase()}`).waitFor();
      }
    },
  },
  ...["Dark Modern", "Light Modern", "Default High Contrast"].map((theme) => ({
    title: `axe finds nothing wrong in any section, wide and narrow: ${theme}`,
    settings: { "workbench.colorTheme": theme },
    run: checkAccessibility,
  })),
];

async function showExample(page) {
  const frame = await openPanel(page);
  await frame.getByRole("button", { name: "Show the Worked Example" }).click();
  await frame.getByRole("tab", { name: "Targets" }).waitFor();
  return frame;
}

async function followCall(page, file = "call.py") {
  await openFile(page, file);
  const frame = await openPanel(page);
  await page.locator(".tab.active").click();
  await selectLines(page, 4);
  await page.keyboard.press("End");
  await page.keyboard.press("ArrowLeft");
  await frame.getByText(`line 4 of ${file}`).waitFor();
  return frame;
}

async function chooseValue(frame, value) {
  await frame.getByRole("group", { name: "Usual values" }).getByText(value, { exact: true }).click();
}

async function isAsBefore(frame) {
  await frame.getByRole("tab", { name: "Loss", selected: true }).waitFor();
  await eventually(async () => (await frame.getByLabel("Smoothing a").inputValue()) === "0.2");
  assert.equal(await frame.getByLabel("z1", { exact: true }).inputValue(), "-inf");
}

/** The empty state, and every section at two widths. */
async function checkAccessibility(page) {
  const frame = await openPanel(page);
  await expectNoViolation(frame, "empty");
  await frame.getByRole("button", { name: "Show the Worked Example" }).click();
  for (const width of [400, 250]) {
    await narrowTo(page, width);
    await checkSections(page, frame);
  }
}

async function checkSections(page, frame) {
  for (const name of ["Targets", "Loss", "Curves", "Batch", "Explain"]) {
    await frame.getByRole("tab", { name }).click();
    await page.waitForTimeout(200);
    await expectNoViolation(frame, name);
    const overflow = await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the panel`);
  }
}

/** Drags the border of the side bar until it is `width` pixels wide, as far as it goes. */
async function narrowTo(page, width) {
  const bar = await page.locator(".part.sidebar").boundingBox();
  const edge = bar.x + bar.width;
  await page.mouse.move(edge, bar.y + bar.height / 2);
  await page.mouse.down();
  await page.mouse.move(bar.x + width, bar.y + bar.height / 2, { steps: 6 });
  await page.mouse.up();
}
