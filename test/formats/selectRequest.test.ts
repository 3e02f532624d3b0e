/** Which array is what: snippets as people select them, and what is made of them. */
import { describe, expect, test } from "vitest";
import { fitTargets } from "../../src/formats/fitTargets.ts";
import { labelKind } from "../../src/formats/labelKind.ts";
import { readArrays } from "../../src/formats/readArrays.ts";
import { readLossValue } from "../../src/formats/readLossValue.ts";
import { selectRequest } from "../../src/formats/selectRequest.ts";

/** Roles with shapes (or numbers), words that were said, and the number of problems. */
function summary(text: string): string {
  const { arrays, numbers, inputKind, mayBeProbabilities, convention, reduction, problems } = selectRequest(
    readArrays(text),
  );
  const parts = [
    ...Object.entries(arrays).map(([role, { shape }]) => `${role} ${shape.join("x") || "scalar"}`),
    ...Object.entries(numbers).map(([role, value]) => `${role} ${value}`),
    ...[inputKind, mayBeProbabilities ? "may be probabilities" : undefined, convention, reduction].filter(Boolean),
    ...(problems.length > 0 ? [`${problems.length} problems`] : []),
  ];
  return parts.join(", ");
}

describe("selectRequest", () => {
  test.each([
    ["[2.0, 1.0, 0.1]", "logits 3"],
    ["2.0, 1.0, 0.1", "logits 3"],
    ["[[2, 1, 0.1], [0.5, 2.5, -1]]\n[0, 2]", "logits 2x3, targets 2"],
    ["[0, 2]\n[[2, 1, 0.1], [0.5, 2.5, -1]]", "logits 2x3, targets 2"],
    ["a = [[2, 1, 0.1]]\nb = [[0, 0, 1]]", "logits 1x3, targets 1x3"],
    ["logits = torch.tensor([[2.0, 1.0, 0.1]])\ny = torch.tensor([0])", "logits 1x3, targets 1, logits"],
    ["y = 0\nlogits = [2.0, 1.0, 0.1]", "targets scalar, logits 3, logits"],
    ["probs = [[0.7, 0.2, 0.1]]\ntargets = [0]", "logits 1x3, targets 1, probabilities"],
    ["log_probs = [[-0.4, -1.6, -2.3]]", "logits 1x3, logProbabilities"],
    ["y_pred = [[0.7, 0.2, 0.1]]\ny_true = [0]", "logits 1x3, targets 1, may be probabilities"],
    ["[0.7, 0.2, 0.1]", "logits 3, may be probabilities"],
    [
      "logits = [[2, 1, .1]]\nloss = F.cross_entropy(logits, torch.tensor([1]), weight=torch.tensor([1., 2, 5]), label_smoothing=0.1, ignore_index=-1, reduction='sum')",
      "logits 1x3, classWeights 3, targets 1, labelSmoothing 0.1, ignoreIndex -1, logits, uniform, sum",
    ],
    ["logits = [2, 1]\nsmoothing = 0.2", "logits 2, labelSmoothing 0.2, logits"],
    ["logits = [2, 1]\npadding_idx = 0\ntemperature = 2.5", "logits 2, paddingIndex 0, temperature 2.5, logits"],
    ['{"logits": [[1, 2], [3, 4]], "labels": [0, 1]}', "logits 2x2, targets 2, logits"],
    ["l0,l1,label\n1.5,2,0\n3,4.5,1\n", "targets 2, logits 2x2"],
    ["logits = [1, 2]\nlogits = [3, 4]", "logits 2, logits, 1 problems"],
    ["logits = [[1, 2]]\nfoo = [1.5, 2.5, 3.5]", "logits 1x2, logits, 1 problems"],
    ["logits = [1, 2]\nlog_softmax = F.log_softmax(logits, dim=1)\nfit(epochs=150)", "logits 2, logits"],
    [
      "y_true = [[0, 1]]\ny_pred = [[0.25, 0.75]]\ncce = CategoricalCrossentropy(label_smoothing=0.1)",
      "targets 1x2, logits 1x2, labelSmoothing 0.1, may be probabilities, uniform",
    ],
    ["[[-2.1, 2.2], [4.2, -3.3]]\n[[0.01, 0.99], [0.99, 0.01]]", "logits 2x2, 1 problems"],
    ["logits = [[1, 2], [3]]", "1 problems"],
    ["nothing to read here", "1 problems"],
  ])("%j", (text, expected) => expect(summary(text)).toBe(expected));

  test("what is not used is said, with its place", () => {
    const text = "logits = [[1, 2]]\nfoo = [1.5, 2.5, 3.5]";
    const [problem] = selectRequest(readArrays(text)).problems;
    expect(problem?.message).toContain('"foo" is not used');
    expect(text.slice(problem!.span.start, problem!.span.end)).toBe("[1.5, 2.5, 3.5]");
  });
});

const array = (shape: number[], values: number[]) => ({ shape, values: Float64Array.from(values) });

describe("fitTargets", () => {
  test.each([
    ["a column of indices", array([2, 1], [0, 1]), [2, 3], [2]],
    ["one index for one row", array([1], [2]), [3], []],
    ["a scalar for a batch of one", array([], [2]), [1, 3], [1]],
    ["one row of probabilities for a batch of one", array([3], [0.2, 0.3, 0.5]), [1, 3], [1, 3]],
    ["as many indices as classes stay indices", array([3], [0, 1, 0]), [3, 3], [3]],
    ["what does not fit stays", array([4], [0, 1, 2, 3]), [2, 3], [4]],
  ])("%s", (_, targets, logits, shape) => expect(fitTargets(targets, logits).shape).toEqual(shape));
});

describe("labelKind", () => {
  test.each([
    ["a one-hot row", array([3], [1, 0, 0]), {}, "rows"],
    ["class indices", array([3], [0, 2, 1]), {}, "indices"],
    ["zeros and ones that do not sum to 1", array([4], [0, 1, 1, 0]), {}, "indices"],
    ["the same under the binary convention", array([4], [0, 1, 1, 0]), { convention: "binary" as const }, "rows"],
    ["a one-hot row, where K says otherwise", array([3], [1, 0, 0]), { numClasses: 5 }, "indices"],
    ["a one-hot row that is said to be indices", array([3], [1, 0, 0]), { targetKind: "indices" as const }, "indices"],
    ["one index", array([], [2]), {}, "indices"],
    ["probabilities", array([2, 2], [0.25, 0.75, 1, 0]), {}, "rows"],
    ["a segmentation map", array([2, 2], [0, 3, 1, 1]), {}, "indices"],
    ["logits", array([2], [1.5, -2]), {}, "neither"],
    ["rows of several labels", array([2, 3], [1, 1, 0, 0, 1, 0]), {}, "neither"],
    ["empty", array([0], []), {}, "indices"],
  ])("%s", (_, labels, hints, kind) => expect(labelKind(labels, hints).kind).toBe(kind));
});

describe("readLossValue", () => {
  test.each([
    ["1.05", 1.05],
    ["loss=1.05", 1.05],
    ["epoch  5 | train loss 0.8914 | val accuracy 0.8377", 0.8914],
    ["{'loss': 0.4321, 'epoch': 1.0}", 0.4321],
    ["Epoch 3/10 - loss: 1.0532 - acc: 0.71", 1.0532],
    ["loss 1.2 val_loss 1.3", 1.2],
    ["train loss 1.2, val loss 1.3", undefined],
    ["no number", undefined],
    ["[1, 2]", undefined],
  ])("%j", (text, value) => expect(readLossValue(text)).toBe(value));
});
