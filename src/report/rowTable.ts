/** The table of one row of a loss report: a line a class, the smaller ones summed up where there are many. */
import type { RowComparison } from "../core/compareLosses.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { type Cell, short, strong, type Table } from "./report.ts";
import { topClasses } from "./topClasses.ts";

/** More classes than this are shown as the ones that matter and the rest. */
export const CLASSES_SHOWN = 24;

const INPUT_TITLES = { logits: "logit", probabilities: "input p", logProbabilities: "input log p" } as const;

/** Class by class: input, probability, targets, losses and gradients, hard and smoothed, and their sums. */
export function rowTable(problem: LossProblem, row: RowComparison): Table {
  const { hard, smoothed } = row;
  const columns: readonly (readonly [string, Float64Array])[] = [
    [INPUT_TITLES[problem.inputKind], row.input],
    ["probability", row.probs],
    ["hard target", hard.targetProbs],
    ["smoothed target", smoothed.targetProbs],
    ["hard loss", hard.terms],
    ["smoothed loss", smoothed.terms],
    ["hard gradient", hard.gradLogits],
    ["smoothed gradient", smoothed.gradLogits],
  ];
  const isWhole = hard.targetProbs.every(Number.isInteger);
  const cellOf = (values: Float64Array, k: number): Cell => {
    const isGiven = values === row.input || (values === hard.targetProbs && isWhole);
    return isGiven ? short(values[k]!) : values[k]!;
  };
  const { shown, rest } = topClasses(problem.numClasses, CLASSES_SHOWN, [
    hard.targetProbs,
    row.probs,
    smoothed.gradLogits,
  ]);
  const sum = (values: Float64Array, classes?: readonly number[]) =>
    classes === undefined ? values.reduce((a, b) => a + b, 0) : classes.reduce((total, k) => total + values[k]!, 0);
  const rows: Cell[][] = shown.map((k) => [
    hard.targetProbs[k]! > 0 ? strong(String(k)) : String(k),
    ...columns.map(([, values]) => cellOf(values, k)),
  ]);
  if (rest.length > 0) {
    rows.push([`${rest.length} others`, ...columns.map(([, values], i) => (i === 0 ? null : sum(values, rest)))]);
  }
  const exactSums = new Map<Float64Array, number>([
    [hard.terms, hard.loss],
    [smoothed.terms, smoothed.loss],
  ]);
  rows.push([
    strong("sum"),
    ...columns.map(([, values], i) => (i === 0 ? null : strong(exactSums.get(values) ?? tidy(sum(values))))),
  ]);
  return { kind: "table", columns: ["class", ...columns.map(([title]) => title)], rows };
}

/** Rounding errors of a sum that is 0 are not worth a reader's time. */
function tidy(total: number): number {
  return Math.abs(total) < 1e-12 ? 0 : total;
}
