/** Rows at the edges of what can be calibrated, each with the figures that it gives. */
import { describe, expect, test } from "vitest";
import { addRow, newCalibration } from "../../../src/core/calibration/calibration.ts";
import { calibrationFigures, type LabelledRows } from "../../../src/core/calibration/calibrationFigures.ts";
import { figuresOf } from "../../../src/core/calibration/figuresOf.ts";
import { fitTemperature } from "../../../src/core/calibration/fitTemperature.ts";
import { smoothedTrainingLosses } from "../../../src/core/calibration/smoothedTrainingLoss.ts";
import { expectClose } from "../closeTo.ts";

const INF = Number.POSITIVE_INFINITY;
const NAN = Number.NaN;
const { LN2 } = Math;
const ln = Math.log;
const NONE = { ignored: 0, badLabel: 0, notFinite: 0 };

type Kind = Pick<LabelledRows, "inputKind" | "ignoreIndex">;

function rowsOf(values: readonly (readonly number[])[], labels: readonly number[], kind: Kind = {}): LabelledRows {
  return { values: Float64Array.from(values.flat()), labels, numClasses: values[0]?.length ?? 3, ...kind };
}

const WORKED = [
  [10, 0, 0],
  [0, 0, 5],
];

type Case = readonly [name: string, rows: LabelledRows, expected: Readonly<Record<string, unknown>>];

const ROWS: readonly Case[] = [
  [
    "no rows",
    rowsOf([], []),
    { rows: 0, accuracy: NAN, nll: NAN, brier: NAN, ece: NAN, mce: NAN, adaptiveEce: NAN, meanTopGap: NAN },
  ],
  [
    "one class",
    rowsOf([[3], [-2]], [0, 0]),
    { rows: 2, accuracy: 1, nll: 0, uniformNll: 0, brier: 0, ece: 0, mce: 0, adaptiveEce: 0, meanTopGap: NAN },
  ],
  [
    "a tie: the first class is predicted, the gap is 0",
    rowsOf([[1, 1]], [1]),
    { accuracy: 0, nll: LN2, brier: 0.5, meanConfidence: 0.5, ece: 0.5, mce: 0.5, meanTopGap: 0 },
  ],
  [
    "a masked class",
    rowsOf([[0, 0, -INF]], [0]),
    { accuracy: 1, nll: LN2, uniformNll: INF, brier: 0.5, meanConfidence: 0.5, meanTopGap: 0, impossible: 0 },
  ],
  [
    "a masked true class",
    rowsOf([[0, -1, -INF]], [2]),
    { rows: 1, nll: INF, brier: (1 / (1 + 1 / Math.E)) ** 2 + (1 / (1 + Math.E)) ** 2 + 1, impossible: 1, accuracy: 0 },
  ],
  [
    "all other classes masked: an infinite gap stays out of the mean",
    rowsOf(
      [
        [0, -INF],
        [2, 0],
      ],
      [0, 0],
    ),
    { rows: 2, infiniteGaps: 1, meanTopGap: 2 },
  ],
  ...(
    [
      ["nan", [NAN, 1, 2]],
      ["nan behind the largest", [2, 1, NAN]],
      ["+inf", [INF, 1, 2]],
      ["nothing but -inf", [-INF, -INF, -INF]],
    ] as const
  ).map(
    ([name, bad]) =>
      [
        `a row with ${name} is counted and left out`,
        rowsOf([WORKED[0]!, [...bad], WORKED[1]!], [0, 0, 2]),
        { rowsSeen: 3, rows: 2, accuracy: 1, skipped: { ...NONE, notFinite: 1 } },
      ] as const,
  ),
  [
    "labels that are no class",
    rowsOf([WORKED[0]!, WORKED[0]!, WORKED[0]!, WORKED[0]!, WORKED[0]!], [0, 3, -1, 0.5, NAN]),
    { rowsSeen: 5, rows: 1, skipped: { ...NONE, badLabel: 4 }, firstBadLabel: { row: 1, label: 3 } },
  ],
  [
    "ignored labels",
    rowsOf([...WORKED, [NAN, 0, 0]], [-100, 2, -100]),
    { rowsSeen: 3, rows: 1, accuracy: 1, skipped: { ...NONE, ignored: 2 }, firstBadLabel: undefined },
  ],
  [
    "another ignoreIndex, which is a class",
    rowsOf(WORKED, [0, 2], { ignoreIndex: 0 }),
    { rows: 1, skipped: { ...NONE, ignored: 1 } },
  ],
  ["everything ignored", rowsOf(WORKED, [-100, -100]), { rows: 0, rowsSeen: 2, accuracy: NAN, ece: NAN }],
  [
    "all wrong",
    rowsOf(
      [
        [0, 40],
        [0, 40],
      ],
      [0, 0],
    ),
    { accuracy: 0, nll: 40, brier: 2, ece: 1, mce: 1, adaptiveEce: 1 },
  ],
  [
    "all right and certain",
    rowsOf([[800, 0]], [0]),
    { accuracy: 1, nll: 0, brier: 0, ece: 0, mce: 0, meanTopGap: 800 },
  ],
  [
    "probabilities",
    rowsOf([[0.5, 0.25, 0.25]], [1], { inputKind: "probabilities" }),
    { nll: ln(4), brier: 0.25 + 0.5625 + 0.0625, meanConfidence: 0.5, meanTopGap: LN2, notNormalised: 0 },
  ],
  [
    "log-probabilities",
    rowsOf([[ln(0.5), ln(0.25), ln(0.25)]], [1], { inputKind: "logProbabilities" }),
    { nll: ln(4), brier: 0.25 + 0.5625 + 0.0625, meanConfidence: 0.5, meanTopGap: LN2, notNormalised: 0 },
  ],
  [
    "probabilities of 0 are masked classes",
    rowsOf([[1, 0, 0]], [0], { inputKind: "probabilities" }),
    { nll: 0, brier: 0, meanConfidence: 1, infiniteGaps: 1 },
  ],
  [
    "probabilities that do not sum to 1 are used as they are, and counted",
    rowsOf([[0.4, 0.2, 0.2]], [1], { inputKind: "probabilities" }),
    { nll: ln(5), meanConfidence: 0.4, notNormalised: 1 },
  ],
  [
    "numbers that are no probabilities, and probabilities that are all 0, are left out",
    rowsOf(
      [
        [1.5, 0.5],
        [1, -0.5],
        [0, 0],
        [0.5, 0.5],
      ],
      [0, 0, 0, 0],
      { inputKind: "probabilities" },
    ),
    { rows: 1, skipped: { ...NONE, notFinite: 3 } },
  ],
  [
    "a log-probability above 0",
    rowsOf([[0.5, -1]], [0], { inputKind: "logProbabilities" }),
    { rows: 0, skipped: { ...NONE, notFinite: 1 } },
  ],
  [
    "a probability on an edge stays on its side of it",
    rowsOf([[0.8, 0.2]], [0], { inputKind: "probabilities" }),
    { meanConfidence: 0.8, ece: 1 - 0.8 },
  ],
];

