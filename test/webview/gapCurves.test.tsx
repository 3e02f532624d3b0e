/** The loss against the logit gap: the minimum is drawn where the formulas put it. */
import { describe, expect, test } from "vitest";
import { lossAtGap } from "../../src/core/lossAtGap.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { rivalGap } from "../../src/core/rivalGap.ts";
import type { Chart } from "../../webview/charts/drawing.ts";
import { gapCurves } from "../../webview/charts/gapCurves.tsx";
import { problemOf, rowOf, WORKED } from "./problem.ts";
import { drawn, pointsOf, svgOf, wordsOf } from "./svgOf.tsx";

test.each<readonly [name: string, width: number, request: LossRequest]>([
  ["gap-curves", 360, WORKED],
  ["gap-curves-narrow", 226, { ...WORKED, logits: [10, 0, 0] }],
  ["gap-curves-hard", 360, { ...WORKED, labelSmoothing: 0 }],
  ["gap-curves-binary", 360, { ...WORKED, targets: [1, 0, 0], loss: "binaryCrossEntropy", convention: "binary" }],
])("the picture %s", async (name, width, request) => {
  await expect(svgOf(chartOf(request), width)).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

/** Gap and floor. */
describe("the minimum is marked where the curve is lowest", () => {
  test.each<readonly [string, LossRequest, gap: string, floor: string]>([
    ["K = 3", WORKED, "3.3322", "0.2911"],
    ["X", { ...WORKED, convention: "others" }, "2.8904", "0.3944"],
    [
      "P",
      { logits: [0, 2, 1, 0, 0], targets: 1, labelSmoothing: 0.1, convention: "padded", paddingIndex: 0 },
      "3.2958",
      "0.4349",
    ],
    ["K = 1000", { ...WORKED, logits: [9, ...new Array(999).fill(0)] }, "9.1051", "1.0148"],
    ["K = 10, a = .2", { ...WORKED, logits: new Array(10).fill(0), labelSmoothing: 0.2 }, "3.7136", "0.8669"],
  ])("%s", (_, request, gap, floor) => {
    const chart = chartOf(request);
    expect(wordsOf(chart)).toContainEqual(`least at ${gap}; smoothed loss: ${floor}`);
    expect(chart.summary).toContain(`is least, ${floor}, at the gap ${gap}`);
    const svg = svgOf(chart);
    const points = pointsOf(drawn(svg, "path", "line smoothed")[0]!.d!);
    const step = points[1]![0] - points[0]![0];
    const lowest = points.reduce((best, point) => (point[1] > best[1] ? point : best));
    const dot = drawn(svg, "circle", "dot smoothed")[0]!;
    expect(Math.abs(Number(dot.cx) - lowest[0])).toBeLessThan(4 * step);
    expect(Math.abs(Number(dot.cy) - lowest[1])).toBeLessThan(0.3);
  });
});

test("the row's own losses stand at its gap", () => {
  expect(wordsOf(chartOf(WORKED))).toContainEqual("this row 1.00; smoothed loss: 0.5137; hard loss: 0.4170");
});

test.each<readonly [string, LossRequest, string]>([
  ["without smoothing there is no minimum", { ...WORKED, labelSmoothing: 0 }, "falls with every larger gap"],
  ["nor where all is given to the others", { ...WORKED, labelSmoothing: 1, convention: "others" }, "target is 0"],
  ["with one class nothing changes", { logits: [3], targets: 0, labelSmoothing: 0.1 }, "the same everywhere"],
])("%s", (_, request, part) => {
  const chart = chartOf(request);
  expect(chart.summary).toContain(part);
  expect(wordsOf(chart).filter((words) => words.startsWith("least"))).toEqual([]);
});

test.each([1e4, -1e4])("a row at %d leaves the curves their room", (far) => {
  const chart = chartOf({ ...WORKED, logits: [far, 0, 0] });
  const gaps = chart.table().rows.map(([gap]) => (gap as { value: number }).value);
  expect(Math.max(...gaps.map(Math.abs))).toBeLessThan(20);
  expect(wordsOf(chart).filter((words) => words.startsWith("this row"))).toEqual([]);
  expect(chart.summary).toContain("This row stands at");
});

function chartOf(request: LossRequest): Chart {
  const problem = problemOf(request);
  const row = rowOf(request);
  const y = trueClassOf(problem);
  const gap = rivalGap(problem, row, y);
  const isBinary = problem.loss === "binaryCrossEntropy";
  const own = (loss: typeof row.hard) => (isBinary ? loss.terms[y]! : loss.loss);
  return gapCurves({
    hard: lossAtGap({ ...problem, labelSmoothing: 0 }, 0, y)!,
    smoothed: lossAtGap(problem, 0, y)!,
    labelSmoothing: problem.labelSmoothing,
    temperature: problem.temperature,
    numClasses: problem.numClasses,
    isBinary,
    present: gap === null ? null : { gap, hard: own(row.hard), smoothed: own(row.smoothed) },
  });
}

function trueClassOf({ targets }: ReturnType<typeof problemOf>): number {
  return targets.kind === "indices" ? targets.indices[0]! : 0;
}
