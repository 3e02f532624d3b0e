/** All helpers that actions may put into a file. */

import type { Helper } from "./helper.ts";
import { kerasSmoothedSparseCategoricalCrossentropy } from "./kerasSmoothedSparseCategoricalCrossentropy.ts";
import { kerasSmoothedSparseCategoricalCrossentropyFunction } from "./kerasSmoothedSparseCategoricalCrossentropyFunction.ts";
import { optaxSmoothedSoftmaxCrossEntropy } from "./optaxSmoothedSoftmaxCrossEntropy.ts";
import { tfjsSmoothedBinaryCrossentropy } from "./tfjsSmoothedBinaryCrossentropy.ts";
import { tfjsSmoothedCategoricalCrossentropy } from "./tfjsSmoothedCategoricalCrossentropy.ts";
import { tfSmoothedSparseSoftmaxCrossEntropy } from "./tfSmoothedSparseSoftmaxCrossEntropy.ts";
import { tfUniformlySmoothed } from "./tfUniformlySmoothed.ts";
import { torchSmoothedBceLoss } from "./torchSmoothedBceLoss.ts";
import { torchSmoothedBceWithLogitsLoss } from "./torchSmoothedBceWithLogitsLoss.ts";
import { torchSmoothedKlDiv } from "./torchSmoothedKlDiv.ts";
import { torchSmoothedKlDivLoss } from "./torchSmoothedKlDivLoss.ts";
import { torchSmoothedNllLoss } from "./torchSmoothedNllLoss.ts";
import { torchSmoothedNllLossClass } from "./torchSmoothedNllLossClass.ts";

export const HELPERS: readonly Helper[] = [
  torchSmoothedNllLoss,
  torchSmoothedNllLossClass,
  torchSmoothedBceLoss,
  torchSmoothedBceWithLogitsLoss,
  tfUniformlySmoothed,
  tfSmoothedSparseSoftmaxCrossEntropy,
  optaxSmoothedSoftmaxCrossEntropy,
  kerasSmoothedSparseCategoricalCrossentropy,
  kerasSmoothedSparseCategoricalCrossentropyFunction,
  torchSmoothedKlDiv,
  torchSmoothedKlDivLoss,
  tfjsSmoothedCategoricalCrossentropy,
  tfjsSmoothedBinaryCrossentropy,
];