test.each(ROWS)("%s", (_, rows, expected) => {
  const figures: Record<string, unknown> = { ...calibrationFigures(rows) };
  for (const [name, value] of Object.entries(expected)) {
    if (typeof value === "number") expectClose(figures[name], value, { relative: 1e-13, floor: 1 }, name);
    else expect(figures[name], name).toEqual(value);
  }
});

test.each<Case>([
  ["no rows", rowsOf([], []), { kind: "none" }],
  ["everything ignored", rowsOf(WORKED, [-100, -100]), { kind: "none" }],
  ["only rows that no temperature helps", rowsOf([[0, -INF]], [1]), { kind: "none" }],
  ["one class", rowsOf([[3], [-2]], [0, 0]), { kind: "any" }],
  ["all logits alike", rowsOf([[1, 1, -INF]], [1]), { kind: "any" }],
  ["all right", rowsOf(WORKED, [0, 2]), { kind: "zero" }],
  ["all wrong", rowsOf(WORKED, [1, 1]), { kind: "infinite" }],
  [
    "no better than chance: the slope is 0 at 1/T = 0 and nowhere else",
    rowsOf(
      [
        [1, 0],
        [1, 0],
      ],
      [0, 1],
    ),
    { kind: "infinite" },
  ],
  // Three of four right with the gap 1: σ(1/T) = 3/4.
  ["two classes", rowsOf(Array(4).fill([1, 0]), [0, 0, 0, 1]), { kind: "fitted", temperature: 1 / ln(3) }],
  ["tiny logits", rowsOf(Array(4).fill([1e-200, 0]), [0, 0, 0, 1]), { kind: "fitted", temperature: 1e-200 / ln(3) }],
  ["huge logits", rowsOf(Array(4).fill([1e200, 0]), [0, 0, 0, 1]), { kind: "fitted", temperature: 1e200 / ln(3) }],
  [
    "probabilities",
    rowsOf(Array(4).fill([0.5, 0.5 / Math.E]), [0, 0, 0, 1], { inputKind: "probabilities" }),
    { kind: "fitted", temperature: 1 / ln(3) },
  ],
  [
    "rows that do not count are left out",
    rowsOf([...Array(4).fill([1, 0]), [NAN, 0], [5, 0], [0, 0]], [0, 0, 0, 1, 0, -100, 7]),
    { kind: "fitted", temperature: 1 / ln(3) },
  ],
])("temperature: %s", (_, rows, { kind, temperature }) => {
  const fit = fitTemperature(rows);
  expect(fit.kind).toBe(kind);
  if (fit.kind === "fitted") expectClose(fit.temperature / (temperature as number), 1, { relative: 1e-13, floor: 1 });
});

