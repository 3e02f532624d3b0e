/** The search for the temperature with the least NLL: which inverse temperature to ask for next, from what is known. */
import type { TemperatureFit } from "../core/calibration/fitTemperature.ts";
import { hermiteRoot, type Node } from "./hermiteRoot.ts";

/** What a pass over the rows computes: at b = 1/T, or (`isMany`) at b, 2b, 4b and 8b from one exponential an element. */
export interface TemperaturePass {
  readonly b: number;
  readonly isMany: boolean;
}

/** What it found: how many rows count, and the sums of `temperature32` or `temperatures32`. Those of parts of the rows add up. */
export interface PassSums {
  rows: number;
  readonly sums: Float64Array;
}

export type TemperatureSearch =
  | { readonly kind: "pass"; readonly next: TemperaturePass; readonly known: readonly Node[] }
  | { readonly kind: "done"; readonly fit: TemperatureFit };

/** The first pass asks at b = 1/T = 1/4, 1/2, 1 and 2. */
const FIRST = 0.25;
/** By how much of itself b may still change after the last pass: the interpolation then finds T to 1e-6. */
const NEAR = 0.02;
/** A slope and a curvature that are less than this come of what fills up a vector of four, not of the logits. */
const NOTHING = 1e-30;
/** Beyond these inverse temperatures there is no use in looking: the logits are float32. */
const [LEAST, MOST] = [2 ** -60, 2 ** 60];

/** The search before the first pass. */
export function newTemperatureSearch(): TemperatureSearch & { readonly kind: "pass" } {
  return { kind: "pass", next: { b: FIRST, isMany: true }, known: [] };
}

/** Empty sums of a pass. */
export function newPassSums({ isMany }: TemperaturePass): PassSums {
  return { rows: 0, sums: new Float64Array(isMany ? 13 : 4) };
}

/** Adds the sums of other rows. */
export function addPassSums(to: PassSums, { rows, sums }: PassSums): void {
  to.rows += rows;
  for (let i = 0; i < sums.length; i++) to.sums[i]! += sums[i]!;
}

/**
 * The search after a pass: the next one is at the root of the interpolated slope, and a temperature outside 1/2 to 4 takes
 * further ones.
 */
export function searchOn(
  { next, known: before }: TemperatureSearch & { readonly kind: "pass" },
  { rows, sums }: PassSums,
): TemperatureSearch {
  const done = (fit: TemperatureFit): TemperatureSearch => ({ kind: "done", fit });
  if (rows === 0) return done({ kind: "none" });
  const nodes = Array.from({ length: next.isMany ? 4 : 1 }, (_, i) => ({
    x: next.b * 2 ** i,
    value: sums[3 * i + 2]! / rows,
    derivative: sums[3 * i + 3]! / rows,
  }));
  if (nodes.every(({ value, derivative }) => Math.abs(value) + derivative < NOTHING)) return done({ kind: "any" });
  // Σ d_y: every row's true class has the largest logit.
  if (sums[0] === 0) return done({ kind: "zero" });
  const known = [...before, ...nodes].sort((a, b) => a.x - b.x).filter(({ x }, i, all) => x !== all[i - 1]?.x);
  const ask = (b: number, isMany: boolean): TemperatureSearch => ({ kind: "pass", next: { b, isMany }, known });
  const after = known.findIndex(({ value }) => value >= 0);
  const [below, above] = [known[after - 1], known[after]];
  if (above === undefined) {
    const highest = known.at(-1)!.x;
    return highest >= MOST ? done({ kind: "zero" }) : ask(highest, true);
  }
  if (below === undefined) {
    // Next to b = 0 once: where the slope is not negative there, it is nowhere.
    return above.x <= LEAST ? done({ kind: "infinite" }) : ask(LEAST, false);
  }
  if (above.x > 8 * below.x) return ask(above.x / 8, true);
  const b = hermiteRoot(known.filter(({ x }) => x > above.x / 64 && x < below.x * 64));
  const isNear = !next.isMany && Math.abs(b / next.b - 1) < NEAR;
  if (isNear || Math.fround(b) === next.b) return done({ kind: "fitted", temperature: 1 / b });
  return ask(Math.fround(b), false);
}
