/** The report of "Compute Loss and Gradient": totals, one table a row, the steps of the first row, and what to know. */
import { type Calculation, calculationSteps } from "../core/calculationSteps.ts";
import type { LossComparison } from "../core/compareLosses.ts";
import type { RowComparison } from "../core/compareRow.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { describeSmoothing } from "./describeSmoothing.ts";
import { formatNumber, shortNumber } from "./formatNumber.ts";
import { lossArrays, torchCall } from "./lossArrays.ts";
import { lossNotes } from "./lossNotes.ts";
import { type Block, type Cell, type Report, short, type Table } from "./report.ts";
import { rowSentence } from "./rowSentence.ts";
import { CLASSES_SHOWN, rowTables } from "./rowTables.ts";
import { rowName, rowTitle, trueClass } from "./rowTitle.ts";
import { toJson } from "./toJson.ts";
import { topClasses } from "./topClasses.ts";
import { totalsTable } from "./totalsTable.ts";

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
    totalsTable(comparison),
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
