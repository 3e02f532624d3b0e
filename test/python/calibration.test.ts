/** The NumPy program of a calibration is run on files, and gives the core's figures; PyTorch gives the same smoothed losses. */
import { describe, expect, test } from "vitest";
import { calibrationFigures, type LabelledRows } from "../../src/core/calibration/calibrationFigures.ts";
import { fitTemperature } from "../../src/core/calibration/fitTemperature.ts";
import { SHOWN_VALUES, smoothedTrainingLosses } from "../../src/core/calibration/smoothedTrainingLoss.ts";
import { calibrationSnippet, type SnippetArray } from "../../src/report/calibrationSnippet.ts";
import { DIGITS, digitsRows } from "../core/calibration/digits.ts";
import { pythonWith, runScript } from "./python.ts";

const TOLERANCE = 1e-9;
const NPY = { logits: { file: "logits.npy" }, labels: { file: "labels.npy" } };
const NPZ = { logits: { file: "both.npz", member: "logits" }, labels: { file: "both.npz", member: "y" } };

interface Program {
  readonly name: string;
  readonly rows: LabelledRows;
  readonly files?: { readonly logits: SnippetArray; readonly labels: SnippetArray };
  readonly labelKind?: "indices" | "oneHot";
  readonly binCount?: number;
  readonly dtype?: string;
}

/** Rows that a formula gives: with ties, right about as often as their confidence, or as `values` say. */
function madeRows(numRows: number, numClasses: number, scale: number): LabelledRows {
  const at = (i: number, factor: number) => (i * factor) % 1;
  const values = Float64Array.from({ length: numRows * numClasses }, (_, i) => Math.round(8 * at(i, 0.618034)) * scale);
  const labels = Array.from({ length: numRows }, (_, i) => Math.floor(numClasses * at(i, 0.4142135)));
  const better = values.map((z, i) => z + (i % numClasses === labels[Math.floor(i / numClasses)] ? 3 * scale : 0));
  return { values: better, labels, numClasses };
}

function softmaxRows({ values, labels, numClasses }: LabelledRows, inputKind: "probabilities" | "logProbabilities") {
  const probs = Float64Array.from(values).map((z, i, all) => {
    const start = i - (i % numClasses);
    const total = all.slice(start, start + numClasses).reduce((sum, other) => sum + Math.exp(other), 0);
    return inputKind === "probabilities" ? Math.exp(z) / total : z - Math.log(total);
  });
  return { values: probs, labels, numClasses, inputKind };
}

const withValues = (rows: LabelledRows, changed: Readonly<Record<number, number>>): LabelledRows => ({
  ...rows,
  values: rows.values.map((z, i) => changed[i] ?? z),
});

const ROWS = madeRows(100, 4, 0.5);
const PROGRAMS: readonly Program[] = [
  ...DIGITS.map(({ labelSmoothing }) => ({
    name: `digits, a = ${labelSmoothing}`,
    rows: digitsRows(labelSmoothing),
    dtype: "float32",
  })),
  { name: "an .npz", rows: ROWS, files: NPZ },
  { name: "one-hot labels", rows: ROWS, labelKind: "oneHot" },
  { name: "ten bins", rows: ROWS, binCount: 10 },
  { name: "more bins than rows", rows: madeRows(7, 3, 1), binCount: 15 },
  { name: "big-endian", rows: ROWS, dtype: ">f8" },
  { name: "one class", rows: { values: Float64Array.from([1, 2, 3]), labels: [0, 0, 0], numClasses: 1 } },
  { name: "all right", rows: { values: Float64Array.from([3, 0, 0, 2]), labels: [0, 1], numClasses: 2 } },
  { name: "worse than chance", rows: { values: Float64Array.from([3, 0, 0, 2]), labels: [1, 0], numClasses: 2 } },
  { name: "a single row", rows: { values: Float64Array.from([3, 0]), labels: [1], numClasses: 2 } },
  {
    name: "ignored rows and labels that are no class",
    rows: {
      ...ROWS,
      labels: Array.from(ROWS.labels, (y, i) => (i % 7 === 0 ? -100 : i % 11 === 0 ? 4 : i % 13 === 0 ? -1 : y)),
    },
  },
  {
    name: "broken rows",
    rows: withValues(ROWS, {
      1: Number.NaN,
      9: Number.POSITIVE_INFINITY,
      40: Number.NEGATIVE_INFINITY,
      41: Number.NEGATIVE_INFINITY,
      42: Number.NEGATIVE_INFINITY,
      43: Number.NEGATIVE_INFINITY,
    }),
  },
  {
    name: "masked classes",
    rows: withValues(ROWS, { 4: Number.NEGATIVE_INFINITY, 33: Number.NEGATIVE_INFINITY, 34: Number.NEGATIVE_INFINITY }),
  },
  { name: "probabilities", rows: softmaxRows(ROWS, "probabilities") },
  { name: "log-probabilities", rows: softmaxRows(ROWS, "logProbabilities") },
  {
    name: "probabilities on the edges of bins",
    rows: {
      values: Float64Array.from([0.8, 0.2, 0.6, 0.4, 0.4, 0.6, 1, 0, 0.2, 0.8]),
      labels: [0, 1, 1, 0, 1],
      numClasses: 2,
      inputKind: "probabilities",
    },
  },
];

