/** What a smoothing value does to a one-hot target: its probabilities, the loss floor H(t), the optimal gap, the gradient's bounds. */
import type { Convention } from "./convention.ts";

/** For a one-hot target among `numClasses` classes (for `binary`: one yes-or-no label). Losses in nats. */
export interface SmoothingFacts {
  readonly convention: Convention;
  readonly labelSmoothing: number;
  readonly numClasses: number;
  /** Target of the true class, and of each class that takes part in the spread. */
  readonly trueProb: number;
  readonly otherProb: number;
  /** How many other classes take part (padding does not). */
  readonly numOthers: number;
  /** H(t): the cross entropy of a perfect model. */
  readonly minimumLoss: number;
  /** ln(trueProb / otherProb): how far the true logit stands above the others at the minimum; null with one class. */
  readonly optimalGap: number | null;
  /** Where the entries of the gradient p - t lie: [lower, upper]. */
  readonly trueBounds: readonly [number, number];
  readonly otherBounds: readonly [number, number];
}

/**
 * Gives the facts of smoothing value `labelSmoothing` (0..1) under a convention without a prior. H and the gap:
 * U ln((1-a+a/K)/(a/K)), X ln((1-a)(K-1)/a), P ln((1-a)(K-2)/a), B ln((2-a)/a), the logit itself. The gap is +inf at 0.
 */
export function smoothingFacts(
  convention: Exclude<Convention, "prior">,
  labelSmoothing: number,
  numClasses: number,
): SmoothingFacts {
  // -0 becomes 0, so that the gap is +inf.
  const a = labelSmoothing + 0;
  const { share, kept, numOthers } = spreadOf(convention, a, numClasses);
  const trueProb = numOthers === 0 ? 1 : 1 - a + kept;
  const otherProb = numOthers === 0 ? 0 : share;
  return {
    convention,
    labelSmoothing,
    numClasses,
    trueProb,
    otherProb,
    numOthers,
    minimumLoss: entropyTerm(trueProb) + numOthers * entropyTerm(otherProb),
    optimalGap: numOthers === 0 ? null : Math.log(trueProb / otherProb),
    trueBounds: [0 - trueProb, 1 - trueProb],
    otherBounds: [0 - otherProb, 1 - otherProb],
  };
}

/** -p ln p, 0 at 0. */
export function entropyTerm(p: number): number {
  return p === 0 ? 0 : 0 - p * Math.log(p);
}

function spreadOf(convention: Exclude<Convention, "prior">, a: number, K: number) {
  switch (convention) {
    case "uniform":
      return { share: a / K, kept: a / K, numOthers: K - 1 };
    case "others":
      return { share: a / Math.max(K - 1, 1), kept: 0, numOthers: K - 1 };
    case "padded":
      return { share: a / Math.max(K - 2, 1), kept: 0, numOthers: Math.max(K - 2, 0) };
    case "binary":
      return { share: a / 2, kept: a / 2, numOthers: 1 };
  }
}
