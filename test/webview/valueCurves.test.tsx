/** Loss and gradient against the value: the curves are the core's, the mark is at the present value. */
import { expect, test } from "vitest";
import { compareSmoothingValues, lossTotals } from "../../src/core/lossTotals.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { gradientAgainstValue, lossAgainstValue, type ValueCurvesData } from "../../webview/charts/valueCurves.tsx";
import { finish } from "../../webview/state/store.ts";
import { problemOf, WORKED } from "./problem.ts";
import { drawn, pointsOf, svgOf, wordsOf } from "./svgOf.tsx";

const PYTORCH: LossRequest = {
  logits: [
    [2, 1, 0.1],
    [0.5, 2.5, -1],
  ],
  targets: [0, 2],
  labelSmoothing: 0.1,
};
const MASKED: LossRequest = { ...WORKED, logits: [2, 1, Number.NEGATIVE_INFINITY] };

test.each<readonly [string, LossRequest]>([
  ["worked", WORKED],
  ["masked", MASKED],
])("the pictures of %s", async (name, request) => {
  await expect(svgOf(lossAgainstValue(dataOf(request)))).toMatchFileSnapshot(
    `./snapshots/loss-against-value-${name}.svg`,
  );
  await expect(svgOf(gradientAgainstValue(dataOf(request)))).toMatchFileSnapshot(
    `./snapshots/gradient-against-value-${name}.svg`,
  );
});

/** Means of PyTorch for two rows: hard, a = .1, a = 1. */
test.each([
  [0, 2.0351041117],
  [0.1, 2.0001041117],
  [1, 1.6851041117],
])("the loss at a = %d is PyTorch's", (a, mean) => {
  const { rows } = lossAgainstValue(dataOf(PYTORCH)).table();
  const row = rows.find(([x]) => (x as { value: number }).value === a)!;
  expect(row[1]).toBeCloseTo(mean, 10);
});

test("the mark moves with the value along a curve that stays", () => {
  const places = [0.1, 0.3, 0.7].map((labelSmoothing) => {
    const svg = svgOf(lossAgainstValue(dataOf({ ...PYTORCH, labelSmoothing })));
    const { d } = drawn(svg, "path", "line smoothed")[0]!;
    const { cx, cy } = drawn(svg, "circle", "dot smoothed")[0]!;
    const beside = pointsOf(d!).reduce((best, p) =>
      Math.abs(p[0] - Number(cx)) < Math.abs(best[0] - Number(cx)) ? p : best,
    );
    expect(Math.abs(Number(cy) - beside[1])).toBeLessThan(0.3);
    return { d, cx: Number(cx) };
  });
  expect(new Set(places.map(({ d }) => d)).size).toBe(1);
  expect(places.map(({ cx }) => cx)).toEqual(places.map(({ cx }) => cx).toSorted((a, b) => a - b));
});

test("the mark says loss, floor and excess; the norm of the gradient has its own chart", () => {
  expect(wordsOf(lossAgainstValue(dataOf(WORKED)))).toContainEqual(
    "a = 0.1: 0.5137; loss: 0.5137; floor: 0.2911; excess: 0.2226",
  );
  expect(wordsOf(gradientAgainstValue(dataOf(WORKED)))).toContainEqual("a = 0.1: 0.3510; norm: 0.3510");
});

test("an infinite loss is no line", () => {
  const svg = svgOf(lossAgainstValue(dataOf(MASKED)));
  expect(pointsOf(drawn(svg, "path", "line smoothed")[0]!.d!)).toHaveLength(1);
  expect(pointsOf(drawn(svg, "path", "line floor")[0]!.d!)).toHaveLength(11);
  expect(svg).not.toContain("NaN");
});

function dataOf(request: LossRequest): ValueCurvesData {
  const problem = problemOf(request);
  const values = Array.from({ length: 11 }, (_, i) => i / 10);
  return {
    totals: finish(compareSmoothingValues(problem, values)),
    present: finish(lossTotals(problem)),
    reduction: problem.reduction,
  };
}
