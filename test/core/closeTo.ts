/** Compares nested numbers with a reference, within a stated tolerance. */
import { expect } from "vitest";

/** |difference| <= relative·max(|reference|, floor); infinities and NaN must be the same. */
export interface Tolerance {
  readonly relative: number;
  readonly floor: number;
}

/** The tolerance for float64 results against PyTorch: 1e-12·max(|reference|, 1e-3). */
export const FLOAT64: Tolerance = { relative: 1e-12, floor: 1e-3 };

/** The tolerance against 64 digits: 1e-12 of the value itself, down to where float64 loses its digits. */
export const TINY: Tolerance = { relative: 1e-12, floor: 1e-308 };

/** Fails with the place where `actual` and `reference` differ, in shape or by more than `tolerance`. */
export function expectClose(
  actual: unknown,
  reference: unknown,
  tolerance: Tolerance = FLOAT64,
  place = "result",
): void {
  if (Array.isArray(reference) || ArrayBuffer.isView(reference)) {
    const list = reference as ArrayLike<unknown>;
    expect((actual as ArrayLike<unknown> | undefined)?.length, `length of ${place}`).toBe(list.length);
    for (let i = 0; i < list.length; i++) {
      expectClose((actual as ArrayLike<unknown>)[i], list[i], tolerance, `${place}[${i}]`);
    }
    return;
  }
  if (Number.isFinite(reference)) {
    const limit = tolerance.relative * Math.max(Math.abs(reference as number), tolerance.floor);
    const difference = Math.abs((actual as number) - (reference as number));
    if (!(difference <= limit))
      expect.fail(`${place} is ${actual}, not ${reference}: off by ${difference}, allowed ${limit}`);
  } else if (!Object.is(actual, reference)) expect.fail(`${place} is ${actual}, not ${reference}`);
}
