/** A loss split into floor and excess: lengths are the numbers, infinities have an end. */
import { expect, test } from "vitest";
import type { LossRequest } from "../../src/core/request.ts";
import { lossSplit } from "../../webview/charts/lossSplit.tsx";
import { rowOf, WORKED } from "./problem.ts";
import { drawn, svgOf, wordsOf } from "./svgOf.tsx";

const MASKED: LossRequest = { ...WORKED, logits: [2, 1, Number.NEGATIVE_INFINITY] };
const UNDEFINED: LossRequest = { ...WORKED, logits: [Number.NaN, 1, 0] };

test.each<readonly [string, number, LossRequest]>([
  ["loss-split", 360, WORKED],
  ["loss-split-infinite", 226, MASKED],
])("the picture %s", async (name, width, request) => {
  await expect(svgOf(chartOf(request), width)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

test.each<readonly [string, LossRequest, readonly string[]]>([
  [
    "the worked example",
    { ...WORKED, logits: [10, 0, 0] },
    ["hard loss 9.08·10⁻⁵; floor 0.0000; excess 9.08·10⁻⁵", "smoothed loss 0.6668; floor 0.2911; excess 0.3756"],
  ],
  [
    "a masked class",
    MASKED,
    ["hard loss 0.3133; floor 0.0000; excess 0.3133", "smoothed loss ∞; floor 0.2911; excess ∞"],
  ],
])("%s", (_, request, words) => expect(wordsOf(chartOf(request))).toEqual(words));

test("floor and excess are as long as their numbers, end to end", () => {
  const svg = svgOf(chartOf(WORKED));
  const { hard, smoothed } = rowOf(WORKED);
  const floors = drawn(svg, "rect", "bar floor").map(({ x, width }) => [Number(x), Number(width)] as const);
  const excesses = drawn(svg, "rect", "bar excess").map(({ x, width }) => [Number(x), Number(width)] as const);
  const unit = excesses[0]![1] / hard.loss;
  expect(floors[0]![1]).toBe(0);
  expect(Math.abs(floors[1]![1] - smoothed.minimumLoss * unit)).toBeLessThan(0.2);
  expect(Math.abs(excesses[1]![1] - smoothed.excess * unit)).toBeLessThan(0.2);
  expect(excesses[1]![0]).toBeCloseTo(floors[1]![0] + floors[1]![1], 0);
});

test.each([MASKED, UNDEFINED])("nothing is drawn at a place that is no number", (request) => {
  expect(svgOf(chartOf(request))).not.toMatch(/NaN|Infinity/);
});

function chartOf(request: LossRequest) {
  const { hard, smoothed } = rowOf(request);
  return lossSplit({ of: "row", title: "Floor and excess", labelSmoothing: request.labelSmoothing, hard, smoothed });
}
