/** Adaptive ECE: rows in the order of their confidence, cut into bins of equal mass as numpy.array_split cuts them. */
import { addBins, type BinSums, eceOf, newBins } from "./reliability.ts";

/** Confidences as they come; past `limit` rows they are summed up in fine cells, so that memory does not grow. */
export interface EqualMass {
  readonly limit: number;
  rows: number;
  confidences: Float64Array;
  correct: Uint8Array;
  cells: BinSums | undefined;
}

/** So many rows are sorted within a frame, and take 1 MB. */
const ROWS_KEPT = 2 ** 17;

/** Cells by -log2(1 - confidence), 256 for each halving: 54 halvings reach the last float64 below 1. */
const CELLS_PER_HALVING = 256;
const CELLS = 54 * CELLS_PER_HALVING;

/** Gives an empty list; exact up to `limit` rows. */
export function newEqualMass(limit: number = ROWS_KEPT): EqualMass {
  return { limit, rows: 0, confidences: new Float64Array(0), correct: new Uint8Array(0), cells: undefined };
}

/** Adds a row. */
export function addToEqualMass(mass: EqualMass, confidence: number, isCorrect: boolean): void {
  if (mass.rows === mass.limit) foldIntoCells(mass);
  if (mass.cells === undefined) {
    if (mass.rows === mass.confidences.length) grow(mass);
    mass.confidences[mass.rows] = confidence;
    mass.correct[mass.rows] = Number(isCorrect);
  } else addToCell(mass.cells, confidence, isCorrect);
  mass.rows++;
}

/** Adds the rows of another one, which come after those that are there. */
export function mergeEqualMass(mass: EqualMass, later: EqualMass): void {
  if (later.cells !== undefined || mass.rows + later.rows > mass.limit) foldIntoCells(mass);
  if (later.cells === undefined) {
    for (let row = 0; row < later.rows; row++) {
      addToEqualMass(mass, later.confidences[row]!, later.correct[row] === 1);
    }
    return;
  }
  if (mass.cells !== undefined) addBins(mass.cells, later.cells);
  mass.rows += later.rows;
}

/** Whether every row is still known on its own: the result is then exact. */
export function isExact(mass: EqualMass): boolean {
  return mass.cells === undefined;
}

/** The adaptive ECE with `binCount` bins; NaN without rows. A cell that a cut goes through is shared out. */
export function adaptiveEce(mass: EqualMass, binCount: number): number {
  const { rows, confidences, correct, cells } = mass;
  const bins = newBins(binCount);
  if (cells === undefined) cutRows(confidences.subarray(0, rows), correct, bins);
  else cutCells(cells, rows, bins);
  return eceOf(bins);
}

/** Where bin `i` starts: the first rows % binCount bins hold one row more. */
function startOf(i: number, rows: number, binCount: number): number {
  return i * Math.floor(rows / binCount) + Math.min(i, rows % binCount);
}

/**
 * Instead of sorting rows, only the confidences are sorted (natively, quick), which gives the cuts. Rows tied at a cut
 * are dealt out in their own order, as a stable sort would.
 */
function cutRows(confidences: Float64Array, correct: Uint8Array, bins: BinSums): void {
  const binCount = bins.count.length;
  const rows = confidences.length;
  const sorted = confidences.toSorted();
  const filled = Math.min(binCount, rows);
  const last = Array.from({ length: filled }, (_, i) => sorted[startOf(i + 1, rows, binCount) - 1]!);
  const room = last.map((value, i) => {
    const start = startOf(i, rows, binCount);
    return startOf(i + 1, rows, binCount) - Math.max(start, firstNotBelow(sorted, value));
  });
  for (let row = 0; row < rows; row++) {
    const confidence = confidences[row]!;
    let bin = firstNotBelow(last, confidence);
    while (last[bin] === confidence && room[bin] === 0) bin++;
    if (last[bin] === confidence) room[bin]!--;
    bins.count[bin]!++;
    bins.correct[bin]! += correct[row]!;
    bins.confidence[bin]! += confidence;
  }
}

/** Index of the first of the ascending `values` that is not below `limit`. */
function firstNotBelow(values: ArrayLike<number>, limit: number): number {
  let [from, to] = [0, values.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (values[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

function cutCells(cells: BinSums, rows: number, bins: BinSums): void {
  const binCount = bins.count.length;
  let [bin, free] = [0, startOf(1, rows, binCount)];
  for (let cell = 0; cell < cells.count.length; cell++) {
    const whole = cells.count[cell]!;
    let left = whole;
    while (left > 0) {
      while (free === 0 && bin < binCount - 1) {
        bin++;
        free = startOf(bin + 1, rows, binCount) - startOf(bin, rows, binCount);
      }
      const taken = Math.min(left, free);
      bins.count[bin]! += taken;
      bins.correct[bin]! += (cells.correct[cell]! * taken) / whole;
      bins.confidence[bin]! += (cells.confidence[cell]! * taken) / whole;
      left -= taken;
      free -= taken;
    }
  }
}

function addToCell(cells: BinSums, confidence: number, isCorrect: boolean): void {
  const cell = Math.min(Math.max(Math.floor(-Math.log2(1 - confidence) * CELLS_PER_HALVING), 0), CELLS - 1);
  cells.count[cell]!++;
  if (isCorrect) cells.correct[cell]!++;
  cells.confidence[cell]! += confidence;
}

function foldIntoCells(mass: EqualMass): void {
  if (mass.cells !== undefined) return;
  const cells = newBins(CELLS);
  for (let row = 0; row < mass.rows; row++) addToCell(cells, mass.confidences[row]!, mass.correct[row] === 1);
  mass.cells = cells;
  mass.confidences = new Float64Array(0);
  mass.correct = new Uint8Array(0);
}

function grow(mass: EqualMass): void {
  const size = Math.min(Math.max(1024, 2 * mass.rows), mass.limit);
  const confidences = new Float64Array(size);
  confidences.set(mass.confidences);
  const correct = new Uint8Array(size);
  correct.set(mass.correct);
  mass.confidences = confidences;
  mass.correct = correct;
}
