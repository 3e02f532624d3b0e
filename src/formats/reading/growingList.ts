/** A typed list that grows: numbers of a text whose count is not known before it is read. */

export interface GrowingList<T extends Float64Array | Int32Array> {
  items: T;
  length: number;
}

/** An empty list of numbers. */
export function growingNumbers(): GrowingList<Float64Array> {
  return { items: new Float64Array(32), length: 0 };
}

/** An empty list of positions in a text. */
export function growingOffsets(): GrowingList<Int32Array> {
  return { items: new Int32Array(32), length: 0 };
}

/** Makes room for `more` further items. */
export function reserve(list: GrowingList<Float64Array> | GrowingList<Int32Array>, more: number): void {
  const needed = list.length + more;
  if (needed <= list.items.length) return;
  const capacity = Math.max(needed, list.items.length * 2);
  if (list.items instanceof Float64Array) {
    const grown = new Float64Array(capacity);
    grown.set(list.items);
    list.items = grown;
  } else {
    const grown = new Int32Array(capacity);
    grown.set(list.items);
    list.items = grown;
  }
}

/** Adds an item. */
export function push(list: GrowingList<Float64Array> | GrowingList<Int32Array>, item: number): void {
  if (list.length === list.items.length) reserve(list, 1);
  list.items[list.length++] = item;
}
