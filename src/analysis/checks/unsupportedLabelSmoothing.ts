/** label_smoothing given to a loss that has no such argument. */
import { findLossCalls } from "../findLossCalls.ts";
import { readSource } from "../readSource.ts";
import { smoothingActions } from "../smoothingActions.ts";
import type { CallArgument, SourceCall, SourceEdit } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import { callsNamed } from "./callsNamed.ts";
import type { Check, Fix, Problem } from "./check.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";
const KEYWORDS = ["label_smoothing", "smoothing", "label_smoothing_factor"];

/** Losses without the argument, and what to do instead. */
const LACK: Readonly<Record<string, string>> = {
  "keras.losses.SparseCategoricalCrossentropy": "use CategoricalCrossentropy on one-hot targets",
  "keras.losses.sparse_categorical_crossentropy": "use categorical_crossentropy on one-hot targets",
  "torch.nn.NLLLoss": "use nn.CrossEntropyLoss on logits",
  "torch.nn.functional.nll_loss": "use F.cross_entropy on logits",
  "torch.nn.BCELoss": "smooth the targets, y*(1-a)+a/2",
  "torch.nn.BCEWithLogitsLoss": "smooth the targets, y*(1-a)+a/2",
  "torch.nn.functional.binary_cross_entropy": "smooth the targets, y*(1-a)+a/2",
  "torch.nn.functional.binary_cross_entropy_with_logits": "smooth the targets, y*(1-a)+a/2",
  "torch.nn.KLDivLoss": "smooth the target distribution",
  "torch.nn.functional.kl_div": "smooth the target distribution",
  "timm.loss.SoftTargetCrossEntropy": "set Mixup(label_smoothing=…), which makes its targets",
  "torch.nn.MultiMarginLoss": "a margin loss has no label smoothing",
  "optax.softmax_cross_entropy": "smooth the labels with optax.smooth_labels",
  "optax.safe_softmax_cross_entropy": "smooth the labels with optax.smooth_labels",
  "optax.softmax_cross_entropy_with_integer_labels":
    "use optax.softmax_cross_entropy on one-hot labels smoothed with optax.smooth_labels",
  "optax.sigmoid_binary_cross_entropy": "smooth the labels, y*(1-a)+a/2",
  "tensorflow.nn.softmax_cross_entropy_with_logits": "smooth the labels, labels*(1-a)+a/K",
  "tensorflow.nn.sparse_softmax_cross_entropy_with_logits":
    "use tf.nn.softmax_cross_entropy_with_logits on smoothed one-hot labels",
  "tensorflow.nn.sigmoid_cross_entropy_with_logits": "smooth the labels, labels*(1-a)+a/2",
};

export const unsupportedLabelSmoothing: Check = {
  id: "unsupported-label-smoothing",
  title: "label_smoothing in a loss that has no such argument",
  severity: "error",
  whatItDoes:
    "Finds `label_smoothing` given to a loss that does not take it: Keras' sparse losses, PyTorch's NLL, BCE and KL divergence, the losses of `optax` and `tf.nn`.",
  whyBad:
    "The call raises a TypeError when it is reached. These losses take their targets as they are: class indices cannot be smoothed before they are one-hot, and binary targets are smoothed one by one. Keras' sparse losses lack it up to 3.15.1; it has been added for a later release.",
  example: "import keras\n\nloss = keras.losses.SparseCategoricalCrossentropy(from_logits=True, label_smoothing=0.1)\n",
  useInstead:
    "import keras\n\nloss = keras.losses.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1)  # with one-hot targets\n",
  fixSafety:
    "Without the argument nothing is smoothed, as long as the targets are not. The other fix makes the smoothed targets at the call.",
  references: [
    "https://github.com/keras-team/keras/issues/23487",
    "https://github.com/google-deepmind/optax/issues/1486",
    "https://pytorch.org/docs/stable/generated/torch.nn.NLLLoss.html",
  ],
  examples: [
    {
      code: "import tensorflow as tf\nloss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ‸label_smoothing=0.1‸)\n",
      fixed: "import tensorflow as tf\nloss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)\n",
    },
    {
      code: `${HEAD}criterion = nn.BCEWithLogitsLoss(‸label_smoothing=0.1‸)\n`,
      fixed: `${HEAD}criterion = nn.BCEWithLogitsLoss()\n`,
    },
    {
      code: "import optax\nloss = optax.softmax_cross_entropy_with_integer_labels(z, y, ‸label_smoothing=eps‸)\n",
      fixed: "import optax\nloss = optax.softmax_cross_entropy_with_integer_labels(z, y)\n",
    },
  ],
  ignores: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`, why: "it takes the argument" },
    { code: `${HEAD}criterion = NLLLoss(label_smoothing=0.1)\n`, why: "no import says what NLLLoss is" },
    {
      code: "from .losses import BCEWithLogitsLoss\nimport torch\ncriterion = BCEWithLogitsLoss(label_smoothing=0.1)\n",
      why: "it is the project's own",
    },
  ],
  find({ source, flow }) {
    return callsNamed(flow, Object.keys(LACK)).flatMap((call): Problem[] => {
      const instead = LACK[call.name];
      const argument = call.arguments.find(({ name }) => name !== undefined && KEYWORDS.includes(name));
      if (instead === undefined || argument === undefined) return [];
      const { text } = source;
      const removal = argumentSyntax(call).remove(text, call, argument);
      const fixes = [
        ...smoothedInstead(text, call, argument, removal),
        { title: `Remove ${argument.name}`, edits: removal },
      ];
      const version = call.name.startsWith("keras.") ? " (Keras up to 3.15.1)" : "";
      const message = `${call.name} has no argument ${argument.name}${version}: it raises a TypeError. Instead, ${instead}.`;
      return [{ span: argument.span, message, fixes }];
    });
  },
};

/** The first smoothing action for the call without the argument, with the argument's value. */
function smoothedInstead(
  text: string,
  call: SourceCall,
  argument: CallArgument,
  removal: readonly SourceEdit[],
): Fix[] {
  const value = Number(argument.value);
  if (!/^[\d.]/.test(argument.value) || !(value > 0 && value <= 1)) return [];
  const without = removal.reduceRight((rest, { span }) => rest.slice(0, span.start) + rest.slice(span.end), text);
  const source = readSource("python", without);
  const lossCall = findLossCalls(source).find(({ span }) => span.start === call.span.start);
  const action = lossCall && smoothingActions(source, lossCall, { labelSmoothing: value })[0];
  if (action === undefined || action.declined !== undefined || action.edits.length === 0) return [];
  return [{ title: action.title, edits: [...removal, ...movedBack(action.edits, removal)] }];
}

/** Edits of the text without the argument, in places of the text with it. */
function movedBack(edits: readonly SourceEdit[], removal: readonly SourceEdit[]): SourceEdit[] {
  const back = (at: number) =>
    removal.reduce((sum, { span }) => (span.start < sum ? sum + span.end - span.start : sum), at);
  return edits.map(({ span, text }) => ({ span: { start: back(span.start), end: back(span.end) }, text }));
}
