/** The charts of a calibration: bars as long as their numbers, marks where they belong, words for rows that are few or none. */
import { describe, expect, test } from "vitest";
import { COMPARED_FIGURES } from "../../src/report/comparisonReport.ts";
import { confidenceHistogram } from "../../webview/charts/confidenceHistogram.tsx";
import type { Chart } from "../../webview/charts/drawing.ts";
import { gapHistogram } from "../../webview/charts/gapHistogram.tsx";
import { perClassCalibration } from "../../webview/charts/perClassCalibration.tsx";
import { reliabilityDiagram } from "../../webview/charts/reliabilityDiagram.tsx";
import { valueCurve } from "../../webview/charts/valueCurve.tsx";
import { DIGITS, digitsRows } from "../core/calibration/digits.ts";
import { digitsFiles, drawnFrom, manyClasses, NO_ROWS, ONE_ROW } from "./calibrationRows.ts";
import { drawn, pointsOf, svgOf, wordsOf } from "./svgOf.tsx";

const OVER = drawnFrom(digitsRows(0));
const UNDER = drawnFrom(digitsRows(0.3));
const FEW = drawnFrom(ONE_ROW);
const NONE = drawnFrom(NO_ROWS);
const MANY = drawnFrom(manyClasses());
const FINE = drawnFrom(digitsRows(0.1), { binCount: 60 });
const FILES = digitsFiles();
const figure = (key: string) => COMPARED_FIGURES.find((each) => each.key === key)!;
const gaps = ({ figures }: typeof OVER, labelSmoothing: number) => gapHistogram({ figures, labelSmoothing });

const PICTURES: readonly (readonly [name: string, width: number, chart: Chart])[] = [
  ["reliability-overconfident", 360, reliabilityDiagram(OVER)],
  ["reliability-underconfident", 360, reliabilityDiagram(UNDER)],
  ["reliability-narrow", 226, reliabilityDiagram(OVER)],
  ["reliability-many-bins", 360, reliabilityDiagram(FINE)],
  ["reliability-one-row", 360, reliabilityDiagram(FEW)],
  ["reliability-no-rows", 360, reliabilityDiagram(NONE)],
  ["confidence-histogram", 360, confidenceHistogram(OVER.figures)],
  ["confidence-histogram-underconfident-narrow", 226, confidenceHistogram(UNDER.figures)],
  ["confidence-histogram-one-row", 360, confidenceHistogram(FEW.figures)],
  ["gap-histogram", 360, gaps(OVER, 0.1)],
  ["gap-histogram-underconfident-narrow", 226, gaps(UNDER, 0.3)],
  ["gap-histogram-hard", 360, gaps(OVER, 0)],
  ["calibration-by-class", 360, perClassCalibration(OVER.figures)],
  ["calibration-by-class-many-narrow", 226, perClassCalibration(MANY.figures)],
  ["value-curve-accuracy", 360, valueCurve(FILES, figure("accuracy"))],
  ["value-curve-ece", 360, valueCurve(FILES, figure("ece"))],
  ["value-curve-temperature-narrow", 226, valueCurve(FILES, figure("temperature"))],
];

test.each(PICTURES)("the picture %s", async (name, width, chart) => {
  const svg = svgOf(chart, width);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  await expect(svg).toMatchFileSnapshot(`./snapshots/${name}.svg`);
});

describe("the reliability diagram", () => {
  const reference = DIGITS[0]!.reliability.filter(({ count }) => count > 0);
  const svg = svgOf(reliabilityDiagram(OVER));
  const diagonal = drawn(svg, "line", "model dashed")[0]!;
  const [bottom, top] = [Number(diagonal.y1), Number(diagonal.y2)];

  test("its bars are the reference's accuracies, its lines the mean confidences, hatched where that is more", () => {
    for (const [chart, { reliability }] of [
      [reliabilityDiagram(OVER), DIGITS[0]!],
      [reliabilityDiagram(UNDER), DIGITS[4]!],
    ] as const) {
      const filled = reliability.filter(({ count }) => count > 0);
      const picture = svgOf(chart);
      const share = (pixels: string | undefined) => Number(pixels) / (bottom - top);
      const bars = drawn(picture, "rect", "bar hard").map(({ height }) => share(height));
      const lines = drawn(picture, "line", "line smoothed").map(({ y1 }) => (bottom - Number(y1)) / (bottom - top));
      const hatched = drawn(picture, "rect", "hatched").map(({ height }) => share(height));
      expect(bars).toHaveLength(filled.length);
      filled.forEach(({ accuracy, confidence }, i) => {
        expect(bars[i]).toBeCloseTo(accuracy!, 2);
        expect(lines[i]).toBeCloseTo(confidence!, 2);
      });
      const beyond = filled.filter(({ accuracy, confidence }) => confidence! > accuracy!);
      expect(hatched).toHaveLength(beyond.length);
      for (const [i, { accuracy, confidence }] of beyond.entries())
        expect(hatched[i]).toBeCloseTo(confidence! - accuracy!, 2);
    }
  });

  test("its counts and words are the reference's", () => {
    const counts = [...svg.matchAll(/<text class="value"[^>]*>([\d,]+)</g)].map(([, text]) =>
      Number(text!.replace(",", "")),
    );
    expect(counts).toEqual(reference.map(({ count }) => count));
    expect(wordsOf(reliabilityDiagram(OVER)).at(-1)).toMatch(
      /^confidence 0\.9333 to 1; 1,198 rows; accuracy 0\.9391; mean confidence 0\.9940; 95 % of resamples: 0\.92\d\d to 0\.95\d\d$/,
    );
  });

  test("the band's whiskers hold the accuracies", () => {
    const whiskers = drawn(svg, "path", "bound bracket").map(({ d }) => pointsOf(d!).map(([, y]) => y));
    expect(whiskers).toHaveLength(reference.length);
    reference.forEach(({ accuracy }, i) => {
      const at = bottom - accuracy! * (bottom - top);
      expect(at).toBeGreaterThanOrEqual(Math.min(...whiskers[i]!) - 0.2);
      expect(at).toBeLessThanOrEqual(Math.max(...whiskers[i]!) + 0.2);
    });
  });

  test("bars that are too narrow have neither counts nor whiskers", () => {
    const narrow = svgOf(reliabilityDiagram(FINE));
    expect(drawn(narrow, "path", "bound bracket")).toEqual([]);
    expect(narrow).not.toContain('class="value"');
    expect(drawn(narrow, "rect", "bar hard").length).toBeGreaterThan(30);
  });
});

