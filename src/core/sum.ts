/** A compensated sum: total = Σ x, its error independent of how many are added. */

/** A running sum by Neumaier's variant of Kahan's algorithm (ZAMM 54, 1974); infinities and NaN pass through. */
export interface RunningSum {
  total: number;
  compensation: number;
}

/** Gives an empty sum. */
export function newSum(): RunningSum {
  return { total: 0, compensation: 0 };
}

/** Adds `x` to `sum`. */
export function addTo(sum: RunningSum, x: number): void {
  const total = sum.total + x;
  sum.compensation += Math.abs(sum.total) >= Math.abs(x) ? sum.total - total + x : x - total + sum.total;
  sum.total = total;
}

/** The value of `sum`, to about one rounding error. */
export function totalOf(sum: RunningSum): number {
  return Number.isFinite(sum.total) ? sum.total + sum.compensation : sum.total;
}

/** The sum of `values`, to about one rounding error. */
export function sumOf(values: ArrayLike<number>): number {
  const sum = newSum();
  for (let i = 0; i < values.length; i++) addTo(sum, values[i]!);
  return totalOf(sum);
}

/** The sum of the entries of `values` at `places`. */
export function sumAt(values: ArrayLike<number>, places: ArrayLike<number>): number {
  const sum = newSum();
  for (let i = 0; i < places.length; i++) addTo(sum, values[places[i]!]!);
  return totalOf(sum);
}
