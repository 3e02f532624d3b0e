/** The report of a calibration: figures, temperature, smoothed training losses, reliability, classes and the worst rows. */
import type { Band } from "../core/calibration/bootstrapBand.ts";
import type { NotedRow } from "../core/calibration/calibration.ts";
import type { CalibrationFigures, ClassCalibration } from "../core/calibration/figuresOf.ts";
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import type { SmoothedTrainingLoss } from "../core/calibration/smoothedTrainingLoss.ts";
import { calibrationClassTable } from "./calibrationClassTable.ts";
import { calibrationDefinitions, calibrationNotes } from "./calibrationNotes.ts";
import { calibrationVerdict, temperatureSentence } from "./calibrationVerdict.ts";
import { type Block, type Cell, type NamedArray, type Report, short, strong, type Table } from "./report.ts";
import { toJson } from "./toJson.ts";

export interface CalibrationReportData {
  readonly figures: CalibrationFigures;
  readonly band: readonly (Band | null)[];
  readonly losses: readonly SmoothedTrainingLoss[];
  readonly fit: TemperatureFit;
  /** The figures at the fitted temperature, where there is one. */
  readonly fitted?: { readonly figures: CalibrationFigures };
}

export interface CalibrationReportOptions {
  readonly decimals: number;
  /** Where the numbers came from, one sentence each. */
  readonly sources: readonly string[];
  /** What is wrong with them, one sentence each. */
  readonly warnings: readonly string[];
}

const CLASSES_SHOWN = 20;
const ROWS_SHOWN = 10;

/** Gives the report. */
export function calibrationReport(data: CalibrationReportData, options: CalibrationReportOptions): Report {
  const { figures, fit, fitted } = data;
  const warnings = [...options.warnings, ...calibrationNotes(figures)];
  return {
    title: "Calibration",
    blocks: [
      { kind: "text", text: summary(figures) },
      { kind: "text", text: calibrationVerdict(figures, options.decimals).sentence },
      ...(warnings.length > 0 ? [{ kind: "list" as const, items: warnings }] : []),
      figuresTable(figures, fitted?.figures),
      { kind: "heading", text: "Temperature" },
      { kind: "text", text: temperatureSentence(fit, figures, fitted?.figures, options.decimals) },
      { kind: "heading", text: "Training loss under smoothing" },
      lossesTable(data),
      { kind: "heading", text: "Reliability" },
      reliabilityTable(data),
      ...classBlocks(figures),
      ...rowBlocks("Rows with the largest loss", figures.worstRows),
      ...rowBlocks("Wrong rows with the largest confidence", figures.confidentlyWrongRows),
    ],
    details: [
      { kind: "heading", text: "Definitions" },
      { kind: "list", items: calibrationDefinitions(figures) },
      ...(options.sources.length > 0
        ? [
            { kind: "heading" as const, text: "Sources" },
            { kind: "list" as const, items: options.sources },
          ]
        : []),
    ],
    arrays: arraysOf(data),
    json: toJson({ figures, temperature: fit, atTemperature: fitted?.figures, smoothedLosses: data.losses }),
  };
}

function summary({ rows, rowsSeen, numClasses, temperature }: CalibrationFigures): string {
  const counted = rows === rowsSeen ? "" : `, of which ${rows.toLocaleString("en")} count`;
  const at = temperature === 1 ? "" : `; temperature ${temperature}`;
  return `${plural(rowsSeen, "row", "rows")} of ${plural(numClasses, "class", "classes")}${counted}${at}.`;
}

function figuresTable(before: CalibrationFigures, after: CalibrationFigures | undefined): Table {
  const line = (name: string, pick: (figures: CalibrationFigures) => number): Cell[] => [
    name,
    pick(before),
    ...(after === undefined ? [] : [pick(after)]),
  ];
  return {
    kind: "table",
    columns: ["", "as given", ...(after === undefined ? [] : ["at the fitted temperature"])],
    rows: [
      line("temperature", ({ temperature }) => temperature),
      line("accuracy", ({ accuracy }) => accuracy),
      line("mean confidence", ({ meanConfidence }) => meanConfidence),
      line("NLL", ({ nll }) => nll),
      line("Brier score", ({ brier }) => brier),
      line(`ECE, ${before.binCount} bins`, ({ ece }) => ece),
      line(`MCE, ${before.binCount} bins`, ({ mce }) => mce),
      line(`adaptive ECE, ${before.binCount} bins`, ({ adaptiveEce }) => adaptiveEce),
      line("mean logit gap", ({ meanTopGap }) => meanTopGap),
    ],
  };
}

