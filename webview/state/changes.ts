/** What a control's change means for the whole state: classes come and go, conventions bring what they need. */
import type { Convention } from "../../src/core/convention.ts";
import type { PanelChange, PanelControls, PanelNumbers, PanelState } from "../../src/protocol/panelState.ts";

/** Another smoothing value. */
export function withValue({ controls }: PanelState, labelSmoothing: number): PanelChange {
  return { controls: { ...controls, labelSmoothing: Math.min(1, Math.max(0, labelSmoothing)) } };
}

/** Another convention, with the loss that it belongs to and the padding index or prior that it needs. */
export function withConvention({ controls, numbers }: PanelState, convention: Convention): PanelChange {
  const { paddingIndex, ...others } = controls;
  const loss = others.loss === "binaryCrossEntropy" ? "crossEntropy" : others.loss;
  const changed: PanelControls = {
    ...others,
    convention,
    loss: convention === "binary" ? "binaryCrossEntropy" : loss,
    ...(convention === "padded" && { paddingIndex: paddingIndex ?? 0 }),
  };
  if (numbers === null || convention !== "prior" || numbers.prior !== undefined) return { controls: changed };
  return { controls: changed, numbers: { ...numbers, prior: classFrequencies(numbers) } };
}

/** Another number of classes: new ones have the logit 0, targets that are gone become class 0. */
export function withNumClasses({ numbers, controls }: PanelState, numClasses: number): PanelChange {
  if (numbers === null || numClasses === numbers.numClasses) return {};
  const { numClasses: before, targets, input, inputKind } = numbers;
  const numRows = input.length / before;
  const resize = (values: Float64Array, fill: number) => {
    const resized = new Float64Array(numRows * numClasses).fill(fill);
    for (let row = 0; row < numRows; row++) {
      resized.set(values.subarray(row * before, row * before + Math.min(before, numClasses)), row * numClasses);
    }
    return resized;
  };
  const perClass = (values: Float64Array | undefined, fill: number) =>
    values && Float64Array.from({ length: numClasses }, (_, k) => values[k] ?? fill);
  const prior = numbers.prior && normalised(perClass(numbers.prior, 0)!);
  const changed: PanelNumbers = {
    ...numbers,
    numClasses,
    input: resize(input, inputKind === "logProbabilities" ? Number.NEGATIVE_INFINITY : 0),
    targets:
      targets.kind === "indices"
        ? { kind: "indices", indices: targets.indices.map((y) => (y >= numClasses ? 0 : y)) }
        : { kind: "probabilities", probs: renormalisedRows(resize(targets.probs, 0), numClasses, controls) },
    ...(numbers.classWeights && { classWeights: perClass(numbers.classWeights, 1) }),
    ...(numbers.posWeight && { posWeight: perClass(numbers.posWeight, 1) }),
    ...(prior && { prior }),
  };
  const { paddingIndex } = controls;
  return {
    numbers: changed,
    isEdited: true,
    ...(paddingIndex !== undefined &&
      paddingIndex >= numClasses && { controls: { ...controls, paddingIndex: numClasses - 1 } }),
  };
}

/** Another true class of the row that is shown; soft targets of that row become one-hot. */
export function withTrueClass({ numbers, row }: PanelState, trueClass: number): PanelChange {
  if (numbers === null) return {};
  const { targets, numClasses } = numbers;
  if (targets.kind === "indices") {
    return {
      isEdited: true,
      numbers: { ...numbers, targets: { kind: "indices", indices: targets.indices.with(row, trueClass) } },
    };
  }
  const probs = targets.probs.slice().fill(0, row * numClasses, (row + 1) * numClasses);
  probs[row * numClasses + trueClass] = 1;
  return { isEdited: true, numbers: { ...numbers, targets: { kind: "probabilities", probs } } };
}

/** Another logit of the row that is shown. */
export function withLogit({ numbers, row }: PanelState, k: number, value: number): PanelChange {
  if (numbers === null) return {};
  return { isEdited: true, numbers: { ...numbers, input: numbers.input.with(row * numbers.numClasses + k, value) } };
}

/** Another weight of class `k`; 1 for the others where there were none. */
export function withClassWeight({ numbers }: PanelState, k: number, value: number): PanelChange {
  if (numbers === null) return {};
  const weights = numbers.classWeights ?? new Float64Array(numbers.numClasses).fill(1);
  return { isEdited: true, numbers: { ...numbers, classWeights: weights.with(k, value) } };
}

/** No class weights. */
export function withoutClassWeights({ numbers }: PanelState): PanelChange {
  if (numbers === null) return {};
  const { classWeights: _, ...others } = numbers;
  return { isEdited: true, numbers: others };
}

/** The true class of a row: its index, or the likeliest class of its soft target. */
export function trueClassOf({ targets, numClasses }: PanelNumbers, row: number): number {
  if (targets.kind === "indices") return targets.indices[row]!;
  const probs = targets.probs.subarray(row * numClasses, (row + 1) * numClasses);
  return probs.reduce((best, p, k) => (p > probs[best]! ? k : best), 0);
}

/** How often each class is the true one, counted once more than it is seen, so that none is 0. */
function classFrequencies(numbers: PanelNumbers): Float64Array {
  const counts = new Float64Array(numbers.numClasses).fill(1);
  const numRows = numbers.input.length / numbers.numClasses;
  for (let row = 0; row < numRows; row++) {
    const y = trueClassOf(numbers, row);
    if (y >= 0 && y < counts.length) counts[y]! += 1;
  }
  return normalised(counts);
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((a, b) => a + b, 0);
  return total > 0 ? values.map((value) => value / total) : values.map(() => 1 / values.length);
}

function renormalisedRows(probs: Float64Array, numClasses: number, { loss }: PanelControls): Float64Array {
  if (loss === "binaryCrossEntropy") return probs;
  for (let at = 0; at < probs.length; at += numClasses) {
    probs.set(normalised(probs.subarray(at, at + numClasses)), at);
  }
  return probs;
}
