/** The reports of calibration and comparison: the digits' figures, over- or underconfident, and what is left out. */
import { describe, expect, test } from "vitest";
import { bootstrapBand } from "../../src/core/calibration/bootstrapBand.ts";
import { calibrationFigures, type LabelledRows } from "../../src/core/calibration/calibrationFigures.ts";
import { fitTemperature } from "../../src/core/calibration/fitTemperature.ts";
import { smoothedTrainingLosses } from "../../src/core/calibration/smoothedTrainingLoss.ts";
import { type CalibrationReportData, calibrationReport } from "../../src/report/calibrationReport.ts";
import { calibrationSnippet } from "../../src/report/calibrationSnippet.ts";
import { calibrationVerdict } from "../../src/report/calibrationVerdict.ts";
import { type CalibratedFile, comparisonReport } from "../../src/report/comparisonReport.ts";
import { smoothingInName } from "../../src/report/smoothingInName.ts";
import { REPORT_FORMATS } from "../../src/report/writers/index.ts";
import { toMarkdown } from "../../src/report/writers/markdown.ts";
import { DIGITS, digitsFile, digitsRows } from "../core/calibration/digits.ts";

const OPTIONS = { decimals: 4, sources: ["From digits.npy."], warnings: [] };

function dataOf(rows: LabelledRows): CalibrationReportData {
  const figures = calibrationFigures(rows);
  const fit = fitTemperature(rows);
  const data = {
    figures,
    fit,
    band: bootstrapBand(figures.reliabilityBins),
    losses: smoothedTrainingLosses(figures),
  };
  return fit.kind === "fitted"
    ? { ...data, fitted: { figures: calibrationFigures(rows, { temperature: fit.temperature }) } }
    : data;
}

function fileOf(labelSmoothing: number): CalibratedFile {
  const name = digitsFile(labelSmoothing);
  return { name, labelSmoothing: smoothingInName(name), ...dataOf(digitsRows(labelSmoothing)) };
}

const small = (values: readonly number[], labels: readonly number[], numClasses = 2): LabelledRows => ({
  values: Float64Array.from(values),
  labels,
  numClasses,
});
const markdown = (rows: LabelledRows) => toMarkdown(calibrationReport(dataOf(rows), OPTIONS), { decimals: 4 });

test("the digits without smoothing, as they are shown", () => expect(markdown(digitsRows(0))).toMatchSnapshot());

test("the comparison of the digits, as it is shown", () => {
  const files = [0.3, 0.05, 0, 0.2, 0.1].map(fileOf);
  expect(toMarkdown(comparisonReport(files, { decimals: 4, problems: [] }), { decimals: 4 })).toMatchSnapshot();
});

test("the best of a comparison is the reference's", () => {
  const files = DIGITS.map(({ labelSmoothing }) => fileOf(labelSmoothing));
  const table = comparisonReport(files, { decimals: 4, problems: [] }).blocks.find((block) => block.kind === "table")!;
  const pick = { accuracy: "accuracy", NLL: "nll", "Brier score": "brier", ECE: "ece15", MCE: "mce15" } as const;
  for (const [title, key] of Object.entries(pick)) {
    const column = table.columns.indexOf(title);
    const values = DIGITS.map((reference) => reference[key]);
    const best = title === "accuracy" ? Math.max(...values) : Math.min(...values);
    table.rows.forEach((row, i) => {
      const cell = row[column];
      const isStrong = typeof cell === "object" && cell?.kind === "strong";
      expect(isStrong, `${title}, row ${i}`).toBe(values[i] === best);
    });
  }
});

test("files of other rows, or without a value in their name, are told", () => {
  const other = { ...fileOf(0.1), name: "other.npy", labelSmoothing: null };
  const few = { ...other, ...dataOf(small([3, 0, 0, 2], [0, 1])), name: "few.npy" };
  const text = toMarkdown(
    comparisonReport([few, fileOf(0), other], { decimals: 4, problems: ["bad.npy is cut off."] }),
    {
      decimals: 4,
    },
  );
  expect(text).toContain("few.npy has 2 rows of 2 classes");
  expect(text).toContain("bad.npy is cut off.");
  expect(text).toContain("other.npy: Underconfident");
  expect(text.indexOf("alpha0.npy")).toBeLessThan(text.indexOf("| few.npy"));
});

