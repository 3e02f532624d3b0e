/** Calibration class by class as a table, for the report and beside its diagram. */
import type { ClassCalibration } from "../core/calibration/figuresOf.ts";
import { short, type Table } from "./report.ts";

/** One line a class: its rows and how many of them are found, its predictions, and how sure and how right these are. */
export function calibrationClassTable(classes: readonly ClassCalibration[]): Table {
  return {
    kind: "table",
    columns: [
      "class",
      "rows",
      "recall",
      "predicted",
      "mean confidence",
      "precision",
      "ECE",
      "mean probability",
      "share",
    ],
    rows: classes.map((each) => [
      short(each.index),
      short(each.count),
      each.recall,
      short(each.predictedCount),
      each.meanConfidence,
      each.precision,
      each.ece,
      each.meanProb,
      each.share,
    ]),
  };
}
