/** What a smoothed loss from a log means: its floor, the excess over it, and the unsmoothed loss that it leaves possible. */
import type { Checked } from "./checked.ts";
import type { Convention } from "./convention.ts";
import { smoothingProblem } from "./readRequest.ts";
import { type SmoothingFacts, smoothingFacts } from "./smoothingFacts.ts";
import { softplus } from "./softmax.ts";

/** A mean cross entropy from a log, in nats, and how it was smoothed. */
export interface LossReading {
  readonly loss: number;
  readonly labelSmoothing: number;
  readonly numClasses: number;
  readonly convention: Exclude<Convention, "prior">;
}

/** What the reading says. Losses in nats. */
export interface LossInterpretation extends LossReading {
  readonly facts: SmoothingFacts;
  /** loss - floor; negative where the loss cannot be what it is said to be. */
  readonly excess: number;
  /** The loss of guessing: all classes alike. */
  readonly chanceLoss: number;
  /** The least and the largest hard loss of any model that shows this smoothed loss; null below the floor. */
  readonly hardLoss: readonly [number, number] | null;
  /** exp of the hard losses; exp(loss) itself is no perplexity of the model. */
  readonly perplexity: readonly [number, number] | null;
}

/**
 * Interprets a loss value, or says why it cannot be.
 *
 * For a given smoothed loss L the true class's probability p is furthest from its target where the other classes are
 * alike, so p lies between the two roots of -t ln p - (1-t) ln((1-p)/n) = L (t the true class's target, n the number of
 * others), and the hard loss -ln p between their values. The lower end is convex in L and the upper concave, so the
 * ends hold for a mean over rows as well.
 */
export function interpretLoss(reading: LossReading): Checked<LossInterpretation> {
  const { loss, labelSmoothing, numClasses, convention } = reading;
  const problem =
    smoothingProblem(labelSmoothing) ??
    (Number.isFinite(loss) ? undefined : `The loss is ${loss}. Give a finite number, such as 1.05.`) ??
    (Number.isInteger(numClasses) && numClasses >= (convention === "padded" ? 3 : 2)
      ? undefined
      : `The number of classes is ${numClasses}. Give a whole number, at least ${convention === "padded" ? "3 with padding" : "2"}.`);
  if (problem !== undefined) return { problem };
  const facts = smoothingFacts(convention, labelSmoothing, numClasses);
  const excess = loss - facts.minimumLoss;
  // At the floor itself rounding decides the sign.
  const hardLoss = excess < -1e-12 * Math.max(1, loss) ? null : hardLossRange(loss, facts);
  return {
    value: {
      ...reading,
      facts,
      excess,
      chanceLoss: Math.log(facts.numOthers + 1),
      hardLoss,
      perplexity: hardLoss === null ? null : [Math.exp(hardLoss[0]), Math.exp(hardLoss[1])],
    },
  };
}

/** -ln p at both roots. With x the logit gap, p = 1/(1+n·e^-x), the loss is convex in x with its minimum at the optimal gap. */
function hardLossRange(loss: number, { trueProb, numOthers, optimalGap }: SmoothingFacts): [number, number] {
  const hardAt = (x: number) => softplus(Math.log(numOthers) - x);
  if (trueProb === 1) return [loss, loss];
  const smoothedAt = (x: number) => hardAt(x) + (1 - trueProb) * x;
  // Where the true class's target is 0 the optimum lies at -inf; at -1000 the loss is the same to the last digit.
  const best = Math.max(optimalGap ?? 0, -1000);
  const right = (loss + 1) / (1 - trueProb) + Math.abs(best);
  const upper = bisect((x) => smoothedAt(x) - loss, best, best + right);
  if (trueProb === 0) return [hardAt(upper), Number.POSITIVE_INFINITY];
  const lower = bisect(
    (x) => smoothedAt(x) - loss,
    best,
    best - (loss + Math.log(numOthers) + 1) / trueProb - Math.abs(best),
  );
  return [hardAt(upper), hardAt(lower)];
}

/** The root of an `f` that is at most 0 at `inside` and above 0 at `outside`. */
function bisect(f: (x: number) => number, inside: number, outside: number): number {
  let [from, to] = [inside, outside];
  for (let i = 0; i < 200; i++) {
    const middle = (from + to) / 2;
    if (middle === from || middle === to) break;
    if (f(middle) <= 0) from = middle;
    else to = middle;
  }
  return from;
}
