/** A confidence band for the bars of a reliability diagram, by drawing each bin's right rows again and again. */
import type { ReliabilityBin } from "./reliability.ts";

export interface BootstrapOptions {
  readonly seed?: number;
  readonly resamples?: number;
  /** The share of resamples that lies inside. */
  readonly level?: number;
}

/** Between which accuracies a bin of this many rows could well have come out. */
export interface Band {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Parametric bootstrap: given its rows, a bin's right ones are binomial, so counts are all that is needed. Their rate is
 * (right + 1/2)/(rows + 1) (Jeffreys), because the plain rate would call two right rows of two certain. null for an empty
 * bin. The same seed gives the same band.
 */
export function bootstrapBand(
  bins: readonly ReliabilityBin[],
  { seed = 1, resamples = 1000, level = 0.95 }: BootstrapOptions = {},
): readonly (Band | null)[] {
  const random = randomFrom(seed);
  return bins.map(({ count, correct }) => {
    if (count === 0) return null;
    const rate = (correct + 0.5) / (count + 1);
    const drawn = Float64Array.from({ length: resamples }, () => binomial(count, rate, random) / count).sort();
    const skipped = Math.floor(((1 - level) / 2) * resamples);
    return { lower: drawn[skipped]!, upper: drawn[resamples - 1 - skipped]! };
  });
}

/** How many of `count` tries succeed: the waits between successes are geometric; with many of both, the normal law is as good. */
function binomial(count: number, rate: number, random: () => number): number {
  if (rate > 0.5) return count - binomial(count, 1 - rate, random);
  const expected = count * rate;
  if (expected > 50) {
    const drawn = Math.round(expected + Math.sqrt(expected * (1 - rate)) * normal(random));
    return Math.min(Math.max(drawn, 0), count);
  }
  const logFailure = Math.log1p(-rate);
  let successes = 0;
  for (let tries = wait(); tries <= count; tries += wait()) successes++;
  return successes;

  function wait(): number {
    return Math.floor(Math.log(1 - random()) / logFailure) + 1;
  }
}

/** Box and Muller's transform. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Numbers in [0, 1) by mulberry32 (Tommy Ettinger, public domain). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
