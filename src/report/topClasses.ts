/** Which classes of a row are worth a line when there are many: its targets, the likeliest, and where the gradient is largest. */

/** The classes shown (ascending), and those that are not. */
export interface ClassChoice {
  readonly shown: readonly number[];
  readonly rest: readonly number[];
}

/** Chooses at most about `limit` classes; `orders` are arrays of length K whose largest sizes matter, most important first. */
export function topClasses(numClasses: number, limit: number, orders: readonly Float64Array[]): ClassChoice {
  const all = Array.from({ length: numClasses }, (_, k) => k);
  if (numClasses <= limit) return { shown: all, rest: [] };
  const chosen = new Set<number>();
  const each = Math.ceil(limit / orders.length);
  for (const order of orders) {
    const ranked = all.toSorted((a, b) => Math.abs(order[b]!) - Math.abs(order[a]!));
    for (const k of ranked.slice(0, each)) chosen.add(k);
  }
  return { shown: all.filter((k) => chosen.has(k)), rest: all.filter((k) => !chosen.has(k)) };
}
