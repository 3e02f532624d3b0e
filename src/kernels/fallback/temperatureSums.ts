/** NLL, slope and curvature in b = 1/T: the TypeScript twin of ../assembly/temperature32.ts. */

/** Adds d_y, and three sums for each of `inverses`, to `sums`; gives how many rows count. */
export function temperatureSums(
  logits: Float32Array,
  targets: Int32Array,
  classes: number,
  inverses: readonly number[],
  sums: Float64Array,
): number {
  let counted = 0;
  for (let row = 0; row < targets.length; row++) {
    const target = targets[row]!;
    if (target < 0 || target >= classes) continue;
    const values = logits.subarray(row * classes, (row + 1) * classes);
    const max = values.reduce((most, z) => Math.max(most, z), Number.NEGATIVE_INFINITY);
    if (!Number.isFinite(max) || values[target] === Number.NEGATIVE_INFINITY) continue;
    counted++;
    const distance = values[target]! - max;
    sums[0]! += distance;
    for (const [i, b] of inverses.entries()) {
      let [total, first, second] = [0, 0, 0];
      for (const z of values) {
        const d = z - max;
        if (d === Number.NEGATIVE_INFINITY) continue;
        const e = Math.exp(b * d);
        total += e;
        first += e * d;
        second += e * d * d;
      }
      const mean = first / total;
      sums[3 * i + 1]! += Math.log(total) - b * distance;
      sums[3 * i + 2]! += mean - distance;
      sums[3 * i + 3]! += second / total - mean * mean;
    }
  }
  return counted;
}
