/** Which classes of a row are worth a line when there are many: its targets, the likeliest, and where the gradient is largest. */

/** The classes shown (ascending), and those that are not. */
export interface ClassChoice {
  readonly shown: readonly number[];
  readonly rest: readonly number[];
}

/** Chooses at most about `limit` classes; `orders` are arrays of length K whose largest sizes matter, most important first. */
export function topClasses(numClasses: number, limit: number, orders: readonly Float64Array[]): ClassChoice {
  if (numClasses <= limit) return { shown: Array.from({ length: numClasses }, (_, k) => k), rest: [] };
  const each = Math.ceil(limit / orders.length);
  const isShown = new Uint8Array(numClasses);
  for (const order of orders) for (const k of largest(order, each)) isShown[k] = 1;
  const shown: number[] = [];
  const rest: number[] = [];
  for (let k = 0; k < numClasses; k++) (isShown[k] === 1 ? shown : rest).push(k);
  return { shown, rest };
}

/**
 * The places of the `count` largest sizes of `values`, of equal ones the first. NaN is larger than any number: it is what a
 * person looks for. One pass that keeps the best so far in order, as sorting 50,000 classes takes longer than a frame.
 */
function largest(values: Float64Array, count: number): Int32Array {
  const places = new Int32Array(count);
  const sizes = new Float64Array(count).fill(-1);
  const bound = lowerBound(values, count);
  let least = -1;
  for (let k = 0; k < values.length; k++) {
    const size = sizeOf(values[k]!);
    if (size <= least || size < bound) continue;
    let at = count - 1;
    for (; at > 0 && sizes[at - 1]! < size; at--) {
      sizes[at] = sizes[at - 1]!;
      places[at] = places[at - 1]!;
    }
    sizes[at] = size;
    places[at] = k;
    least = sizes[count - 1]!;
  }
  return places;
}

/** The `count`-th largest size among every 64th value: no smaller one is among the largest, though values ascend. */
function lowerBound(values: Float64Array, count: number): number {
  const sample = new Float64Array(Math.ceil(values.length / 64));
  for (let i = 0; i < sample.length; i++) sample[i] = sizeOf(values[64 * i]!);
  return sample.sort()[sample.length - count] ?? -1;
}

function sizeOf(value: number): number {
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : Math.abs(value);
}
