/** The report of "Compare Logits Files": the calibration of several files side by side, ordered by smoothing value, best marked. */
import type { CalibrationFigures } from "../core/calibration/figuresOf.ts";
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import { calibrationVerdict } from "./calibrationVerdict.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";
import { type Cell, type NamedArray, type Report, short, strong, type Table } from "./report.ts";
import { toJson } from "./toJson.ts";

/** A file whose figures are known; `labelSmoothing` is what its name says. */
export interface CalibratedFile {
  readonly name: string;
  readonly labelSmoothing: number | null;
  readonly figures: CalibrationFigures;
  readonly fit: TemperatureFit;
  readonly fitted?: { readonly figures: CalibrationFigures };
}

/** A figure of a comparison: how it is read, and whether less or more of it is better. */
export interface ComparedFigure {
  readonly key: string;
  readonly title: string;
  readonly better: "less" | "more" | "neither";
  /** NaN where the file has none. */
  readonly read: (file: CalibratedFile) => number;
}

/** All figures, in the order of the table's columns. */
export const COMPARED_FIGURES: readonly ComparedFigure[] = [
  { key: "accuracy", title: "accuracy", better: "more", read: ({ figures }) => figures.accuracy },
  { key: "nll", title: "NLL", better: "less", read: ({ figures }) => figures.nll },
  { key: "brier", title: "Brier score", better: "less", read: ({ figures }) => figures.brier },
  { key: "ece", title: "ECE", better: "less", read: ({ figures }) => figures.ece },
  { key: "mce", title: "MCE", better: "less", read: ({ figures }) => figures.mce },
  { key: "adaptiveEce", title: "adaptive ECE", better: "less", read: ({ figures }) => figures.adaptiveEce },
  {
    key: "meanConfidence",
    title: "mean confidence",
    better: "neither",
    read: ({ figures }) => figures.meanConfidence,
  },
  {
    key: "temperature",
    title: "temperature",
    better: "neither",
    read: ({ fit }) => (fit.kind === "fitted" ? fit.temperature : Number.NaN),
  },
  {
    key: "nllAtTemperature",
    title: "NLL at it",
    better: "less",
    read: ({ fitted }) => fitted?.figures.nll ?? Number.NaN,
  },
  {
    key: "eceAtTemperature",
    title: "ECE at it",
    better: "less",
    read: ({ fitted }) => fitted?.figures.ece ?? Number.NaN,
  },
];

/** The best value of a figure among `files`; undefined where no better and worse is meant, or fewer than two have one. */
export function bestOf({ better, read }: ComparedFigure, files: readonly CalibratedFile[]): number | undefined {
  const values = files.map(read).filter((value) => !Number.isNaN(value));
  if (better === "neither" || values.length < 2) return undefined;
  return better === "less" ? Math.min(...values) : Math.max(...values);
}

/** The files by the value in their names, those without one last, each in the order given. */
export function inOrderOfValue<T extends { readonly labelSmoothing: number | null }>(
  files: readonly T[],
): readonly T[] {
  const key = ({ labelSmoothing }: T) => labelSmoothing ?? Number.MAX_VALUE;
  return files.toSorted((a, b) => key(a) - key(b));
}

/** Gives the report; `problems` are sentences on files that could not be read. */
export function comparisonReport(
  given: readonly CalibratedFile[],
  { decimals, problems }: { readonly decimals: number; readonly problems: readonly string[] },
): Report {
  const files = inOrderOfValue(given);
  const warnings = [...problems, ...differences(files)];
  return {
    title: "Comparison of Logits Files",
    blocks: [
      { kind: "text", text: summary(files, decimals) },
      ...(warnings.length > 0 ? [{ kind: "list" as const, items: warnings }] : []),
      figuresTable(files),
      { kind: "heading", text: "Confidence" },
      {
        kind: "list",
        items: files.map((file) => `${nameOf(file)}: ${calibrationVerdict(file.figures, decimals).sentence}`),
      },
    ],
    details: [
      { kind: "heading", text: "Notes" },
      {
        kind: "list",
        items: [
          "The best of each column is printed strongly; confidence and temperature have no best. One run a value says little where figures are near each other: another seed can turn their order.",
          `ECE, MCE and adaptive ECE have ${files[0]?.figures.binCount ?? 15} bins. "At it" is at each file's own fitted temperature, fitted on the same rows.`,
          "The smoothing value is the one that the file's name says; nothing in the logits says it.",
        ],
      },
    ],
    arrays: arraysOf(files),
    json: toJson(
      files.map(({ name, labelSmoothing, figures, fit, fitted }) => ({
        name,
        labelSmoothing,
        figures,
        temperature: fit,
        atTemperature: fitted?.figures,
      })),
    ),
  };
}

function summary(files: readonly CalibratedFile[], decimals: number): string {
  if (files.length === 0) return "No file could be read.";
  const best = (key: string) => {
    const figure = COMPARED_FIGURES.find((each) => each.key === key)!;
    const value = bestOf(figure, files);
    const winners = files.filter((file) => figure.read(file) === value).map(nameOf);
    return value === undefined ? [] : [`${figure.title} ${formatNumber(value, decimals)} (${winners.join(", ")})`];
  };
  const named = [best("accuracy"), best("nll"), best("ece")].flat();
  const count = files.length === 1 ? "1 file" : `${files.length} files`;
  return named.length === 0 ? `${count}.` : `${count}. Best: ${named.join("; ")}.`;
}

function nameOf({ labelSmoothing, name }: CalibratedFile): string {
  return labelSmoothing === null ? name : `a = ${shortNumber(labelSmoothing, 6)}`;
}

function figuresTable(files: readonly CalibratedFile[]): Table {
  const best = COMPARED_FIGURES.map((figure) => bestOf(figure, files));
  return {
    kind: "table",
    columns: ["file", "a", "rows", ...COMPARED_FIGURES.map(({ title }) => title)],
    rows: files.map((file): Cell[] => [
      file.name,
      file.labelSmoothing === null ? null : short(file.labelSmoothing),
      short(file.figures.rows),
      ...COMPARED_FIGURES.map(({ read }, i): Cell => {
        const value = read(file);
        if (Number.isNaN(value) && file.figures.rows > 0) return "none";
        return value === best[i] ? strong(value) : value;
      }),
    ]),
  };
}

/** Files of other rows or classes than the first cannot be compared with it. */
function differences(files: readonly CalibratedFile[]): readonly string[] {
  const [first] = files;
  if (first === undefined) return [];
  return files
    .filter(({ figures }) => figures.rows !== first.figures.rows || figures.numClasses !== first.figures.numClasses)
    .map(
      ({ name, figures }) =>
        `${name} has ${figures.rows.toLocaleString("en")} rows of ${figures.numClasses.toLocaleString("en")} classes, ${first.name} ${first.figures.rows.toLocaleString("en")} of ${first.figures.numClasses.toLocaleString("en")}: compare only figures of the same rows.`,
    );
}

function arraysOf(files: readonly CalibratedFile[]): readonly NamedArray[] {
  const shape = [files.length];
  return [
    { name: "label_smoothing", shape, values: files.map(({ labelSmoothing }) => labelSmoothing ?? Number.NaN) },
    ...COMPARED_FIGURES.map(({ key, read }) => ({ name: key, shape, values: files.map(read) })),
  ];
}
