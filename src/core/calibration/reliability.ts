/** Bins of equal width over the confidence, (lo, hi], and what is read from them: ECE = Σ n_b/n · |accuracy_b - confidence_b|. */

/** Sums of the rows of each bin. */
export interface BinSums {
  readonly count: Float64Array;
  readonly correct: Float64Array;
  readonly confidence: Float64Array;
}

/** One bar of a reliability diagram. `confidence` and `accuracy` are means, null where the bin is empty. */
export interface ReliabilityBin {
  readonly lower: number;
  readonly upper: number;
  readonly count: number;
  readonly correct: number;
  readonly confidence: number | null;
  readonly accuracy: number | null;
}

/** Empty sums of `binCount` bins. */
export function newBins(binCount: number): BinSums {
  const zeros = () => new Float64Array(binCount);
  return { count: zeros(), correct: zeros(), confidence: zeros() };
}

/** Adds a row to bin `bin`. */
export function addToBin(
  { count, correct, confidence }: BinSums,
  bin: number,
  value: number,
  isCorrect: boolean,
): void {
  count[bin]!++;
  if (isCorrect) correct[bin]!++;
  confidence[bin]! += value;
}

/** Adds the rows of other bins of the same edges. */
export function addBins(to: BinSums, { count, correct, confidence }: BinSums): void {
  for (let i = 0; i < count.length; i++) {
    to.count[i]! += count[i]!;
    to.correct[i]! += correct[i]!;
    to.confidence[i]! += confidence[i]!;
  }
}

/** The bin of a confidence: lo < confidence <= hi, the edges being i/binCount in float64; 0 and what is above 1 go to the ends. */
export function binOf(confidence: number, binCount: number): number {
  let bin = Math.min(Math.max(Math.ceil(confidence * binCount) - 1, 0), binCount - 1);
  // The product is rounded: the edges themselves decide.
  if (bin > 0 && confidence <= bin / binCount) bin--;
  else if (bin < binCount - 1 && confidence > (bin + 1) / binCount) bin++;
  return bin;
}

/** The bins as means. */
export function reliabilityBins({ count, correct, confidence }: BinSums): readonly ReliabilityBin[] {
  return Array.from(count, (rows, i) => ({
    lower: i / count.length,
    upper: (i + 1) / count.length,
    count: rows,
    correct: correct[i]!,
    confidence: rows === 0 ? null : confidence[i]! / rows,
    accuracy: rows === 0 ? null : correct[i]! / rows,
  }));
}

/** Expected calibration error (Guo et al. 2017): the mean gap of the bins, weighted by their rows. NaN without rows. */
export function eceOf({ count, correct, confidence }: BinSums): number {
  let [rows, total] = [0, 0];
  for (let i = 0; i < count.length; i++) {
    rows += count[i]!;
    total += Math.abs(correct[i]! - confidence[i]!);
  }
  return total / rows;
}

/** Maximum calibration error: the largest gap of a bin that is not empty. NaN without rows. */
export function mceOf({ count, correct, confidence }: BinSums): number {
  let largest = Number.NaN;
  for (let i = 0; i < count.length; i++) {
    if (count[i] === 0) continue;
    const gap = Math.abs(correct[i]! / count[i]! - confidence[i]! / count[i]!);
    if (!(gap <= largest)) largest = gap;
  }
  return largest;
}
