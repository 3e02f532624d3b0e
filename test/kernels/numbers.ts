/** Numbers for the kernels' tests: logits with a seed, references by the core, and errors in units in the last place. */
import { computeLoss, type LossResult } from "../../src/core/computeLoss.ts";
import type { LossProblem } from "../../src/core/lossProblem.ts";
import { rowsProblem } from "../../src/core/rowsProblem.ts";

/** Gives a generator of numbers from 0 to 1 (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** `count` numbers of a normal distribution. */
export function normalNumbers(count: number, deviation: number, random: () => number): Float64Array {
  return Float64Array.from(
    { length: count },
    () => deviation * Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

/** The core's result for rows of logits, with the defaults of PyTorch's cross_entropy and the reduction "none". */
export function referenceLoss(
  logits: Float32Array | Float64Array,
  targets: Int32Array,
  classes: number,
  labelSmoothing: number,
  more: Partial<LossProblem> = {},
): LossResult {
  const rows = {
    numClasses: classes,
    input: Float64Array.from(logits),
    targets: { kind: "indices", indices: Float64Array.from(targets) },
  } as const;
  return computeLoss(rowsProblem(rows, { labelSmoothing, reduction: "none", ...more }));
}

/**
 * How far `value` is from `reference`, in units in the last place: of `scale` times 2^-23 or 2^-52, and never of less than
 * what the precision has without subnormal numbers. 0 where both are NaN or the same infinity.
 */
export function ulpsApart(value: number, reference: number, bits: 23 | 52, scale = reference): number {
  if (Object.is(value, reference) || value === reference) return 0;
  const least = bits === 23 ? 2 ** -126 : 2 ** -1022;
  const apart = Math.abs(value - reference) / (Math.max(Math.abs(scale), least) * 2 ** -bits);
  return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
}
