/** Whole objects compared, their numbers to within a tolerance. */
import { expect } from "vitest";

/** Holds every number of `found` to `tolerance` of that in `expected` (or of 1), and everything else to be equal. */
export function expectAlike(found: unknown, expected: unknown, tolerance: number, where: string): void {
  if (typeof expected === "number" && Number.isFinite(expected)) {
    const most = tolerance * Math.max(1, Math.abs(expected));
    expect(Math.abs((found as number) - expected), `${where}: ${found}, ${expected}`).toBeLessThanOrEqual(most);
  } else if (typeof expected === "object" && expected !== null) {
    expect(Object.keys(found as object), where).toEqual(Object.keys(expected));
    for (const [name, value] of Object.entries(expected)) {
      expectAlike((found as Record<string, unknown>)[name], value, tolerance, `${where}.${name}`);
    }
  } else expect(found, where).toEqual(expected);
}