test.each<readonly [number, string]>([
  [0, "overconfident"],
  [0.05, "underconfident"],
  [0.3, "underconfident"],
])("digits, a = %d: %s", (a, kind) => expect(calibrationVerdict(calibrationFigures(digitsRows(a)), 4).kind).toBe(kind));

test.each<readonly [rows: number, accuracy: number, meanConfidence: number, kind: string]>([
  [0, Number.NaN, Number.NaN, "unknown"],
  [1, 1, 0.9, "balanced"],
  [10, 0.8, 0.9, "balanced"],
  [10_000, 0.8, 0.9, "overconfident"],
  [10_000, 0.9, 0.8, "underconfident"],
  [10_000, 0.9, 0.9001, "balanced"],
  [10_000, 1, 0.9, "underconfident"],
])("%d rows, accuracy %d, confidence %d: %s", (rows, accuracy, meanConfidence, kind) => {
  expect(calibrationVerdict({ rows, accuracy, meanConfidence }, 4).kind).toBe(kind);
});

describe("says", () => {
  test.each<readonly [string, LabelledRows, string]>([
    ["what is ignored", small([3, 0, 0, 2], [0, -100]), "1 row has the ignored label"],
    ["which label is no class", small([3, 0, 0, 2], [0, 2]), "row 1 has 2, but the classes are 0 to 1"],
    ["what is broken", small([3, 0, Number.NaN, 2, 1, Number.NaN], [0, 1, 0]), "2 rows hold nan"],
    ["what is impossible", small([3, 0, 0, Number.NEGATIVE_INFINITY], [0, 1]), "the NLL is infinite"],
    [
      "that probabilities do not sum to 1",
      { ...small([0.3, 0.3], [0]), inputKind: "probabilities" },
      "do not sum to 1",
    ],
    ["that nothing counts", small([3, 0], [-100]), "No row counts"],
    ["that the file is empty", small([], []), "0 rows of 2 classes"],
    ["why there is no temperature: all right", small([3, 0, 0, 2], [0, 1]), "a smaller temperature is always better"],
    ["why there is no temperature: chance", small([3, 0, 0, 2], [1, 0]), "Do the labels belong to these rows"],
    ["why there is no temperature: alike", small([1, 1], [1]), "all alike"],
  ])("%s", (_, rows, part) => expect(markdown(rows)).toContain(part));
});

test("many classes are shown as those that add most to the ECE", () => {
  const numClasses = 300;
  const labels = Array.from({ length: 600 }, (_, i) => i % numClasses);
  const values = Float64Array.from({ length: 600 * numClasses }, (_, i) => {
    const [row, k] = [Math.floor(i / numClasses), i % numClasses];
    return k === row % numClasses ? 6 + (k % 7) : 0;
  });
  const text = markdown({ values, labels, numClasses });
  expect(text).toContain("The 20 predicted classes that add most to the ECE");
  expect(text.length).toBeLessThan(12_000);
});

describe("every form", () => {
  const reports = [
    calibrationReport(dataOf(digitsRows(0)), OPTIONS),
    calibrationReport(dataOf(small([], [])), OPTIONS),
    comparisonReport([0, 0.1].map(fileOf), { decimals: 4, problems: [] }),
    comparisonReport([], { decimals: 4, problems: [] }),
  ];
  test.each(Object.entries(REPORT_FORMATS))("%s", (_, { write }) => {
    for (const report of reports) {
      const text = write(report, { decimals: 4, languageId: "python" });
      expect(text).not.toMatch(/undefined|\[object/);
      expect(text).toMatch(/[^\n]\n$/);
    }
  });
});

test("the Python code holds any file name as text, and refuses files that NumPy does not read", () => {
  const request = {
    labels: { file: "y.npy" },
    inputKind: "logits",
    labelKind: "indices",
    binCount: 15,
    ignoreIndex: -100,
  } as const;
  const odd = calibrationSnippet({ ...request, logits: { file: 'a"""b\\\n.npy' } });
  if ("problem" in odd) throw new Error(odd.problem);
  expect(odd.value).toContain(String.raw`np.load("a\"\"\"b\\\n.npy")`);
  expect(odd.value.split("\n")[0]).toBe('"""Calibration of a???b??.npy, with NumPy alone."""');
  for (const file of ["logits.csv", "logits.npz", "logits.safetensors"])
    expect(calibrationSnippet({ ...request, logits: { file } })).toHaveProperty("problem");
});
