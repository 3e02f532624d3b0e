/** A row's loss where all its other logits are alike: L(g) = u_y·ln(1+n·e^(-g/T)) + (Σu-u_y)·ln(n+e^(g/T)), u = w⊙t, n others. */
import type { LossProblem } from "./lossProblem.ts";
import { entropyTerm } from "./smoothingFacts.ts";
import { rowState, smoothTargetInto } from "./smoothTargets.ts";
import { softplus } from "./softmax.ts";

/** The loss of one row, before the reduction, as a function of one logit gap. */
export interface GapCurve {
  readonly lossAt: (gap: number) => number;
  /** Where the loss is least: +inf without smoothing, -inf where the true class's target is 0, null with one class. */
  readonly bestGap: number | null;
  /** The loss there. */
  readonly leastLoss: number;
}

/**
 * Gives the loss of row `row` against how far the logit of `trueClass` stands above the others, which are all alike; a
 * padding class has the probability 0. For binary cross entropy it is the loss of that one label against its logit.
 * null for a row that does not count.
 *
 * The loss is least at p_y = u_y/Σu, so at T·ln(n·u_y/(Σu-u_y)). Where the targets of the others are alike (no
 * weights, no prior) that is the optimal gap, and the loss there the floor.
 */
export function lossAtGap(problem: LossProblem, row: number, trueClass: number): GapCurve | null {
  const { numClasses: K, loss, temperature, classWeights, posWeight, paddingIndex } = problem;
  if (rowState(problem, row) !== "counted") return null;
  const target = new Float64Array(K);
  smoothTargetInto(problem, row, target);
  const weighted = (k: number) => (classWeights?.[k] ?? 1) * target[k]!;
  if (loss === "binaryCrossEntropy") {
    const yes = weighted(trueClass) * (posWeight?.[trueClass] ?? 1);
    const no = (classWeights?.[trueClass] ?? 1) * Math.max(0, 1 - target[trueClass]!);
    return curve(yes, no, 1, temperature, 0);
  }
  let others = 0;
  let shift = 0;
  for (let k = 0; k < K; k++) {
    if (k !== trueClass) others += weighted(k);
    if (loss === "klDivergence") shift -= entropyTerm(target[k]!);
  }
  const numOthers = K - 1 - (paddingIndex === undefined || paddingIndex === trueClass ? 0 : 1);
  return curve(weighted(trueClass), others, numOthers, temperature, shift);
}

/** `yes` and `no` are the weighted targets of the true class and of all others. */
function curve(yes: number, no: number, numOthers: number, temperature: number, shift: number): GapCurve {
  const logOthers = Math.log(numOthers);
  const total = yes + no;
  const lossAt = (gap: number) => {
    if (numOthers === 0) return shift;
    const x = gap / temperature - logOthers;
    return times(yes, softplus(0 - x)) + times(no, softplus(x) + logOthers) + shift;
  };
  if (numOthers === 0 || total === 0) return { lossAt, bestGap: null, leastLoss: shift };
  return {
    lossAt,
    bestGap: temperature * (Math.log(yes / no) + logOthers),
    leastLoss: total * (entropyTerm(yes / total) + entropyTerm(no / total)) + times(no, logOthers) + shift,
  };
}

/** 0·∞ counts as 0. */
function times(weight: number, value: number): number {
  return weight === 0 ? 0 : weight * value;
}
