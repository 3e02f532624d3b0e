/** A histogram over [0, ∞) whose bins double their width when a value does not fit: the result does not hang on the order. */

export interface GrowingHistogram {
  /** A power of two: bin i holds [i·width, (i+1)·width). */
  width: number;
  readonly count: Float64Array;
  readonly correct: Float64Array;
  /** Rows whose value is infinite. */
  infinite: number;
}

const BINS = 64;
const FIRST_WIDTH = 2 ** -6;

/** Gives an empty histogram. */
export function newHistogram(): GrowingHistogram {
  return { width: FIRST_WIDTH, count: new Float64Array(BINS), correct: new Float64Array(BINS), infinite: 0 };
}

/** Adds a value that is at least 0; NaN is left out. */
export function addToHistogram(histogram: GrowingHistogram, value: number, isCorrect: boolean): void {
  if (value === Number.POSITIVE_INFINITY) histogram.infinite++;
  if (!Number.isFinite(value)) return;
  while (value >= histogram.width * BINS) doubleWidth(histogram);
  const bin = Math.floor(value / histogram.width);
  histogram.count[bin]!++;
  if (isCorrect) histogram.correct[bin]!++;
}

/** Adds the rows of another histogram. */
export function mergeHistogram(histogram: GrowingHistogram, other: GrowingHistogram): void {
  const added = { ...other, count: other.count.slice(), correct: other.correct.slice() };
  while (added.width < histogram.width) doubleWidth(added);
  while (histogram.width < added.width) doubleWidth(histogram);
  for (let i = 0; i < BINS; i++) {
    histogram.count[i]! += added.count[i]!;
    histogram.correct[i]! += added.correct[i]!;
  }
  histogram.infinite += added.infinite;
}

function doubleWidth(histogram: GrowingHistogram): void {
  histogram.width *= 2;
  for (const sums of [histogram.count, histogram.correct]) {
    for (let i = 0; i < BINS; i++) sums[i] = 2 * i < BINS ? sums[2 * i]! + sums[2 * i + 1]! : 0;
  }
}
