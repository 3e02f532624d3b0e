/** All rules, in the order in which they are documented; a new rule is one file and one line here. */

import { fairseqCrossEntropyFlag } from "./config/fairseqCrossEntropyFlag.ts";
import { fairseqLabelSmoothingFlag } from "./config/fairseqLabelSmoothingFlag.ts";
import { mmpretrainCrossEntropyLossDict } from "./config/mmpretrainCrossEntropyLossDict.ts";
import { mmpretrainLabelSmoothLossDict } from "./config/mmpretrainLabelSmoothLossDict.ts";
import { timmSmoothingFlag } from "./config/timmSmoothingFlag.ts";
import { timmSmoothingSetting } from "./config/timmSmoothingSetting.ts";
import { torchvisionLabelSmoothingFlag } from "./config/torchvisionLabelSmoothingFlag.ts";
import { trainerLabelSmoothingFlag } from "./config/trainerLabelSmoothingFlag.ts";
import { trainerLabelSmoothingSetting } from "./config/trainerLabelSmoothingSetting.ts";
import { yoloLabelSmoothingFlag } from "./config/yoloLabelSmoothingFlag.ts";
import { crossEntropy as cppCrossEntropy } from "./cpp/crossEntropy.ts";
import { crossEntropyLoss as cppCrossEntropyLoss } from "./cpp/crossEntropyLoss.ts";
import { crossEntropyLossFunction as cppCrossEntropyLossFunction } from "./cpp/crossEntropyLossFunction.ts";
import { crossEntropyLossFlat as fastaiCrossEntropyLossFlat } from "./fastai/crossEntropyLossFlat.ts";
import { labelSmoothingCrossEntropy as fastaiLabelSmoothingCrossEntropy } from "./fastai/labelSmoothingCrossEntropy.ts";
import { labelSmoothingCrossEntropyFlat as fastaiLabelSmoothingCrossEntropyFlat } from "./fastai/labelSmoothingCrossEntropyFlat.ts";
import { compileBinary as jsCompileBinary } from "./javascript/compileBinary.ts";
import { compileCategorical as jsCompileCategorical } from "./javascript/compileCategorical.ts";
import { sigmoidCrossEntropy as jsSigmoidCrossEntropy } from "./javascript/sigmoidCrossEntropy.ts";
import { smoothedBinaryCrossentropy as jsSmoothedBinaryCrossentropy } from "./javascript/smoothedBinaryCrossentropy.ts";
import { smoothedCategoricalCrossentropy as jsSmoothedCategoricalCrossentropy } from "./javascript/smoothedCategoricalCrossentropy.ts";
import { softmaxCrossEntropy as jsSoftmaxCrossEntropy } from "./javascript/softmaxCrossEntropy.ts";
import { fluxBinaryCrossEntropy } from "./julia/fluxBinaryCrossEntropy.ts";
import { fluxCrossEntropy } from "./julia/fluxCrossEntropy.ts";
import { fluxLogitBinaryCrossEntropy } from "./julia/fluxLogitBinaryCrossEntropy.ts";
import { fluxLogitCrossEntropy } from "./julia/fluxLogitCrossEntropy.ts";
import { binaryCrossentropy } from "./keras/binaryCrossentropy.ts";
import { binaryCrossentropyFunction } from "./keras/binaryCrossentropyFunction.ts";
import { binaryFocalCrossentropy } from "./keras/binaryFocalCrossentropy.ts";
import { binaryFocalCrossentropyFunction } from "./keras/binaryFocalCrossentropyFunction.ts";
import { categoricalCrossentropy } from "./keras/categoricalCrossentropy.ts";
import { categoricalCrossentropyFunction } from "./keras/categoricalCrossentropyFunction.ts";
import { categoricalFocalCrossentropy } from "./keras/categoricalFocalCrossentropy.ts";
import { categoricalFocalCrossentropyFunction } from "./keras/categoricalFocalCrossentropyFunction.ts";
import { compileBinary } from "./keras/compileBinary.ts";
import { compileCategorical } from "./keras/compileCategorical.ts";
import { compileSparseCategorical } from "./keras/compileSparseCategorical.ts";
import { sparseCategoricalCrossentropy } from "./keras/sparseCategoricalCrossentropy.ts";
import { sparseCategoricalCrossentropyFunction } from "./keras/sparseCategoricalCrossentropyFunction.ts";
import { crossEntropyLoss as ligerCrossEntropyLoss } from "./liger/crossEntropyLoss.ts";
import { fusedLinearCrossEntropyLoss as ligerFusedLinearCrossEntropyLoss } from "./liger/fusedLinearCrossEntropyLoss.ts";
import { crossEntropy as mindsporeCrossEntropy } from "./mindspore/crossEntropy.ts";
import { crossEntropyLoss as mindsporeCrossEntropyLoss } from "./mindspore/crossEntropyLoss.ts";
import { crossEntropy as mlxCrossEntropy } from "./mlx/crossEntropy.ts";
import { labelSmoothLoss as mmpretrainLabelSmoothLoss } from "./mmpretrain/labelSmoothLoss.ts";
import { labelSmoothingLoss as onmtLabelSmoothingLoss } from "./onmt/labelSmoothingLoss.ts";
import { safeSoftmaxCrossEntropy as optaxSafeSoftmaxCrossEntropy } from "./optax/safeSoftmaxCrossEntropy.ts";
import { sigmoidBinaryCrossEntropy as optaxSigmoidBinaryCrossEntropy } from "./optax/sigmoidBinaryCrossEntropy.ts";
import { softmaxCrossEntropy as optaxSoftmaxCrossEntropy } from "./optax/softmaxCrossEntropy.ts";
import { softmaxCrossEntropyWithIntegerLabels as optaxSoftmaxCrossEntropyWithIntegerLabels } from "./optax/softmaxCrossEntropyWithIntegerLabels.ts";
import { crossEntropy as paddleCrossEntropy } from "./paddle/crossEntropy.ts";
import { crossEntropyLoss as paddleCrossEntropyLoss } from "./paddle/crossEntropyLoss.ts";
import type { Rule } from "./rule.ts";
import { burnBinaryCrossEntropyLossConfig } from "./rust/burnBinaryCrossEntropyLossConfig.ts";
import { burnCrossEntropyLoss } from "./rust/burnCrossEntropyLoss.ts";
import { burnCrossEntropyLossConfig } from "./rust/burnCrossEntropyLossConfig.ts";
import { tchCrossEntropyForLogits } from "./rust/tchCrossEntropyForLogits.ts";
import { tchCrossEntropyLoss } from "./rust/tchCrossEntropyLoss.ts";
import { sigmoidCrossEntropy as tfSigmoidCrossEntropy } from "./tensorflow/sigmoidCrossEntropy.ts";
import { sigmoidCrossEntropyWithLogits as tfSigmoidCrossEntropyWithLogits } from "./tensorflow/sigmoidCrossEntropyWithLogits.ts";
import { softmaxCrossEntropy as tfSoftmaxCrossEntropy } from "./tensorflow/softmaxCrossEntropy.ts";
import { softmaxCrossEntropyWithLogits as tfSoftmaxCrossEntropyWithLogits } from "./tensorflow/softmaxCrossEntropyWithLogits.ts";
import { sparseSoftmaxCrossEntropyWithLogits as tfSparseSoftmaxCrossEntropyWithLogits } from "./tensorflow/sparseSoftmaxCrossEntropyWithLogits.ts";
import { binaryCrossEntropy as timmBinaryCrossEntropy } from "./timm/binaryCrossEntropy.ts";
import { labelSmoothingCrossEntropy as timmLabelSmoothingCrossEntropy } from "./timm/labelSmoothingCrossEntropy.ts";
import { mixup as timmMixup } from "./timm/mixup.ts";
import { softTargetCrossEntropy as timmSoftTargetCrossEntropy } from "./timm/softTargetCrossEntropy.ts";
import { sparseCategoricalCrossentropy as tinygradSparseCategoricalCrossentropy } from "./tinygrad/sparseCategoricalCrossentropy.ts";
import { bceLoss } from "./torch/bceLoss.ts";
import { bceWithLogitsLoss } from "./torch/bceWithLogitsLoss.ts";
import { binaryCrossEntropy } from "./torch/binaryCrossEntropy.ts";
import { binaryCrossEntropyWithLogits } from "./torch/binaryCrossEntropyWithLogits.ts";
import { crossEntropy } from "./torch/crossEntropy.ts";
import { crossEntropyLoss } from "./torch/crossEntropyLoss.ts";
import { klDiv } from "./torch/klDiv.ts";
import { klDivLoss } from "./torch/klDivLoss.ts";
import { linearCrossEntropy } from "./torch/linearCrossEntropy.ts";
import { linearCrossEntropyLoss } from "./torch/linearCrossEntropyLoss.ts";
import { nllLoss } from "./torch/nllLoss.ts";
import { nllLossFunction } from "./torch/nllLossFunction.ts";
import { labelSmoother as transformersLabelSmoother } from "./transformers/labelSmoother.ts";
import { seq2SeqTrainingArguments as transformersSeq2SeqTrainingArguments } from "./transformers/seq2SeqTrainingArguments.ts";
import { trainingArguments as transformersTrainingArguments } from "./transformers/trainingArguments.ts";

