/** What a row of a loss report is called. */
import type { RowComparison } from "../core/compareRow.ts";
import type { LossProblem } from "../core/lossProblem.ts";

/** Such as "Row 3: true class 7", or "Row 3: ignored". */
export function rowTitle(problem: LossProblem, row: RowComparison): string {
  const name = `Row ${rowName(problem, row.row)}`;
  if (row.state !== "counted") return `${name}: ${row.state}`;
  const isHard = row.hard.targetProbs.every((t) => t === 0 || t === 1);
  return isHard && problem.loss !== "binaryCrossEntropy" ? `${name}: true class ${trueClass(row)}` : name;
}

/** A row's place in the logits' shape without the class axis: 7, or 0,2,5. */
export function rowName({ shape, classAxis }: LossProblem, row: number): string {
  const lengths = shape.filter((_, i) => i !== classAxis);
  if (lengths.length < 2) return String(row);
  const place: number[] = [];
  for (let rest = row, i = lengths.length - 1; i >= 0; i--) {
    place.unshift(rest % lengths[i]!);
    rest = Math.floor(rest / lengths[i]!);
  }
  return place.join(",");
}

/** The class of a row's largest hard target. */
export function trueClass(row: RowComparison): number {
  return indexOfMax(row.hard.targetProbs);
}

function indexOfMax(values: Float64Array): number {
  return values.reduce((best, value, k) => (value > values[best]! ? k : best), 0);
}
