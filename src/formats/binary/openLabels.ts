/** The labels of a model's outputs, row after row: class indices, or the class of one-hot and soft rows. */

import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry } from "./arrayFile.ts";
import { fitOfLabels, type LabelForm } from "./labelFit.ts";
import { type RowBlock, streamRows } from "./streamRows.ts";

/** A place in labels that moves on as they are read. */
export interface LabelCursor {
  readonly form: LabelForm;
  /** Reads the next labels into `into` and gives how many: fewer than it holds only at the end. Rows that do not count keep `ignoreIndex`. */
  next(into: Int32Array): Promise<Checked<number>>;
  /** How many rows so far were ignored, and how many were neither one-hot nor an index, but had one largest number. */
  readonly seen: { ignored: number; soft: number };
}

/** Which labels are wanted. */
export interface LabelOptions {
  readonly firstRow?: number;
  /** The label of rows that do not count; -100 by default, as in PyTorch. */
  readonly ignoreIndex?: number;
}

/** Starts to read labels for `outputs`, or says why they are none. */
export function openLabels(
  labels: ArrayEntry,
  outputs: ArrayEntry,
  { firstRow = 0, ignoreIndex = -100 }: LabelOptions = {},
): Checked<LabelCursor> {
  const fit = fitOfLabels(labels, outputs);
  if ("problem" in fit) return fit;
  const form = fit.value;
  const numClasses = outputs.rowLength;
  const width = form === "rows" ? numClasses : 1;
  const seen = { ignored: 0, soft: 0 };
  const from = form === "rows" ? firstRow : Math.floor(firstRow / labels.rowLength);
  const blocks = streamRows(labels, { from });
  let block: RowBlock["values"] = new Float64Array(0);
  let at = 0;
  let row = form === "rows" ? firstRow : from * labels.rowLength;
  return { value: { form, seen, next } };

  async function next(into: Int32Array): Promise<Checked<number>> {
    for (let done = 0; ; ) {
      for (; at < block.length && done < into.length; at += width, row++) {
        if (row < firstRow) continue;
        const label = form === "rows" ? classOfRow() : block[at]!;
        const problem = typeof label === "string" ? label : take(label, into, done);
        if (problem !== undefined) return { problem };
        done++;
      }
      if (done === into.length) return { value: done };
      const more = await blocks.next();
      if (more.done) return { value: done };
      if ("problem" in more.value) return more.value;
      block = more.value.value.values;
      at = 0;
    }
  }

  /** Puts a label in its place, if it is one. */
  function take(label: number, into: Int32Array, place: number): string | undefined {
    if (label === ignoreIndex) {
      seen.ignored++;
      into[place] = label;
      return undefined;
    }
    if (!(Number.isInteger(label) && label >= 0 && label < numClasses))
      return notALabel(row, label, numClasses, ignoreIndex);
    into[place] = label;
    return undefined;
  }

  /** The class with the largest number of the row at `at`, or what is wrong with the row. */
  function classOfRow(): number | string {
    let top = 0;
    let total = 0;
    let ties = 0;
    let ones = 0;
    for (let k = 0; k < width; k++) {
      const value = block[at + k]!;
      if (!(value >= 0 && value <= 1)) return notARow(row, `holds ${value}`);
      total += value;
      if (value === 1) ones++;
      if (k > 0 && value > block[at + top]!) {
        top = k;
        ties = 0;
      } else if (k > 0 && value === block[at + top]!) ties++;
    }
    if (Math.abs(total - 1) > 2e-2) return notARow(row, `sums to ${Number(total.toPrecision(4))}`);
    if (ties > 0) return notARow(row, "has no single largest number");
    if (ones !== 1 || Math.abs(total - 1) > 1e-9) seen.soft++;
    return top;
  }
}

function notALabel(row: number, label: number, numClasses: number, ignoreIndex: number): string {
  const range = `the ${numClasses} columns of the outputs are the classes 0 to ${numClasses - 1}`;
  const hint =
    label === numClasses
      ? "If the labels count from 1, subtract 1."
      : `Choose the labels of these outputs; a row that does not count has the label ${ignoreIndex}.`;
  return `Row ${row} (from 0) has the label ${label}, but ${range}. ${hint}`;
}

function notARow(row: number, what: string): string {
  return `Row ${row} (from 0) of the labels ${what}, but a one-hot or soft row has numbers from 0 to 1 that sum to 1, one of them the largest. Choose the labels of these outputs.`;
}