export const RULES: readonly Rule[] = [
  crossEntropyLoss,
  crossEntropy,
  linearCrossEntropyLoss,
  linearCrossEntropy,
  nllLoss,
  nllLossFunction,
  bceLoss,
  bceWithLogitsLoss,
  binaryCrossEntropy,
  binaryCrossEntropyWithLogits,
  klDivLoss,
  klDiv,
  timmLabelSmoothingCrossEntropy,
  timmBinaryCrossEntropy,
  timmMixup,
  timmSoftTargetCrossEntropy,
  transformersTrainingArguments,
  transformersSeq2SeqTrainingArguments,
  transformersLabelSmoother,
  fastaiLabelSmoothingCrossEntropy,
  fastaiLabelSmoothingCrossEntropyFlat,
  fastaiCrossEntropyLossFlat,
  onmtLabelSmoothingLoss,
  mmpretrainLabelSmoothLoss,
  ligerCrossEntropyLoss,
  ligerFusedLinearCrossEntropyLoss,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
  binaryCrossentropy,
  categoricalFocalCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropyFunction,
  sparseCategoricalCrossentropyFunction,
  binaryCrossentropyFunction,
  categoricalFocalCrossentropyFunction,
  binaryFocalCrossentropyFunction,
  compileCategorical,
  compileSparseCategorical,
  compileBinary,
  tfSoftmaxCrossEntropyWithLogits,
  tfSparseSoftmaxCrossEntropyWithLogits,
  tfSigmoidCrossEntropyWithLogits,
  tfSoftmaxCrossEntropy,
  tfSigmoidCrossEntropy,
  optaxSoftmaxCrossEntropy,
  optaxSafeSoftmaxCrossEntropy,
  optaxSoftmaxCrossEntropyWithIntegerLabels,
  optaxSigmoidBinaryCrossEntropy,
  paddleCrossEntropyLoss,
  paddleCrossEntropy,
  mindsporeCrossEntropyLoss,
  mindsporeCrossEntropy,
  mlxCrossEntropy,
  tinygradSparseCategoricalCrossentropy,
  fairseqCrossEntropyFlag,
  fairseqLabelSmoothingFlag,
  mmpretrainCrossEntropyLossDict,
  mmpretrainLabelSmoothLossDict,
  timmSmoothingFlag,
  timmSmoothingSetting,
  torchvisionLabelSmoothingFlag,
  trainerLabelSmoothingFlag,
  trainerLabelSmoothingSetting,
  yoloLabelSmoothingFlag,
  jsSoftmaxCrossEntropy,
  jsSigmoidCrossEntropy,
  jsCompileCategorical,
  jsCompileBinary,
  jsSmoothedCategoricalCrossentropy,
  jsSmoothedBinaryCrossentropy,
  cppCrossEntropyLoss,
  cppCrossEntropy,
  cppCrossEntropyLossFunction,
  burnCrossEntropyLossConfig,
  burnCrossEntropyLoss,
  burnBinaryCrossEntropyLossConfig,
  tchCrossEntropyLoss,
  tchCrossEntropyForLogits,
  fluxLogitCrossEntropy,
  fluxCrossEntropy,
  fluxLogitBinaryCrossEntropy,
  fluxBinaryCrossEntropy,
];
