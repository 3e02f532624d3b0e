/** The heat maps of a batch as tables: all cells for CSV, and for reading a line a row where the classes are many. */
import { rowState } from "../../src/core/smoothTargets.ts";
import { type Cell, short, type Table } from "../../src/report/report.ts";
import type { Batch } from "./batchWords.ts";

/** More cells than this are summed up to a line a row. */
const CELLS = 200;

/** Every cell of a small batch, else of each row its largest target and prediction. */
export function batchTable(batch: Batch): Table {
  return batch.targets.length <= CELLS ? wholeBatchTable(batch) : linePerRow(batch);
}

/** Row, class, target and prediction of every cell. */
export function wholeBatchTable({ problem, targets, probs }: Batch): Table {
  const { numClasses } = problem;
  return {
    kind: "table",
    columns: ["row", "class", "target", "prediction"],
    rows: Array.from(targets, (target, i) => [
      String(Math.floor(i / numClasses)),
      short(i % numClasses),
      target,
      probs[i]!,
    ]),
  };
}

function linePerRow({ problem, targets, probs }: Batch): Table {
  const { numRows, numClasses } = problem;
  return {
    kind: "table",
    columns: ["row", "state", "class with the largest target", "its target", "likeliest class", "its prediction"],
    rows: Array.from({ length: numRows }, (_, row): readonly Cell[] => {
      const state = rowState(problem, row);
      const [target, likeliest] = [targets, probs].map((values) => largestAt(values, row * numClasses, numClasses));
      return [
        String(row),
        state,
        state === "counted" ? short(target!) : null,
        state === "counted" ? targets[row * numClasses + target!]! : null,
        short(likeliest!),
        probs[row * numClasses + likeliest!]!,
      ];
    }),
  };
}

function largestAt(values: Float64Array, from: number, length: number): number {
  let best = 0;
  for (let k = 1; k < length; k++) if (values[from + k]! > values[from + best]!) best = k;
  return best;
}
