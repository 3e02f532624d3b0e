/** A smoothing value at a position where the loss takes something else. */
import { argumentOf } from "../sourceCall.ts";
import { callsNamed } from "./callsNamed.ts";
import type { Check, Problem } from "./check.ts";

const HEAD = "import torch.nn as nn\nimport torch.nn.functional as F\n";

/** What else a number between 0 and 1 would be, by position. */
const TRAPS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  "torch.nn.CrossEntropyLoss": { 0: "weight", 1: "size_average", 2: "ignore_index", 3: "reduce" },
  "torch.nn.functional.cross_entropy": { 2: "weight", 3: "size_average", 4: "ignore_index", 5: "reduce" },
  "keras.losses.CategoricalCrossentropy": { 0: "from_logits" },
  "keras.losses.BinaryCrossentropy": { 0: "from_logits" },
  "keras.losses.categorical_crossentropy": { 2: "from_logits" },
  "keras.losses.binary_crossentropy": { 2: "from_logits" },
};

export const positionalLabelSmoothing: Check = {
  id: "positional-label-smoothing",
  title: "A smoothing value that is taken for another argument",
  severity: "error",
  whatItDoes:
    "Finds a number between 0 and 1 that is passed by position where the loss takes another argument: `nn.CrossEntropyLoss(w, 0.1)` sets `size_average`, `keras.losses.CategoricalCrossentropy(0.1)` sets `from_logits`.",
  whyBad:
    "`label_smoothing` is the sixth argument of `nn.CrossEntropyLoss`, the eighth of `F.cross_entropy` and the second of Keras' losses. A number before that is taken for something else: as `size_average` or `from_logits` it counts as true, silently, and nothing is smoothed; as `weight` it raises an error.",
  example: `${HEAD}\ncriterion = nn.CrossEntropyLoss(weights, 0.1)\n`,
  useInstead: `${HEAD}\ncriterion = nn.CrossEntropyLoss(weights, label_smoothing=0.1)\n`,
  fixSafety: "The labels are then smoothed, which they were not before.",
  references: [
    "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
    "https://keras.io/api/losses/probabilistic_losses/",
  ],
  examples: [
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(w, ‸0.1‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(w, label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(‸0.1‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}loss = F.cross_entropy(z, y, ‸0.1‸, reduction="sum")\n`,
      fixed: `${HEAD}loss = F.cross_entropy(z, y, label_smoothing=0.1, reduction="sum")\n`,
    },
    {
      code: "import keras\nloss = keras.losses.CategoricalCrossentropy(‸0.1‸)\n",
      fixed: "import keras\nloss = keras.losses.CategoricalCrossentropy(label_smoothing=0.1)\n",
    },
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(‸0.1‸, None, -100)\n` },
  ],
  ignores: [
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(w, None, -100, None, "mean", 0.1)\n`, why: "it is the sixth" },
    { code: "import keras\nloss = keras.losses.CategoricalCrossentropy(True, 0.1)\n", why: "it is the second" },
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(w, True)\n`, why: "this is meant as size_average" },
  ],
  find({ flow }) {
    return callsNamed(flow, Object.keys(TRAPS)).flatMap((call): Problem[] => {
      const traps = Object.entries(TRAPS[call.name] ?? {});
      return traps.flatMap(([position, name]): Problem[] => {
        const argument = argumentOf(call, "", Number(position));
        if (argument === undefined || !/^(?:0?\.\d+|0\.\d*|\d(?:\.\d+)?e-\d+)$/.test(argument.value)) return [];
        if (Number(argument.value) === 0) return [];
        const rest = call.arguments.slice(call.arguments.indexOf(argument) + 1);
        const isLast = rest.every(({ kind, name: keyword }) => kind === "keyword" && keyword !== "label_smoothing");
        const text = `label_smoothing=${argument.value}`;
        const message =
          `${argument.value} is passed as ${name} here, the argument at this position, and smooths nothing. ` +
          `Write ${text}.`;
        const fixes = isLast ? [{ title: `Write ${text}`, edits: [{ span: argument.span, text }] }] : [];
        return [{ span: argument.span, message, fixes }];
      });
    });
  },
};
