/** The padding example's curves: minima at x = 3(1-a)/a, none beyond .75. */
import { expect, test } from "vitest";
import { paddingExample } from "../../src/core/paddingExample.ts";
import { type PaddingCurve, paddingCurves } from "../../webview/charts/paddingCurves.tsx";
import { drawn, svgOf, wordsOf } from "./svgOf.tsx";

const curve = (labelSmoothing: number): PaddingCurve => ({ labelSmoothing, example: paddingExample(labelSmoothing) });
const OTHERS = [0.1, 0.4, 0.75, 0.9].map(curve);

test.each([
  ["padding-example", 360, 0.1],
  ["padding-example-narrow", 226, 0.2],
])("the picture %s", async (name, width, a) => {
  await expect(svgOf(paddingCurves(curve(a), OTHERS), width)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

test.each([
  [0.1, "x = 27", "With a = 0.1 it is least, 0, at x = 27."],
  [0.4, "x = 4.5", "With a = 0.4 it is least, 0, at x = 4.5."],
  [0.75, "x = 1", "With a = 0.75 it is least, 0, at x = 1."],
])("the minimum of a = %d is marked and said", (a, label, sentence) => {
  const chart = paddingCurves(curve(a), []);
  expect(wordsOf(chart)).toContainEqual(`${label}; least of a = ${a}; KL divergence: 0`);
  expect(chart.summary).toContain(sentence);
});

test.each([
  [0.9, "it only rises"],
  [1, "it only rises"],
  [0, "it falls for ever"],
  [0.01, "until x = 297, beyond the picture"],
])("a = %d has none: %s", (a, part) => {
  const chart = paddingCurves(curve(a), []);
  expect(chart.summary).toContain(part);
  expect(drawn(svgOf(chart), "circle", "dot")).toEqual([]);
});

test("a value that is among the others is drawn once, as the present one", () => {
  expect(paddingCurves(curve(0.4), OTHERS).legend!.map(({ label }) => label)).toEqual([
    "a = 0.4, at present",
    "a = 0.1",
    "a = 0.75",
    "a = 0.9",
  ]);
});
