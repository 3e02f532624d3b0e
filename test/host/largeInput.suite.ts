/** Ten thousand rows of a thousand classes: a summary, the worst rows, and an extension host that stays responsive. */
import * as vscode from "vscode";
import { equal, near, ok } from "./assert";
import { openText, select, shownResult } from "./editing";

const ROWS = 10_000;
const CLASSES = 1_000;

interface Summary {
  readonly loss: number;
  readonly minimumLoss: number;
  readonly countedRows: number;
  readonly gradLogits?: unknown;
}

suite("large inputs", () => {
  test("10,000 x 1,000 are summed up, and timers go on meanwhile", async function () {
    this.timeout(60_000);
    // Row i has a margin of i/1000 against its true class, so the last rows are the worst.
    const logits = Array.from({ length: ROWS }, (_, row) => new Float64Array(CLASSES).fill(row / 1000, 1));
    let ticks = 0;
    const timer = setInterval(() => ticks++, 20);
    const summary = await vscode.commands.executeCommand<Summary>("labelSmoothing.computeSelection", {
      logits,
      targets: new Float64Array(ROWS),
      labelSmoothing: 0.1,
      convention: "uniform",
    });
    clearInterval(timer);
    equal(summary.countedRows, ROWS, "the rows");
    equal(summary.gradLogits, undefined, "the arrays that would be too large");
    near(summary.minimumLoss, 1.0148, 5e-5, "the floor of K = 1,000");
    // Mean of log(1 + 999·e^x) - (1-t)-weighted x: the smoothed loss of row x is log(1 + 999·e^x) - 0.0999·x.
    const expected = Array.from({ length: ROWS }, (_, row) => row / 1000).reduce(
      (sum, x) => sum + (Math.log(1 + 999 * Math.exp(x)) - 0.0999 * x) / ROWS,
      0,
    );
    near(summary.loss, expected, 1e-9, "the loss");
    ok(ticks > 10, `only ${ticks} timer ticks during the computation`);
    const shown = await shownResult("10 rows with the largest smoothed loss");
    ok(/\| 9999 +\|/.test(shown), "the worst row is not shown");
    ok(shown.includes("975 others") || / others /.test(shown), "the other classes are not summed up");
  });

  test("10,000 selected rows are read and summed up", async function () {
    this.timeout(60_000);
    const lines = Array.from({ length: ROWS }, (_, row) => `${(row % 7) / 2},1.5,0.25,-1,${row % 4}`);
    const editor = await openText(`l0,l1,l2,l3,label\n${lines.join("\n")}\n`, "plaintext");
    select(editor);
    const summary = await vscode.commands.executeCommand<Summary>("labelSmoothing.computeSelection", {
      labelSmoothing: 0.1,
    });
    equal(summary.countedRows, ROWS, "the rows");
    near(summary.minimumLoss, 0.3488, 5e-5, "the floor of K = 4");
    await shownResult("10,000 rows and 4 classes");
  });
});
