/** Whether a model's outputs are logits, probabilities or log-probabilities, by looking at rows. */

import type { Checked } from "../../core/checked.ts";
import type { ArrayEntry } from "./arrayFile.ts";
import type { Numbers } from "./elementType.ts";
import { readRows } from "./streamRows.ts";

/** What outputs are, and a sentence that says so and why. */
export interface OutputKind {
  readonly kind: "logits" | "probabilities" | "logProbabilities";
  readonly sentence: string;
}

const ROWS = 256;
const NUMBERS = 2 ** 18;

/** Looks at rows at the beginning, and in the middle and at the end where these can be reached at once. */
export async function outputKind(entry: ArrayEntry): Promise<Checked<OutputKind>> {
  const { rowCount, rowLength, isSeekable } = entry;
  if (entry.problem !== undefined) return { problem: entry.problem };
  if (rowLength < 2 || entry.shape.length < 2) {
    return {
      problem:
        "Calibration needs a row of at least two numbers for each sample, one for each class. Save the logits of all classes.",
    };
  }
  const count = Math.max(1, Math.min(ROWS, Math.floor(NUMBERS / rowLength)));
  const places = isSeekable ? [0, Math.floor(rowCount / 2), rowCount - count] : [0];
  const tally: Tally = { rows: 0, unit: 0, logUnit: 0, within: 0 };
  let next = 0;
  for (const place of places) {
    const from = Math.max(place, next);
    const read = await readRows(entry, from, Math.min(count, rowCount - from));
    if ("problem" in read) return read;
    next = from + read.value.rowCount;
    countRows(read.value.values, rowLength, toleranceOf(entry.dtype), tally);
  }
  return { value: kindOf(tally) };
}

/** Turns outputs of a kind into logits, in place: probabilities into their logarithms. */
export function toLogits(values: Numbers, kind: OutputKind["kind"]): void {
  if (kind !== "probabilities") return;
  for (let i = 0; i < values.length; i++) values[i] = Math.log(Math.max(0, values[i]!));
}

/** Rows without NaN, and of these: that sum to 1 in [0, 1], whose logsumexp is 0, that lie in [0, 1]. */
interface Tally {
  rows: number;
  unit: number;
  logUnit: number;
  within: number;
}

/** How far rounding, to the type or to the decimals of a text, may bring a row's sum from 1. */
function toleranceOf(dtype: string): number {
  return dtype === "float16" || dtype === "bfloat16" || dtype === "text" ? 2e-2 : 1e-3;
}

function countRows(values: Numbers, length: number, tolerance: number, tally: Tally): void {
  for (let start = 0; start < values.length; start += length) {
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    let sum = 0;
    let sumExp = 0;
    for (let i = start; i < start + length; i++) {
      const value = values[i]!;
      low = Math.min(low, value);
      high = Math.max(high, value);
      sum += value;
      sumExp += Math.exp(value);
    }
    if (Number.isNaN(low)) continue;
    tally.rows++;
    const isWithin = low >= -tolerance / length && high <= 1 + tolerance;
    if (isWithin) tally.within++;
    if (isWithin && Math.abs(sum - 1) <= tolerance) tally.unit++;
    if (high <= tolerance && Math.abs(Math.log(sumExp)) <= tolerance) tally.logUnit++;
  }
}

function kindOf({ rows, unit, logUnit, within }: Tally): OutputKind {
  const looked = `in the ${rows} rows looked at`;
  if (rows > 0 && unit === rows) {
    return {
      kind: "probabilities",
      sentence: `Probabilities: ${looked} the numbers lie in [0, 1] and sum to 1. Their logarithms are taken as logits.`,
    };
  }
  if (rows > 0 && logUnit === rows) {
    return {
      kind: "logProbabilities",
      sentence: `Log-probabilities: ${looked} the exponentials sum to 1. They are logits as they are.`,
    };
  }
  return { kind: "logits", sentence: `Logits: ${reasonOf(rows, unit, logUnit, within)}` };
}

function reasonOf(rows: number, unit: number, logUnit: number, within: number): string {
  if (rows === 0) return "every row looked at holds NaN, so nothing says otherwise.";
  const most = Math.max(unit, logUnit);
  if (most > rows / 2) {
    const what = unit >= logUnit ? "sum to 1" : "have exponentials that sum to 1";
    return `${most} of the ${rows} rows looked at ${what}, but not all. If these are ${unit >= logUnit ? "probabilities" : "log-probabilities"}, look at the other rows.`;
  }
  if (within === rows) {
    return `the numbers lie in [0, 1], but rows do not sum to 1. If these are sigmoid outputs, save what went into the sigmoid.`;
  }
  return `in the ${rows} rows looked at neither the numbers nor their exponentials sum to 1.`;
}
