/** Whether an array's shape is that of labels for outputs, and of which kind. */

import type { Checked } from "../../core/checked.ts";
import { type ArrayEntry, shapeText } from "./arrayFile.ts";

/** `indices`: one class a row. `rows`: a row of numbers for each row of outputs, one-hot or soft. */
export type LabelForm = "indices" | "rows";

/** What of an array tells its shape. */
type Shaped = Pick<ArrayEntry, "name" | "shape" | "rowCount" | "rowLength" | "problem">;

/** The form of labels that `labels` has for `outputs`: as many numbers as there are rows, or rows of as many classes. */
export function fitOfLabels(labels: Shaped, outputs: Shaped): Checked<LabelForm> {
  if (labels.problem !== undefined) return { problem: `The labels “${labels.name}” cannot be read. ${labels.problem}` };
  const { rowCount, rowLength } = outputs;
  if (labels.shape.length > 1 && labels.rowCount === rowCount && labels.rowLength === rowLength && rowLength > 1) {
    return { value: "rows" };
  }
  const numbers = labels.rowCount * labels.rowLength;
  if (numbers === rowCount) return { value: "indices" };
  const [own, of] = [shapeText(labels.shape), shapeText(outputs.shape)];
  return {
    problem: `The labels “${labels.name}” have the shape ${own}, the outputs ${of}: ${rowCount} rows need ${rowCount} labels, or as many rows of ${rowLength}. Choose the labels of the same samples.`,
  };
}
