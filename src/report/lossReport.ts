/** The report of "Compute Loss and Gradient": totals, one table a row, the steps of the first row, and what to know. */
import { type Calculation, calculationSteps } from "../core/calculationSteps.ts";
import type { LossComparison } from "../core/compareLosses.ts";
import type { RowComparison } from "../core/compareRow.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { describeSmoothing } from "./describeSmoothing.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";
import { lossArrays, torchCall } from "./lossArrays.ts";
import { lossNotes } from "./lossNotes.ts";
import { type Block, type Cell, type Report, short, strong, type Table } from "./report.ts";
import { CLASSES_SHOWN, rowTables } from "./rowTables.ts";
import { toJson } from "./toJson.ts";
import { topClasses } from "./topClasses.ts";

export interface LossReportOptions {
  readonly decimals: number;
  /** Where the numbers came from, one sentence each. */
  readonly sources: readonly string[];
  /** What could not be read, one sentence each. */
  readonly warnings: readonly string[];
}

/** Gives the report of a comparison. */
export function lossReport(comparison: LossComparison, options: LossReportOptions): Report {
  const { problem, rows, rowsShown } = comparison;
  const blocks: Block[] = [
    { kind: "text", text: summary(comparison, options.decimals) },
    totals(comparison),
    ...(options.warnings.length > 0 ? [{ kind: "list" as const, items: options.warnings }] : []),
  ];
  if (rowsShown === "worst") {
    blocks.push(
      { kind: "heading", text: `The ${rows.length} rows with the largest smoothed loss` },
      overview(comparison),
    );
  }
  for (const row of rows.slice(0, rowsShown === "worst" ? 3 : rows.length)) {
    blocks.push({ kind: "heading", text: rowTitle(problem, row) }, ...rowTables(problem, row));
    blocks.push({ kind: "text", text: rowSentence(comparison, row, options.decimals) });
  }
  const first = rows.find((row) => row.state === "counted");
  const notes = [...options.sources, ...lossNotes(comparison, options.decimals)];
  return {
    title: "Loss and Gradient",
    blocks,
    details: [
      ...(first === undefined ? [] : steps(problem, first, options.decimals)),
      { kind: "heading", text: "Notes" },
      { kind: "list", items: notes },
    ],
    arrays: lossArrays(comparison),
    torchCall: torchCall(problem),
    json: toJson(jsonOf(comparison)),
  };
}

const LOSS_TITLES = {
  crossEntropy: "Cross entropy",
  klDivergence: "KL divergence",
  binaryCrossEntropy: "Binary cross entropy",
} as const;

function summary({ problem, countedRows }: LossComparison, decimals: number): string {
  const { numRows, numClasses, labelSmoothing, convention, reduction, loss, temperature } = problem;
  const counted = countedRows === numRows ? "" : `, of which ${countedRows} count`;
  const parts = [
    `${LOSS_TITLES[loss]} of ${plural(numRows, "row")} and ${plural(numClasses, "class", "classes")}${counted}`,
    describeSmoothing(labelSmoothing, convention),
    `reduction ${reduction}`,
    ...(temperature === 1 ? [] : [`temperature ${shortNumber(temperature, decimals)}`]),
  ];
  return `${parts.join("; ")}.`;
}

function totals({ problem, hard, smoothed, accuracy }: LossComparison): Table {
  const name = problem.reduction === "none" ? "sum of the losses" : `loss (${problem.reduction})`;
  const rows: Cell[][] = [
    [name, strong(hard.loss), strong(smoothed.loss)],
    ["floor: the least it can be", hard.minimumLoss, smoothed.minimumLoss],
    ["excess over the floor", hard.excess, smoothed.excess],
    ["optimal logit gap", gapCell(hard.optimalGap), gapCell(smoothed.optimalGap)],
    ["norm of the gradient", hard.gradientNorm, smoothed.gradientNorm],
  ];
  if (accuracy !== null) rows.push(["accuracy", accuracy, accuracy]);
  return {
    kind: "table",
    columns: ["", "hard (a = 0)", `smoothed (a = ${shortNumber(problem.labelSmoothing, 6)})`],
    rows,
  };
}

/** Two words instead of an empty cell: a gap that differs from class to class is no single number. */
function gapCell(gap: number | null): Cell {
  return gap === null ? "differs by class" : gap;
}

function overview({ problem, rows }: LossComparison): Table {
  return {
    kind: "table",
    columns: [
      "row",
      "true class",
      "its probability",
      "likeliest class",
      "its probability",
      "hard loss",
      "smoothed loss",
    ],
    rows: rows.map((row) => {
      const y = trueClass(row);
      const top = indexOfMax(row.probs);
      return [
        rowName(problem, row.row),
        short(y),
        row.probs[y]!,
        short(top),
        row.probs[top]!,
        row.hard.loss,
        row.smoothed.loss,
      ];
    }),
  };
}

