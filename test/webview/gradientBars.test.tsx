/** The gradient's bars: the worked examples' numbers, between their bounds. */
import { expect, test } from "vitest";
import type { LossRequest } from "../../src/core/request.ts";
import { topClasses } from "../../src/report/topClasses.ts";
import { type GradientBarsData, gradientBars } from "../../webview/charts/gradientBars.tsx";
import { problemOf, rowOf, WORKED } from "./problem.ts";
import { drawn, svgOf, wordsOf } from "./svgOf.tsx";

const MANY: LossRequest = { ...WORKED, logits: Array.from({ length: 1000 }, (_, k) => (k === 0 ? 5 : Math.sin(k))) };

test.each<readonly [name: string, width: number, request: LossRequest, showsBounds: boolean]>([
  ["gradient", 360, WORKED, true],
  ["gradient-without-bounds", 360, { ...WORKED, logits: [10, 0, 0] }, false],
  ["gradient-many-narrow", 226, MANY, true],
])("the picture %s", async (name, width, request, showsBounds) => {
  await expect(svgOf(chartOf(request, showsBounds), width)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

test.each<readonly [string, LossRequest, number, string]>([
  [
    "a sure model is pulled back",
    { ...WORKED, logits: [10, 0, 0] },
    0,
    "class 0, true; hard -9.08·10⁻⁵; smoothed 0.0666; from -0.9333 to 0.0667",
  ],
  [
    "its others are pushed",
    { ...WORKED, logits: [10, 0, 0] },
    1,
    "class 1; hard 4.54·10⁻⁵; smoothed -0.0333; from -0.0333 to 0.9667",
  ],
  [
    "class weights",
    { ...WORKED, classWeights: [1, 2, 5], reduction: "sum" },
    1,
    "class 1; hard 0.2424; smoothed 0.2162; from -0.0667 to 1.1000",
  ],
])("%s", (_, request, k, words) => expect(wordsOf(chartOf(request))[k]).toBe(words));

test("bars are as long as their numbers, and end inside the brackets", () => {
  const svg = svgOf(chartOf(WORKED));
  const { smoothed } = rowOf(WORKED);
  const heights = drawn(svg, "rect", "bar smoothed").map(({ height }) => Number(height));
  const unit = heights[0]! / Math.abs(smoothed.gradLogits[0]!);
  for (const [k, height] of heights.entries()) {
    expect(height).toBeCloseTo(Math.abs(smoothed.gradLogits[k]!) * unit, 0);
  }
  const bottoms = drawn(svg, "rect", "bar smoothed").map(({ y, height }) => [Number(y), Number(y) + Number(height)]);
  for (const [k, { d }] of drawn(svg, "path", "bracket").entries()) {
    const [upper, lower] = [/^M\S+ (\S+?)H/, /V([\d.]+)/].map((part) => Number(part.exec(d!)![1]));
    expect(upper).toBeLessThan(bottoms[k]![0]! + 0.1);
    expect(lower).toBeGreaterThan(bottoms[k]![1]! - 0.1);
  }
});

test("many classes: the rest is one bar without bounds, and all sums to 0", () => {
  const chart = chartOf(MANY);
  const { rows } = chart.table();
  expect(rows.at(-1)![0]).toMatch(/^\d{3} others$/);
  expect(rows.at(-1)!.slice(3)).toEqual([null, null]);
  expect(rows.reduce((sum, row) => sum + (row[2] as number), 0)).toBeCloseTo(0, 12);
  expect(drawn(svgOf(chart), "path", "bracket")).toHaveLength(rows.length - 1);
});

test("a row that does not count says so", () => {
  expect(chartOf({ ...WORKED, targets: -100 }).summary).toBe("The row is ignored: its gradient is 0.");
});

function chartOf(request: LossRequest, showsBounds = true) {
  const row = rowOf(request);
  const data: GradientBarsData = {
    row,
    classes: topClasses(row.probs.length, 12, [row.hard.targetProbs, row.probs, row.smoothed.gradLogits]),
    labelSmoothing: request.labelSmoothing,
    trueClass: 0,
    reduction: problemOf(request).reduction,
    showsBounds,
  };
  return gradientBars(data);
}