function lossesTable({ losses }: CalibrationReportData): Table {
  return {
    kind: "table",
    columns: ["a", "loss", "floor", "excess", "optimal logit gap"],
    rows: losses.map(({ labelSmoothing, loss, minimumLoss, excess, optimalGap }) => [
      short(labelSmoothing),
      loss,
      minimumLoss,
      excess,
      optimalGap ?? "none",
    ]),
  };
}

function reliabilityTable({ figures, band }: CalibrationReportData): Table {
  return {
    kind: "table",
    columns: ["confidence", "rows", "mean confidence", "accuracy", "95 % of resamples", "confidence - accuracy"],
    rows: figures.reliabilityBins.flatMap((bin, i): Cell[][] => {
      const { lower, upper, count, confidence, accuracy } = bin;
      if (confidence === null || accuracy === null) return [];
      const between = band[i];
      return [
        [
          { kind: "range", from: lower, to: upper },
          short(count),
          confidence,
          accuracy,
          between == null ? null : { kind: "range", from: between.lower, to: between.upper },
          confidence - accuracy,
        ],
      ];
    }),
  };
}

function classBlocks({ classes }: CalibrationFigures): readonly Block[] {
  const predicted = classes.filter(({ predictedCount }) => predictedCount > 0);
  const isPart = predicted.length > CLASSES_SHOWN;
  const weight = ({ ece, predictedCount }: ClassCalibration) => ece! * predictedCount;
  const shown = isPart
    ? predicted.toSorted((a, b) => weight(b) - weight(a)).slice(0, CLASSES_SHOWN)
    : classes.filter(({ count, predictedCount }) => count + predictedCount > 0).slice(0, 2 * CLASSES_SHOWN);
  return [
    { kind: "heading", text: isPart ? `The ${CLASSES_SHOWN} predicted classes that add most to the ECE` : "Classes" },
    calibrationClassTable(shown),
  ];
}

function rowBlocks(title: string, rows: readonly NotedRow[]): readonly Block[] {
  if (rows.length === 0) return [];
  return [
    { kind: "heading", text: title },
    {
      kind: "table",
      columns: ["row", "true class", "predicted", "confidence", "loss"],
      rows: rows
        .slice(0, ROWS_SHOWN)
        .map(({ row, label, predicted, confidence, nll }) => [
          short(row),
          short(label),
          predicted === label ? short(predicted) : strong(String(predicted)),
          confidence,
          nll,
        ]),
    },
  ];
}

function arraysOf({ figures, losses }: CalibrationReportData): readonly NamedArray[] {
  const scalar = (name: string, value: number): NamedArray => ({ name, shape: [], values: [value] });
  const list = (name: string, values: readonly number[]): NamedArray => ({ name, shape: [values.length], values });
  const bins = figures.reliabilityBins;
  return [
    scalar("accuracy", figures.accuracy),
    scalar("nll", figures.nll),
    scalar("brier", figures.brier),
    scalar("ece", figures.ece),
    scalar("mce", figures.mce),
    scalar("adaptive_ece", figures.adaptiveEce),
    scalar("mean_confidence", figures.meanConfidence),
    {
      ...list(
        "bin_counts",
        bins.map(({ count }) => count),
      ),
      isInteger: true,
    },
    list(
      "bin_confidence",
      bins.map(({ confidence }) => confidence ?? Number.NaN),
    ),
    list(
      "bin_accuracy",
      bins.map(({ accuracy }) => accuracy ?? Number.NaN),
    ),
    list(
      "label_smoothing",
      losses.map(({ labelSmoothing }) => labelSmoothing),
    ),
    list(
      "smoothed_losses",
      losses.map(({ loss }) => loss),
    ),
  ];
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}