function rowTitle(problem: LossProblem, row: RowComparison): string {
  const name = `Row ${rowName(problem, row.row)}`;
  if (row.state !== "counted") return `${name}: ${row.state}`;
  const isHard = row.hard.targetProbs.every((t) => t === 0 || t === 1);
  return isHard && problem.loss !== "binaryCrossEntropy" ? `${name}: true class ${trueClass(row)}` : name;
}

function rowSentence({ problem, smoothed }: LossComparison, row: RowComparison, decimals: number): string {
  const number = (value: number) => formatNumber(value, decimals);
  if (row.state === "ignored")
    return `The target is ignoreIndex ${problem.ignoreIndex}: the row costs nothing and does not count.`;
  if (row.state === "padding")
    return `The target is the padding class ${problem.paddingIndex}: the row costs nothing and does not count.`;
  const { loss, minimumLoss, excess } = row.smoothed;
  const floor = `Smoothed loss ${number(loss)} = floor ${number(minimumLoss)} + excess ${number(excess)}.`;
  if (smoothed.optimalGap === null || problem.loss === "binaryCrossEntropy" || problem.numClasses === 1) return floor;
  const y = trueClass(row);
  const rival = row.probs.reduce(
    (best, p, k) => (k !== y && k !== problem.paddingIndex && (best < 0 || p > row.probs[best]!) ? k : best),
    -1,
  );
  const gap = (Math.log(row.probs[y]!) - Math.log(row.probs[rival]!)) * problem.temperature;
  if (!Number.isFinite(gap)) return floor;
  const place = gap < 0 ? `${number(-gap)} below` : `${number(gap)} above`;
  return `${floor} The true class stands ${place} its nearest rival; the optimal gap is ${number(smoothed.optimalGap)}, so ${advice(gap, smoothed.optimalGap)}.`;
}

function advice(gap: number, optimal: number): string {
  if (Math.abs(gap - optimal) < 1e-3) return "it is where it should be";
  return gap > optimal ? "smoothing pulls it down" : "training pushes it up";
}

function steps(problem: LossProblem, row: RowComparison, decimals: number): Block[] {
  const calculation: Calculation = calculationSteps(problem, row.row);
  const target = calculation.steps.find((step) => step.name === "target")!.values;
  const { shown, rest } = topClasses(problem.numClasses, CLASSES_SHOWN, [target, row.probs]);
  const rows: Cell[][] = shown.map((k) => [String(k), ...calculation.steps.map((step) => step.values[k]!)]);
  const omitted = rest.length === 0 ? "" : ` ${rest.length} more classes are left out of the table, not of the sum.`;
  return [
    { kind: "heading", text: `Row ${rowName(problem, row.row)}, step by step` },
    { kind: "table", columns: ["class", ...calculation.steps.map((step) => step.formula)], rows },
    {
      kind: "text",
      text: `The sum of the last column is the row's loss, ${formatNumber(calculation.total, decimals)}.${omitted}`,
    },
  ];
}

/** A row's place in the logits' shape without the class axis: 7, or 0,2,5. */
function rowName({ shape, classAxis }: LossProblem, row: number): string {
  const lengths = shape.filter((_, i) => i !== classAxis);
  if (lengths.length < 2) return String(row);
  const place: number[] = [];
  for (let rest = row, i = lengths.length - 1; i >= 0; i--) {
    place.unshift(rest % lengths[i]!);
    rest = Math.floor(rest / lengths[i]!);
  }
  return place.join(",");
}

function trueClass(row: RowComparison): number {
  return indexOfMax(row.hard.targetProbs);
}

function indexOfMax(values: Float64Array): number {
  return values.reduce((best, value, k) => (value > values[best]! ? k : best), 0);
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

function jsonOf(comparison: LossComparison): unknown {
  const { problem, hard, smoothed, countedRows, accuracy, rows, rowsShown } = comparison;
  const { shape, labelSmoothing, convention, loss, reduction, temperature, classWeights, posWeight, prior } = problem;
  return {
    problem: { shape, labelSmoothing, convention, loss, reduction, temperature, classWeights, posWeight, prior },
    countedRows,
    accuracy,
    hard,
    smoothed,
    rowsShown,
    rows: rows.map(({ row, state, input, probs, hard, smoothed }) => ({
      row,
      state,
      [problem.inputKind]: input,
      probs,
      hard,
      smoothed,
    })),
  };
}
