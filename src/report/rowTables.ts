/** The tables of one row of a loss report: a line a class, the smaller ones summed up where there are many. */
import type { RowComparison } from "../core/compareRow.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import { sumAt, sumOf } from "../core/sum.ts";
import { type Cell, short, strong, type Table } from "./report.ts";
import { topClasses } from "./topClasses.ts";

/** More classes than this are shown as the ones that matter and the rest. */
export const CLASSES_SHOWN = 24;

const INPUT_TITLES = { logits: "logit", probabilities: "input p", logProbabilities: "input log p" } as const;

/**
 * Two tables, each narrow enough to stand beside the code: input, probability, targets and losses of every class; and its
 * gradients, with the bounds between which the smoothed one stays whatever the logits are. Both end with the sums.
 */
export function rowTables(problem: LossProblem, row: RowComparison): readonly [losses: Table, gradients: Table] {
  const { hard, smoothed } = row;
  const isWhole = hard.targetProbs.every(Number.isInteger);
  const { shown, rest } = topClasses(problem.numClasses, CLASSES_SHOWN, [
    hard.targetProbs,
    row.probs,
    smoothed.gradLogits,
  ]);
  const table = (columns: readonly Column[]): Table => ({
    kind: "table",
    columns: ["class", ...columns.map(({ title }) => title)],
    rows: [
      ...shown.map((k) => [
        hard.targetProbs[k]! > 0 ? strong(String(k)) : String(k),
        ...columns.map(({ values, isGiven }): Cell => (isGiven ? short(values[k]!) : values[k]!)),
      ]),
      ...(rest.length === 0
        ? []
        : [
            [
              `${rest.length} others`,
              ...columns.map(({ values, total }) => (total === null ? null : sumAt(values, rest))),
            ],
          ]),
      [strong("sum"), ...columns.map(({ total }) => (total === null ? null : strong(total)))],
    ],
  });
  return [
    table([
      { title: INPUT_TITLES[problem.inputKind], values: row.input, isGiven: true, total: null },
      column("probability", row.probs),
      { ...column("hard target", hard.targetProbs), isGiven: isWhole },
      column("smoothed target", smoothed.targetProbs),
      { ...column("hard loss", hard.terms), total: hard.loss },
      { ...column("smoothed loss", smoothed.terms), total: smoothed.loss },
    ]),
    table([
      column("hard gradient", hard.gradLogits),
      column("smoothed gradient", smoothed.gradLogits),
      { title: "at least", values: smoothed.gradLower, total: null },
      { title: "at most", values: smoothed.gradUpper, total: null },
    ]),
  ];
}

interface Column {
  readonly title: string;
  readonly values: Float64Array;
  /** Numbers as they were given are not filled up with zeros. */
  readonly isGiven?: boolean;
  /** null where a sum says nothing. */
  readonly total: number | null;
}

/** Rounding errors of a sum that is 0 are not worth a reader's time. */
function column(title: string, values: Float64Array): Column {
  const total = sumOf(values);
  return { title, values, total: Math.abs(total) < 1e-12 ? 0 : total };
}
