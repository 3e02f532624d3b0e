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
 * person looks for. One pass with the few best so far in order, as sorting 50,000 classes takes longer than a frame.
 */
function largest(values: Float64Array, count: number): readonly number[] {
  const places: number[] = [];
  const sizes: number[] = [];
  for (let k = 0; k < values.length; k++) {
    const value = Math.abs(values[k]!);
    const size = value >= 0 ? value : Number.POSITIVE_INFINITY;
    if (places.length === count && size <= sizes[count - 1]!) continue;
    let at = Math.min(places.length, count - 1);
    for (; at > 0 && sizes[at - 1]! < size; at--) {
      sizes[at] = sizes[at - 1]!;
      places[at] = places[at - 1]!;
    }
    sizes[at] = size;
    places[at] = k;
  }
  return places;
}