const codeOf = ({ rows, files = NPY, labelKind = "indices", binCount = 15 }: Program): string => {
  const snippet = calibrationSnippet({
    ...files,
    labelKind,
    binCount,
    inputKind: rows.inputKind ?? "logits",
    ignoreIndex: -100,
  });
  if ("problem" in snippet) throw new Error(snippet.problem);
  return snippet.value;
};

const python = pythonWith("numpy");
type Result = {
  readonly figures: Readonly<Record<string, number | string>>;
  readonly lines: number;
  readonly error?: string;
};
const results =
  python === undefined
    ? []
    : (runScript(
        python,
        "run_calibration.py",
        PROGRAMS.map((program) => ({
          code: codeOf(program),
          // JSON has no word for these; Python's float() reads them.
          logits: Array.from(program.rows.values, (z) =>
            Number.isFinite(z) ? z : String(z).replace("Infinity", "inf"),
          ),
          labels: Array.from(program.rows.labels),
          numClasses: program.rows.numClasses,
          labelKind: program.labelKind ?? "indices",
          dtype: program.dtype ?? "float64",
        })),
      ) as Result[]);

describe.skipIf(python === undefined)("NumPy", () => {
  test.each(PROGRAMS.map((program, i) => ({ ...program, i })))("$name", ({ rows, binCount = 15, i }) => {
    const { figures, lines, error } = results[i]!;
    expect(error).toBeUndefined();
    const own = calibrationFigures(rows, { binCount });
    const fit = fitTemperature(rows);
    const expected: Record<string, number> = {
      rows: own.rows,
      accuracy: own.accuracy,
      "mean confidence": own.meanConfidence,
      NLL: own.nll,
      "Brier score": own.brier,
      ECE: own.ece,
      MCE: own.mce,
      "adaptive ECE": own.adaptiveEce,
    };
    if (rows.numClasses > 1) expected["mean logit gap"] = own.meanTopGap;
    for (const { labelSmoothing, loss } of smoothedTrainingLosses(own))
      expected[`training loss at a = ${labelSmoothing}`] = loss;
    if (fit.kind === "fitted") {
      const after = calibrationFigures(rows, { binCount, temperature: fit.temperature });
      Object.assign(expected, {
        temperature: fit.temperature,
        "NLL at the temperature": after.nll,
        "ECE at the temperature": after.ece,
      });
    }
    expect(Object.keys(figures).sort()).toEqual(Object.keys(expected).sort());
    expect(lines).toBe(Object.keys(expected).length);
    for (const [name, value] of Object.entries(expected)) {
      if (Number.isFinite(value))
        expect(Math.abs(Number(figures[name]) - value), `${name}: ${figures[name]} for ${value}`).toBeLessThanOrEqual(
          TOLERANCE,
        );
      else expect(figures[name], name).toBe(String(value).replace("Infinity", "inf"));
    }
  });
});

const withTorch = pythonWith("torch");

test.skipIf(withTorch === undefined)("PyTorch's cross_entropy gives the smoothed losses of the digits", () => {
  const rows = digitsRows(0);
  const losses = runScript(withTorch!, "run_cross_entropy.py", {
    logits: Array.from(rows.values),
    labels: Array.from(rows.labels),
    numClasses: rows.numClasses,
    values: SHOWN_VALUES,
  }) as number[];
  for (const [i, { loss }] of smoothedTrainingLosses(calibrationFigures(rows)).entries())
    expect(Math.abs(losses[i]! - loss)).toBeLessThanOrEqual(1e-11);
});
