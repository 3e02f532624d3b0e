/** What the training loss of the same logits would be under smoothing: (1-a)·mean nll + a·mean of -log p over the classes. */
import { smoothingFacts } from "../smoothingFacts.ts";
import type { CalibrationFigures } from "./figuresOf.ts";

export interface SmoothedTrainingLoss {
  readonly labelSmoothing: number;
  readonly loss: number;
  /** H(t): what a perfect model would show. */
  readonly minimumLoss: number;
  readonly excess: number;
  /** ln((1-a+a/K)/(a/K)); +inf at a = 0, null with one class. */
  readonly optimalGap: number | null;
}

/** The values that are shown. */
export const SHOWN_VALUES: readonly number[] = [0, 0.05, 0.1, 0.2, 0.3];

/** The losses at `values` under the uniform convention. A class of probability 0 makes them infinite above a = 0. */
export function smoothedTrainingLosses(
  { nll, uniformNll, numClasses }: Pick<CalibrationFigures, "nll" | "uniformNll" | "numClasses">,
  values: readonly number[] = SHOWN_VALUES,
): readonly SmoothedTrainingLoss[] {
  return values.map((a) => {
    const { minimumLoss, optimalGap } = smoothingFacts("uniform", a, numClasses);
    const loss = share(1 - a, nll) + share(a, uniformNll);
    return { labelSmoothing: a, loss, minimumLoss, excess: Math.max(0, loss - minimumLoss), optimalGap };
  });
}

/** 0·inf is 0, as everywhere in the core. */
function share(weight: number, loss: number): number {
  return weight === 0 && !Number.isNaN(loss) ? 0 : weight * loss;
}
