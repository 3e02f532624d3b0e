/** All checks, in the order in which they are documented; a new check is one file and one line here. */
import type { Check } from "./check.ts";
import { fromLogitsAfterActivation } from "./fromLogitsAfterActivation.ts";
import { handWrittenLabelSmoothing } from "./handWrittenLabelSmoothing.ts";
import { ignoreIndexWithProbabilities } from "./ignoreIndexWithProbabilities.ts";
import { infiniteMaskedLogits } from "./infiniteMaskedLogits.ts";
import { integerOneHotTargets } from "./integerOneHotTargets.ts";
import { labelSmoothingOutOfRange } from "./labelSmoothingOutOfRange.ts";
import { labelSmoothingTooNew } from "./labelSmoothingTooNew.ts";
import { labelSmoothingTwice } from "./labelSmoothingTwice.ts";
import { largeLabelSmoothing } from "./largeLabelSmoothing.ts";
import { logitsInBceLoss } from "./logitsInBceLoss.ts";
import { logitsWithoutFromLogits } from "./logitsWithoutFromLogits.ts";
import { logSoftmaxBeforeCrossEntropy } from "./logSoftmaxBeforeCrossEntropy.ts";
import { logTargetsInKlDivergence } from "./logTargetsInKlDivergence.ts";
import { meanKlDivergence } from "./meanKlDivergence.ts";
import { mistakenLabelSmoothing } from "./mistakenLabelSmoothing.ts";
import { positionalLabelSmoothing } from "./positionalLabelSmoothing.ts";
import { probabilitiesInKlDivergence } from "./probabilitiesInKlDivergence.ts";
import { probabilitiesInNllLoss } from "./probabilitiesInNllLoss.ts";
import { sigmoidBeforeLogitsLoss } from "./sigmoidBeforeLogitsLoss.ts";
import { smoothedTeacher } from "./smoothedTeacher.ts";
import { smoothedValidationLoss } from "./smoothedValidationLoss.ts";
import { softmaxBeforeCrossEntropy } from "./softmaxBeforeCrossEntropy.ts";
import { unsupportedLabelSmoothing } from "./unsupportedLabelSmoothing.ts";
import { weightedProbabilityTargets } from "./weightedProbabilityTargets.ts";

export const CHECKS: readonly Check[] = [
  softmaxBeforeCrossEntropy,
  logSoftmaxBeforeCrossEntropy,
  sigmoidBeforeLogitsLoss,
  probabilitiesInNllLoss,
  logitsInBceLoss,
  fromLogitsAfterActivation,
  logitsWithoutFromLogits,
  labelSmoothingTooNew,
  unsupportedLabelSmoothing,
  labelSmoothingOutOfRange,
  largeLabelSmoothing,
  positionalLabelSmoothing,
  meanKlDivergence,
  probabilitiesInKlDivergence,
  logTargetsInKlDivergence,
  labelSmoothingTwice,
  smoothedValidationLoss,
  mistakenLabelSmoothing,
  handWrittenLabelSmoothing,
  weightedProbabilityTargets,
  ignoreIndexWithProbabilities,
  integerOneHotTargets,
  infiniteMaskedLogits,
  smoothedTeacher,
];