test.each(["probabilities", "logProbabilities"] as const)(
  "at another temperature %s are softmax(log p / T)",
  (inputKind) => {
    const given = [0.5, 0.3, 0.2].map((p) => (inputKind === "probabilities" ? p : ln(p)));
    const { nll, meanTopGap } = calibrationFigures(rowsOf([given], [1], { inputKind }), { temperature: 2 });
    expect(nll).toBeCloseTo(-ln(Math.sqrt(0.3) / (Math.sqrt(0.5) + Math.sqrt(0.3) + Math.sqrt(0.2))), 14);
    expect(meanTopGap).toBeCloseTo(ln(5 / 3) / 2, 14);
  },
);

test("a masked class makes smoothed losses infinite, and the hard one not", () => {
  const losses = smoothedTrainingLosses(calibrationFigures(rowsOf([[0, 0, -INF]], [0])));
  expect(losses.map(({ loss }) => loss)).toEqual([LN2, INF, INF, INF, INF]);
});

describe("Guo's reading of ECE", () => {
  /** `right` of 100 rows of two classes are right, all with this confidence. */
  const hundred = (confidence: number, right: number) =>
    rowsOf(
      Array.from({ length: 100 }, () => [confidence, 1 - confidence]),
      Array.from({ length: 100 }, (_, i) => (i < right ? 0 : 1)),
      { inputKind: "probabilities" },
    );
  test.each([
    // "given 100 predictions, each with confidence of 0.8, we expect that 80 should be correctly classified"
    [0.8, 80, 0],
    [0.8, 60, 0.2],
    [0.9, 100, 0.1],
  ])("100 predictions of confidence %d, %d right: %d", (confidence, right, gap) => {
    const { ece, mce } = calibrationFigures(hundred(confidence, right));
    expect(ece).toBeCloseTo(gap, 12);
    expect(mce).toBeCloseTo(gap, 12);
  });

  test("gaps of two bins are weighted by their rows; their largest is the MCE", () => {
    const [certain, unsure] = [hundred(0.98, 90), hundred(0.6, 55)];
    const values = Float64Array.from([...certain.values, ...unsure.values, ...unsure.values]);
    const labels = [certain, unsure, unsure].flatMap((rows) => Array.from(rows.labels));
    const figures = calibrationFigures({ ...certain, values, labels });
    expect(figures.ece).toBeCloseTo((0.08 + 2 * 0.05) / 3, 12);
    expect(figures.mce).toBeCloseTo(0.08, 12);
  });
});

test("rows that are worth a look: largest loss first, equal ones in their order; wrong ones by confidence", () => {
  const calibration = newCalibration({ numClasses: 2, rowsKept: 3 });
  const gaps = [1, 5, 3, 5, 2];
  for (const gap of gaps) addRow(calibration, [gap, 0], 1);
  addRow(calibration, [9, 0], 0);
  const { worstRows, confidentlyWrongRows } = figuresOf(calibration);
  expect(worstRows.map(({ row }) => row)).toEqual([1, 3, 2]);
  expect(confidentlyWrongRows.map(({ row }) => row)).toEqual([1, 3, 2]);
  expect(worstRows[0]).toMatchObject({ label: 1, predicted: 0 });
});
