/** A value is converted only where it means something, and once. */
import { describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { applyEdits } from "./applyEdits.ts";

const CE = "from torch import nn\n";
const OTHERS = `${CE}\n\nclass OthersSmoothedLoss(nn.Module):\n    ...\n\n\n`;

function conversions(text: string, numClasses?: number) {
  const source = readSource("python", text);
  const lossCall = findLossCalls(source).at(-1)!;
  const options = { labelSmoothing: 0.1, ...(numClasses !== undefined && { numClasses }) };
  return smoothingActions(source, lossCall, options).filter(({ kind }) => kind === "convert");
}

describe("offered", () => {
  test.each<[string, number | undefined, string, string]>([
    [
      `${CE}l = nn.CrossEntropyLoss(label_smoothing=0.1)`,
      10,
      "Convert 0.1: keep what fairseq's 0.1 means (label smoothing 0.1111, K=10)",
      "l = nn.CrossEntropyLoss(label_smoothing=0.111111111111)",
    ],
    [
      `${CE}num_classes = 5\nl = nn.CrossEntropyLoss(label_smoothing=0.1)`,
      undefined,
      "Convert 0.1: keep what fairseq's 0.1 means (label smoothing 0.125, K=5)",
      "l = nn.CrossEntropyLoss(label_smoothing=0.1 * 5 / 4)",
    ],
    [
      `${OTHERS}l = OthersSmoothedLoss(label_smoothing=0.1)`,
      1000,
      "Convert 0.1: keep what PyTorch's 0.1 means (label smoothing 0.0999, K=1000)",
      "l = OthersSmoothedLoss(label_smoothing=0.1 * 999 / 1000)",
    ],
  ])("%s, K=%s", (text, numClasses, title, after) => {
    const [action] = conversions(text, numClasses);
    expect(action?.title).toBe(title);
    const converted = applyEdits(text, action!.edits);
    expect(converted.slice(converted.lastIndexOf("l = "))).toBe(after);
    expect(conversions(converted, numClasses)).toEqual([]);
  });
});

describe("not offered", () => {
  test.each<[string, string, number | undefined]>([
    ["without a number of classes", `${CE}l = nn.CrossEntropyLoss(label_smoothing=0.1)`, undefined],
    ["without a value", `${CE}l = nn.CrossEntropyLoss()`, 10],
    ["for a name", `${CE}l = nn.CrossEntropyLoss(label_smoothing=eps)`, 10],
    ["beyond (K-1)/K", `${CE}l = nn.CrossEntropyLoss(label_smoothing=0.95)`, 10],
    ["for two outcomes", "import keras\nl = keras.losses.BinaryCrossentropy(label_smoothing=0.1)", 10],
  ])("%s", (_, text, numClasses) => {
    expect(conversions(text, numClasses)).toEqual([]);
  });
});
