/** Values that are no share of the target: outside of 0 to 1, percentages, True, strings. */
import type { Check, Problem } from "./check.ts";
import { type Literal, literalAt } from "./literal.ts";

const HEAD = "import torch.nn as nn\n";

export const labelSmoothingOutOfRange: Check = {
  id: "label-smoothing-out-of-range",
  title: "A smoothing value that is no number from 0 to 1",
  severity: "error",
  whatItDoes:
    "Finds smoothing values outside of 0 to 1, written as a percentage, as `True` or `False`, or as a string.",
  whyBad:
    "The value is the share of the target that is spread over the classes. PyTorch raises an error above 1 and silently ignores a negative value; Keras checks nothing and trains towards targets that are no probabilities. `True` counts as 1: the target is the same for every class, and nothing can be learnt. A string raises a TypeError at the first batch.",
  example: `${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=10)  # meant: 10 %\n`,
  useInstead: `${HEAD}\ncriterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
  fixSafety: "What is trained changes. For `True` 0.1 is put in, the usual first value.",
  references: [
    "https://github.com/pytorch/pytorch/issues/134767",
    "https://pytorch.org/docs/stable/generated/torch.nn.CrossEntropyLoss.html",
  ],
  examples: [
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸10‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸True‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n`,
    },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸"0.2"‸)\n`,
      fixed: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=0.2)\n`,
    },
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=‸-0.1‸)\n` },
    { code: `${HEAD}SMOOTHING = 5\n\ndef loss():\n    return nn.CrossEntropyLoss(label_smoothing=‸SMOOTHING‸)\n` },
    {
      code: "import keras\nloss = keras.losses.CategoricalCrossentropy(label_smoothing=‸1.5‸)\n",
    },
  ],
  ignores: [
    {
      code: `import pytest\n${HEAD}with pytest.raises(ValueError):\n    nn.CrossEntropyLoss(label_smoothing=1.5)\n`,
      why: "a test makes the mistake on purpose",
    },
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=1e-1)\n`, why: "it is 0.1" },
    { code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=1)\n`, why: "it is in the range" },
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss(label_smoothing=args.smoothing)\n`,
      why: "the value is not in sight",
    },
    {
      code: `${HEAD}s = 5\nif flag:\n    s = 0.1\ncriterion = nn.CrossEntropyLoss(label_smoothing=s)\n`,
      why: "a branch may give another value",
    },
  ],
  find({ flow, lossCalls }) {
    return lossCalls.flatMap(({ value }): Problem[] => {
      const span = value.kind === "given" ? value.spans[0] : undefined;
      const found = span && literalAt(flow, span);
      const wrong = found && wrongValue(found.literal);
      if (span === undefined || wrong === undefined) return [];
      const { meant, why } = wrong;
      const fixes =
        meant !== undefined && found!.isHere
          ? [{ title: `Change it to ${meant}`, edits: [{ span, text: meant }] }]
          : [];
      const shown = found!.isHere
        ? found!.literal.text
        : `${flow.source.text.slice(span.start, span.end)} = ${found!.literal.text}`;
      return [
        { span, message: `${shown} ${why} Write the share as a number from 0 to 1, such as ${meant ?? "0.1"}.`, fixes },
      ];
    });
  },
};

/** Why `literal` is wrong, and the value that was probably meant. */
function wrongValue(literal: Literal): { why: string; meant?: string } | undefined {
  if (literal.kind === "boolean") {
    return literal.value
      ? { why: "counts as 1: the target is then the same for every class, and nothing can be learnt.", meant: "0.1" }
      : { why: "is no number; it counts as 0, no smoothing.", meant: "0.0" };
  }
  if (literal.kind === "string") {
    const number = Number(literal.value);
    const isShare = literal.value.trim() !== "" && number >= 0 && number <= 1;
    return {
      why: "is a string, which no loss takes: it raises a TypeError.",
      ...(isShare && { meant: literal.value }),
    };
  }
  if (literal.value >= 0 && literal.value <= 1) return undefined;
  if (literal.value < 0) return { why: "is below 0; PyTorch ignores it silently, Keras makes targets above 1 of it." };
  const share = String(Number((literal.value / 100).toPrecision(12)));
  const isPercentage = literal.value >= 2 && literal.value <= 100;
  return {
    why: "is above 1; PyTorch raises an error, Keras makes negative targets of it.",
    ...(isPercentage && { meant: share }),
  };
}
