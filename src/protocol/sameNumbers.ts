/** Whether two panels' numbers are the same, bit by bit: nan equals nan. */
import type { PanelNumbers } from "./panelState.ts";

/** Compares shapes, kinds and every entry; two times nothing is the same too. */
export function sameNumbers(a: PanelNumbers | null, b: PanelNumbers | null): boolean {
  return isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  if (a instanceof Float64Array && b instanceof Float64Array) {
    return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
  }
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return Object.is(a, b);
  const [left, right] = [entriesOf(a), entriesOf(b)];
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && isSame(value, right.get(key)));
}

function entriesOf(value: object): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(value).filter(([, entry]) => entry !== undefined));
}
