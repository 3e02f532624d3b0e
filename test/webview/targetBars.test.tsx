/** The bars of targets: the documents' examples, and what is said of them. */
import { expect, test } from "vitest";
import type { LossRequest } from "../../src/core/request.ts";
import { topClasses } from "../../src/report/topClasses.ts";
import { targetBars } from "../../webview/charts/targetBars.tsx";
import { rowOf, WORKED } from "./problem.ts";
import { drawn, svgOf, wordsOf } from "./svgOf.tsx";

/** The Annotated Transformer's: size 5, padding 0, smoothing .4, target 2. */
const PADDED: LossRequest = {
  logits: [0, 1, 3, 1, 0],
  targets: 2,
  labelSmoothing: 0.4,
  convention: "padded",
  paddingIndex: 0,
};
const MANY: LossRequest = { ...WORKED, logits: Array.from({ length: 50_000 }, (_, k) => (k === 0 ? 12 : Math.sin(k))) };

function chartOf(request: LossRequest, showsValues = false) {
  const row = rowOf(request);
  const numClasses = row.probs.length;
  return targetBars({
    row,
    classes: topClasses(numClasses, 16, [row.hard.targetProbs, row.probs, row.smoothed.gradLogits]),
    labelSmoothing: request.labelSmoothing,
    trueClass: Number(request.targets),
    showsValues,
    modelName: request.loss === "binaryCrossEntropy" ? "sigmoid" : "softmax",
  });
}

test.each<readonly [name: string, width: number, request: LossRequest, showsValues: boolean]>([
  ["targets", 360, { ...WORKED, logits: [3.3322, 0, 0] }, false],
  ["targets-values", 360, PADDED, true],
  ["targets-many-narrow", 226, MANY, false],
  ["targets-padding-row", 360, { ...PADDED, targets: 0 }, false],
  ["targets-masked", 360, { ...WORKED, logits: [2, Number.NEGATIVE_INFINITY, 0.1] }, false],
])("the picture %s", async (name, width, request, showsValues) => {
  await expect(svgOf(chartOf(request, showsValues), width)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

test.each<readonly [string, LossRequest, readonly string[]]>([
  [
    "the worked example: the optimal logits meet the target",
    { ...WORKED, logits: [3.3322, 0, 0] },
    [
      "class 0, true; hard 1; smoothed 0.9333; softmax 0.9333",
      "class 1; hard 0; smoothed 0.0333; softmax 0.0333",
      "class 2; hard 0; smoothed 0.0333; softmax 0.0333",
    ],
  ],
  [
    "the padded example: [0, .1333, .6, .1333, .1333]",
    PADDED,
    [
      "class 0; hard 0; smoothed 0.0000; softmax 0.0363",
      "class 1; hard 0; smoothed 0.1333; softmax 0.0988",
      "class 2, true; hard 1; smoothed 0.6000; softmax 0.7298",
      "class 3; hard 0; smoothed 0.1333; softmax 0.0988",
      "class 4; hard 0; smoothed 0.1333; softmax 0.0363",
    ],
  ],
])("%s", (_, request, words) => expect(wordsOf(chartOf(request))).toEqual(words));

test("bars are as long as their numbers", () => {
  const svg = svgOf(chartOf(PADDED));
  const bars = drawn(svg, "rect", "bar smoothed").map(({ height }) => Number(height));
  const [whole] = drawn(svg, "rect", "bar hard")
    .map(({ height }) => Number(height))
    .filter((height) => height > 0);
  for (const [k, height] of bars.entries())
    expect(height / whole!).toBeCloseTo([0, 0.1333, 0.6, 0.1333, 0.1333][k]!, 2);
});

test("many classes: those that matter, the rest in one bar, and all sums to 1", () => {
  const { rows } = chartOf(MANY).table();
  expect(rows.length).toBeLessThan(25);
  expect(rows.at(-1)![0]).toMatch(/^49,\d{3} others$/);
  const total = rows.reduce((sum, [, , smoothed]) => sum + Number(smoothed), 0);
  expect(total).toBeCloseTo(1, 10);
});

test("a padding row has no bars, and says so", () => {
  const chart = chartOf({ ...PADDED, targets: 0 });
  expect(chart.summary).toBe("The row is padding: all targets are 0.");
  expect(drawn(svgOf(chart), "rect", "bar").every(({ height }) => Number(height) === 0)).toBe(true);
});
