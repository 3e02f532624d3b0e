/** Heat maps of a batch: the colours are those of the core's numbers, what is left out is hatched and named, no peak is lost. */
import { describe, expect, test } from "vitest";
import { batchProbs, batchTargets } from "../../src/core/batchArrays.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { COLOR_SCALES } from "../../webview/charts/colorScale.ts";
import type { Chart } from "../../webview/charts/drawing.ts";
import { joined } from "../../webview/charts/raster.ts";
import { stepOf, VIRIDIS } from "../../webview/charts/viridis.ts";
import { type MapOptions, predictionsMap, targetsMap } from "../../webview/views/batchMaps.ts";
import type { Batch } from "../../webview/views/batchWords.ts";
import { colorsOf, svgWithCells } from "./cellImage.ts";
import { problemOf } from "./problem.ts";
import { drawn, svgOf } from "./svgOf.tsx";

const OPTIONS: MapOptions = { scale: "squareRoot", selectedRow: 0, pixelRatio: 1 };

/** The Annotated Transformer's example. */
const PADDED: LossRequest = {
  logits: [
    [1, 2, 3, 4, 5],
    [0, 3, 0, 0, 0],
    [9, 0, 0, 0, 0],
  ],
  targets: [2, 1, 0],
  labelSmoothing: 0.4,
  convention: "padded",
  paddingIndex: 0,
};

/** `rows` rows of `classes` classes; row r has the true class 7r. */
function wide(rows: number, classes: number): LossRequest {
  return {
    logits: Array.from({ length: rows }, (_, r) =>
      Array.from({ length: classes }, (_, k) => Math.sin(k * 12.9898 + r)),
    ),
    targets: Array.from({ length: rows }, (_, r) => (7 * r) % classes),
    labelSmoothing: 0.1,
  };
}

function batchOf(request: LossRequest): Batch {
  const problem = problemOf(request);
  return { problem, targets: batchTargets(problem), probs: batchProbs(problem) };
}

const targetsOf = (request: LossRequest, options: Partial<MapOptions> = {}) =>
  targetsMap(batchOf(request), { ...OPTIONS, ...options });
const predictionsOf = (request: LossRequest, options: Partial<MapOptions> = {}) => {
  const batch = batchOf(request);
  return predictionsMap(batch, () => batch, { ...OPTIONS, ...options });
};

