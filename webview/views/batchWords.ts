/** What the section Batch says in words: of a cell, of the rows that are left out, of the colours. */
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { smoothingFacts } from "../../src/core/smoothingFacts.ts";
import { rowState } from "../../src/core/smoothTargets.ts";
import type { ColorScaleName } from "../../src/protocol/panelState.ts";
import { formatNumber } from "../../src/report/formatNumber.ts";
import type { HeatMapData } from "../charts/heatMap.tsx";

/** A batch: targets and predictions of all rows of `problem`, numRows x numClasses. */
export interface Batch {
  readonly problem: LossProblem;
  readonly targets: Float64Array;
  readonly probs: Float64Array;
}

/** The lines of a cell: row, class, target and prediction. */
export function cellLines({ problem, targets, probs }: Batch, row: number, k: number): readonly string[] {
  const at = row * problem.numClasses + k;
  const state = rowState(problem, row);
  const isTrue = problem.targets.kind === "indices" && problem.targets.indices[row] === k && state === "counted";
  return [
    `row ${row}, class ${k}${isTrue ? ", true" : ""}`,
    `target ${formatNumber(targets[at]!, 4)}${whyZero(problem, state, k)}`,
    `prediction ${formatNumber(probs[at]!, 4)}`,
  ];
}

function whyZero({ paddingIndex }: LossProblem, state: ReturnType<typeof rowState>, k: number): string {
  if (state !== "counted") return state === "padding" ? " (padding row)" : " (row ignored)";
  return k === paddingIndex ? " (padding)" : "";
}

/** What a map leaves out, and why. */
export type LeftOut = Pick<HeatMapData, "isLeftOut" | "columnLeftOut" | "whatIsLeftOut">;

/** The rows that do not count and the padding column: all their targets are 0. */
export function leftOut(problem: LossProblem): LeftOut {
  const rows = { padding: [] as number[], ignored: [] as number[] };
  for (let row = 0; row < problem.numRows; row++) {
    const state = rowState(problem, row);
    if (state !== "counted") rows[state].push(row);
  }
  const all = new Set([...rows.padding, ...rows.ignored]);
  const parts = [
    ...(problem.paddingIndex === undefined ? [] : [`padding class ${problem.paddingIndex}`]),
    ...(rows.padding.length === 0 ? [] : [`padding ${rowsText(rows.padding)}`]),
    ...(rows.ignored.length === 0 ? [] : [`ignored ${rowsText(rows.ignored)}`]),
  ];
  return {
    isLeftOut: (row) => all.has(row),
    columnLeftOut: problem.paddingIndex,
    whatIsLeftOut: parts.length === 0 ? undefined : `all 0: ${parts.join("; ")}`,
  };
}

/** Rows in which a prediction is not a number. */
export function rowsWithoutNumbers(probs: Float64Array, numClasses: number): ReadonlySet<number> {
  const rows = new Set<number>();
  for (let i = 0; i < probs.length; i++) if (Number.isNaN(probs[i]!)) rows.add(Math.floor(i / numClasses));
  return rows;
}

/** "row 3", "rows 1, 2, 4 and 12 more". */
export function rowsText(rows: readonly number[]): string {
  if (rows.length === 1) return `row ${rows[0]}`;
  const more = rows.length - 5;
  if (more > 1) return `rows ${rows.slice(0, 5).join(", ")} and ${more.toLocaleString("en")} more`;
  return `rows ${rows.slice(0, -1).join(", ")} and ${rows.at(-1)}`;
}

/** "64 rows by 1,000 classes". */
export function sizeText({ numRows, numClasses }: LossProblem): string {
  return `${count(numRows, "row")} by ${count(numClasses, "class", "es")}`;
}

function count(number: number, word: string, plural = "s"): string {
  return `${number.toLocaleString("en")} ${word}${number === 1 ? "" : plural}`;
}

/** What the selected row's target is, as the end of a sentence. */
export function targetText(problem: LossProblem, smoothed: Float64Array, row: number): string {
  const { targets, numClasses } = problem;
  const state = rowState(problem, row);
  if (state !== "counted") return `it is ${state === "padding" ? "padding" : "ignored"}`;
  if (targets.kind === "probabilities") return "it has a soft target";
  const y = targets.indices[row]!;
  return `its true class ${y} has ${formatNumber(smoothed[row * numClasses + y]!, 4)}`;
}

/** What the scale does to the targets of the wrong classes, which are small: a/K, or what the convention gives. */
export function whyScale({ labelSmoothing, numClasses, convention }: LossProblem, scale: ColorScaleName): string {
  const share = convention === "prior" ? 0 : smoothingFacts(convention, labelSmoothing, numClasses).otherProb;
  const small = share > 0 ? `small targets (${formatNumber(share, 4)})` : "small targets";
  if (scale === "linear") return `On the linear scale ${small} look like 0.`;
  return `The ${scale === "squareRoot" ? "square-root" : "logarithmic"} scale tells ${small} from 0.`;
}