test("the histograms hold every row once, right and wrong", () => {
  for (const chart of [confidenceHistogram(OVER.figures), gaps(OVER, 0.1)]) {
    const sums = [2, 3].map((column) =>
      chart.table().rows.reduce((sum, row) => sum + (row[column] as { value: number }).value, 0),
    );
    expect(sums).toEqual([1291, 206]);
  }
});

/** The table of formulas for K = 10. */
test.each([
  [0.05, "5.2523"],
  [0.1, "4.5109"],
  [0.2, "3.7136"],
])("the gap histogram marks the optimal gap of a = %d", (a, gap) => {
  const chart = gaps(OVER, a);
  expect(chart.summary).toContain(`aims at ${gap}`);
  const svg = svgOf(chart, 600);
  const rules = drawn(svg, "line", "bound rule").map(({ x1 }) => Number(x1));
  const marked = chart.draw(600).marks;
  const places = Array.from({ length: marked.count }, (_, i) => marked.at(i));
  // Bins are spaced evenly: their centres tell the scale.
  const centers = places.map(({ x, lines }) => {
    const [from, to] = lines[0]!.split(" to ").map(Number);
    return { x, value: (from! + to!) / 2 };
  });
  const [first, last] = [centers[0]!, centers.at(-1)!];
  const at = first.x + ((Number(gap) - first.value) / (last.value - first.value)) * (last.x - first.x);
  expect(Math.min(...rules.map((x) => Math.abs(x - at)))).toBeLessThan(0.5);
});

test.each<readonly [string, Chart, string]>([
  ["no rows: reliability", reliabilityDiagram(NONE), "No row counts"],
  ["no rows: confidence", confidenceHistogram(NONE.figures), "No row counts"],
  ["no rows: gaps", gaps(NONE, 0.1), "No row counts"],
  ["no rows: classes", perClassCalibration(NONE.figures), "No row counts"],
  ["no files", valueCurve([], figure("ece")), "No file has both"],
  ["no value in a name", valueCurve([{ ...FILES[0]!, labelSmoothing: null }], figure("ece")), "No file has both"],
  ["one file", valueCurve([FILES[0]!], figure("ece")), "The ECE is 0.0825 at a = 0."],
  ["best", valueCurve(FILES, figure("accuracy")), "The largest accuracy is 0.8858, at a = 0.2."],
  ["least", valueCurve(FILES, figure("nll")), "The least NLL is 0.4442, at a = 0.05."],
  ["no best", valueCurve(FILES, figure("temperature")), "goes from 2.3934 at a = 0 to 0.4320 at a = 0.3."],
  ["overconfident", reliabilityDiagram(OVER), "ECE 0.0825, MCE 0.2951: 8 of 10 bins"],
  ["no smoothing", gaps(OVER, 0), "Without smoothing no gap is large enough"],
  ["the worst class", perClassCalibration(OVER.figures), "Class 8 adds most to the error: 166 predictions"],
])("says: %s", (_, chart, part) => {
  expect(chart.summary).toContain(part);
  expect(svgOf(chart)).not.toMatch(/NaN|undefined/);
});

test("one class has no gap", () => {
  const { figures } = drawnFrom({ values: Float64Array.from([1, 2]), labels: [0, 0], numClasses: 1 });
  expect(gapHistogram({ figures, labelSmoothing: 0.1 }).summary).toContain("no logit has a rival");
});

test("of many classes those that add most are shown, and all are in the whole table", () => {
  const chart = perClassCalibration(MANY.figures);
  expect(chart.table().rows).toHaveLength(24);
  expect(chart.wholeTable!().rows).toHaveLength(300);
  expect(chart.title).toMatch(/^Calibration of the 24 classes that add most to the error, of \d+ predicted$/);
});

test("the best file is the dot that stands out", () => {
  const svg = svgOf(valueCurve(FILES, figure("accuracy")));
  const best = drawn(svg, "circle", "dot floor").map(({ cx }) => cx);
  const all = [...drawn(svg, "circle", "dot smoothed"), ...drawn(svg, "circle", "dot floor")];
  expect(best).toHaveLength(1);
  expect(all).toHaveLength(5);
  const highest = all.reduce((top, dot) => (Number(dot.cy) < Number(top.cy) ? dot : top));
  expect(highest.cx).toBe(best[0]);
});
