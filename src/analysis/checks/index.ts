/** All checks, in the order in which they are documented; a new check is one file and one line here. */
import type { Check } from "./check.ts";
import { logitsInBceLoss } from "./logitsInBceLoss.ts";
import { logSoftmaxBeforeCrossEntropy } from "./logSoftmaxBeforeCrossEntropy.ts";
import { probabilitiesInNllLoss } from "./probabilitiesInNllLoss.ts";
import { sigmoidBeforeLogitsLoss } from "./sigmoidBeforeLogitsLoss.ts";
import { softmaxBeforeCrossEntropy } from "./softmaxBeforeCrossEntropy.ts";

export const CHECKS: readonly Check[] = [
  softmaxBeforeCrossEntropy,
  logSoftmaxBeforeCrossEntropy,
  sigmoidBeforeLogitsLoss,
  probabilitiesInNllLoss,
  logitsInBceLoss,
];