test.each<readonly [name: string, width: number, chart: Chart]>([
  ["heat-targets-padded", 360, targetsOf(PADDED, { selectedRow: 1 })],
  ["heat-predictions", 360, predictionsOf(PADDED, { selectedRow: 1 })],
  ["heat-targets-many-narrow", 226, targetsOf(wide(64, 1000), { scale: "logarithmic", selectedRow: 40 })],
  ["heat-predictions-one-row", 226, predictionsOf({ ...wide(1, 10) }, { scale: "linear" })],
])("the picture %s", async (name, width, chart) => {
  // The cells of the wide map are thousands of pixels; its axes are the picture.
  const svg = width === 226 && name.includes("many") ? svgOf(chart, width) : svgWithCells(chart, width);
  await expect(svg).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

/** The table that matplotlib publishes, rounded to bytes. */
test.each([
  [0, [68, 1, 84]],
  [64, [59, 82, 139]],
  [128, [33, 145, 140]],
  [192, [94, 201, 98]],
  [255, [253, 231, 37]],
])("colour %i of viridis", (step, rgb) => {
  expect([...VIRIDIS.subarray(4 * step, 4 * step + 4)]).toEqual([...rgb, 255]);
});

describe("the padding example", () => {
  const chart = targetsOf(PADDED);
  const { cells, marks } = chart.draw(360);
  const colors = colorsOf(cells!);
  const colorOf = (row: number, k: number) => [...colors.subarray(4 * (5 * row + k), 4 * (5 * row + k) + 4)];
  const viridis = (share: number) => [...VIRIDIS.subarray(4 * stepOf(share), 4 * stepOf(share) + 4)];

  test.each([
    ["true class", 0, 2, viridis(Math.sqrt(0.6))],
    ["another class", 0, 1, viridis(Math.sqrt(0.4 / 3))],
    ["true class of row 1", 1, 1, viridis(Math.sqrt(0.6))],
    ["padding column", 0, 0, [0, 0, 0, 0]],
    ["padding row", 2, 3, [0, 0, 0, 0]],
  ])("%s", (_, row, k, color) => {
    expect(colorOf(row, k)).toEqual(color);
  });

  test("the column and the row are hatched, and named", () => {
    const hatched = drawn(svgOf(chart), "rect", "hatched");
    const { x, y, width, height } = cells!;
    expect(hatched.map(({ x, y, width, height }) => [x, y, width, height].map(Number))).toEqual([
      [x, expect.closeTo(y + (2 / 3) * height, 1), width, expect.closeTo(height / 3, 1)],
      [x, y, expect.closeTo(width / 5, 1), height],
    ]);
    expect(chart.legend!.map(({ label }) => label)).toEqual([
      "0 to 1, square root",
      "all 0: padding class 0; padding row 2",
    ]);
  });

  test.each([
    [2, ["row 0, class 2, true", "target 0.6000", "prediction 0.0861"]],
    [0, ["row 0, class 0", "target 0.0000 (padding)", "prediction 0.0117"]],
    [11, ["row 2, class 1", "target 0.0000 (padding row)", "prediction 1.23·10⁻⁴"]],
  ])("cell %i says its numbers", (index, lines) => {
    expect(marks.at(index).lines).toEqual(lines);
  });

  test("a place finds its cell, a place outside none", () => {
    for (let index = 0; index < marks.count; index++) {
      const { x, y } = marks.at(index);
      expect(marks.nearest(x, y)).toBe(index);
    }
    expect(marks.nearest(cells!.x - 1, cells!.y + 5)).toBeUndefined();
    expect(marks.nearest(cells!.x + 5, cells!.y + cells!.height)).toBeUndefined();
  });

  test("the summary and the table", () => {
    expect(chart.summary).toBe(
      "Targets of 3 rows by 5 classes with a = 0.4. Row 0 is selected: its true class 2 has 0.6000.",
    );
    expect(chart.table().rows).toHaveLength(15);
  });
});

test("rows that do not count are named by why, long lists are cut", () => {
  const targets = Array.from({ length: 12 }, (_, r) => (r < 2 ? 1 : -100));
  const chart = targetsOf({ ...wide(12, 3), targets }, { selectedRow: 5 });
  expect(chart.legend![1]!.label).toBe("all 0: ignored rows 2, 3, 4, 5, 6 and 5 more");
  expect(chart.summary).toMatch(/Row 5 is selected: it is ignored\.$/);
  expect(drawn(svgOf(chart), "rect", "hatched")).toHaveLength(1);
});

test("a prediction that is nan is hatched, not a colour", () => {
  const chart = predictionsOf({
    logits: [
      [Number.POSITIVE_INFINITY, 0],
      [0, 0],
    ],
    targets: [0, 1],
    labelSmoothing: 0.1,
  });
  expect(chart.legend![1]!.label).toBe("nan in row 0");
  expect([...colorsOf(chart.draw(360).cells!)].slice(0, 8)).toEqual(new Array(8).fill(0));
});

describe("more classes than pixels", () => {
  const request = wide(64, 1000);
  const chart = targetsOf(request, { scale: "logarithmic" });
  const { cells, marks } = chart.draw(226);

  test("each true class has a pixel of its colour", () => {
    expect(cells!.columns).toBe(172);
    const colors = colorsOf(cells!);
    const bright = VIRIDIS.subarray(4 * stepOf(COLOR_SCALES.logarithmic.share(0.9001)));
    for (let row = 0; row < 64; row++) {
      const at = 4 * (row * 172 + Math.floor((7 * row * 172) / 1000));
      expect([...colors.subarray(at, at + 3)]).toEqual([...bright.subarray(0, 3)]);
    }
  });

  test.each([-1, -0.4, 0, 0.4, 1])("the pointer finds the true class %d pixels beside it", (beside) => {
    const { x, y } = marks.at(3 * 1000 + 21);
    expect(marks.nearest(x + beside, y)).toBe(3 * 1000 + 21);
  });

  test("the pointer finds what is below it where all are alike", () => {
    const { x, y } = marks.at(3 * 1000 + 500);
    expect(Math.abs(marks.nearest(x, y)! - (3 * 1000 + 500))).toBeLessThan(6);
  });

  test("it is said, and the table has a line a row", () => {
    expect(svgOf(chart, 226)).toContain("pixel = largest of 5.8 classes");
    expect(chart.table().rows).toHaveLength(64);
    expect(chart.table().rows[3]!.slice(0, 3)).toEqual(["3", "counted", { kind: "short", value: 21 }]);
    expect(chart.wholeTable!().rows).toHaveLength(64_000);
  });
});

test.each([
  [5, 100],
  [1000, 172],
  [1001, 1000],
  [50_000, 9000],
  [1, 0.5],
])("%i cells in room for %d: each is in the pixel that has it", (count, room) => {
  const { pixels, pixelOf, startOf } = joined(count, room);
  expect(pixels).toBe(Math.max(1, Math.min(count, Math.floor(room), 4096)));
  expect(startOf(pixels)).toBe(count);
  const places = Array.from({ length: count }, (_, i) => i);
  expect(places.every((i) => startOf(pixelOf(i)) <= i && i < startOf(pixelOf(i) + 1))).toBe(true);
});

describe("colour scales", () => {
  test.each(Object.entries(COLOR_SCALES))("%s goes from 0 to 1 and never falls", (_, { share, ticks }) => {
    expect(share(0)).toBe(0);
    expect(share(1)).toBe(1);
    const shares = Array.from({ length: 101 }, (_, i) => share(10 ** (-8 + 0.08 * i)));
    expect(shares.every((value, i) => i === 0 || value >= shares[i - 1]!)).toBe(true);
    expect(ticks.every((tick) => share(tick) >= 0 && share(tick) <= 1)).toBe(true);
  });
});
