/** Requests that are refused, with a part of the message: what is wrong, or what to do. */
import { describe, expect, test } from "vitest";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";

const OK = {
  logits: [
    [2, 1, 0.1],
    [0.5, 2.5, -1],
  ],
  targets: [0, 2],
  labelSmoothing: 0.1,
};
const SOFT = {
  ...OK,
  targets: [
    [1, 0, 0],
    [0, 0, 1],
  ],
};
const MULTI_HOT = { ...SOFT, loss: "binaryCrossEntropy" };
const PADDED = { ...OK, convention: "padded", paddingIndex: 0 };
const cyclic: unknown[] = [];
cyclic[0] = cyclic;
const late: unknown[] = [[1, 2, 3]];
late[1] = late;
const deep = Array.from({ length: 1000 }).reduce<unknown>((inner) => [inner], 1);
const wide = Array.from({ length: 30 }).reduce<unknown>((inner) => [inner, inner], 1);
const shared = new Array(20_000).fill(new Array(20_000).fill(0));

const ROWS: readonly [name: string, request: unknown, message: RegExp][] = [
  // The request as a whole.
  ["nothing", undefined, /not an object/],
  ["null", null, /not an object/],
  ["text", "logits", /not an object/],
  ["a number", 3, /not an object/],
  ["a function", () => OK, /not an object/],
  ["nothing in it", {}, /labelSmoothing is missing/],
  // The smoothing value.
  ["no labelSmoothing", { ...OK, labelSmoothing: undefined }, /labelSmoothing is missing .* Give a value from 0 to 1/],
  ["labelSmoothing null", { ...OK, labelSmoothing: null }, /labelSmoothing is missing or not a number/],
  ["labelSmoothing as text", { ...OK, labelSmoothing: "0.1" }, /labelSmoothing is missing or not a number/],
  ["a negative value", { ...OK, labelSmoothing: -0.1 }, /labelSmoothing is -0.1, .* between 0 and 1/],
  ["a value above 1", { ...OK, labelSmoothing: 1.5 }, /labelSmoothing is 1.5/],
  ["a percentage", { ...OK, labelSmoothing: 10 }, /10 % is 0.1/],
  ["a percentage that floats do not divide", { ...OK, labelSmoothing: 1.1 }, /1\.1 % is 0\.011\. /],
  ["NaN", { ...OK, labelSmoothing: Number.NaN }, /labelSmoothing is NaN/],
  ["infinity", { ...OK, labelSmoothing: Infinity }, /labelSmoothing is Infinity/],
  ["true", { ...OK, labelSmoothing: true }, /labelSmoothing is missing or not a number/],
  // Logits.
  ["no logits", { ...OK, logits: undefined }, /logits is missing, not a number/],
  ["logits null", { ...OK, logits: null }, /logits is null/],
  ["logits as text", { ...OK, logits: "[1, 2]" }, /logits is the text "\[1, 2\]"/],
  ["one number", { ...OK, logits: 1 }, /logits is a single number. Give one number a class/],
  ["an empty list", { ...OK, logits: [] }, /logits holds no numbers/],
  [
    "an empty batch",
    { ...OK, logits: { shape: [0, 3], values: new Float64Array() }, targets: [] },
    /logits holds no numbers/,
  ],
  ["empty rows", { ...OK, logits: [[], []] }, /logits holds no numbers/],
  [
    "ragged rows",
    {
      ...OK,
      logits: [
        [1, 2, 3],
        [1, 2],
      ],
    },
    /logits\[1\] has 2 entries where the first has 3/,
  ],
  [
    "text among the numbers",
    {
      ...OK,
      logits: [
        [1, 2, 3],
        [1, "x", 3],
      ],
    },
    /logits\[1\]\[1\] is the text "x", not a number/,
  ],
  [
    "null among the numbers",
    {
      ...OK,
      logits: [
        [1, null, 3],
        [1, 2, 3],
      ],
    },
    /logits\[0\]\[1\] is null/,
  ],
  [
    "an object among the numbers",
    {
      ...OK,
      logits: [
        [1, {}, 3],
        [1, 2, 3],
      ],
    },
    /logits\[0\]\[1\] is of type object/,
  ],
  [
    "true among the numbers",
    {
      ...OK,
      logits: [
        [1, true, 3],
        [1, 2, 3],
      ],
    },
    /logits\[0\]\[1\] is of type boolean/,
  ],
  ["bigints", { ...OK, logits: [[1n, 2n, 3n]] }, /logits\[0\]\[0\] is of type bigint/],
  [
    "a list among the numbers",
    {
      ...OK,
      logits: [
        [1, [2], 3],
        [1, 2, 3],
      ],
    },
    /logits\[0\]\[1\] is a list where the first entries hold a number/,
  ],
  [
    "a number among the lists",
    { ...OK, logits: [[1, 2, 3], 4] },
    /logits\[1\] is 4 where the first entries hold a list|logits\[1\] is .*number.* where the first entries hold a list/,
  ],
  ["a sparse row", { ...OK, logits: [new Array(3), [1, 2, 3]] }, /logits\[0\]\[0\] is missing/],
  ["an immense sparse list", { ...OK, logits: new Array(2 ** 32 - 1) }, /would hold 4294967295 numbers/],
  ["a list that contains itself", { ...OK, logits: cyclic }, /nested more than 64 deep/],
  [
    "a list that contains itself further on",
    { ...OK, logits: late },
    /logits\[1\] has 2 entries where the first has 3/,
  ],
  ["a thousand lists deep", { ...OK, logits: deep }, /nested more than 64 deep/],
  ["2^30 numbers by sharing", { ...OK, logits: wide }, /would hold 1073741824 numbers/],
  ["400 million numbers by sharing", { ...OK, logits: shared }, /would hold 400000000 numbers/],
  [
    "a flat array of the wrong length",
    { ...OK, logits: { shape: [2, 3], values: new Float64Array(5) } },
    /logits is of type object/,
  ],
  [
    "17 million numbers, of which none is there",
    { ...OK, logits: new Array(2 ** 24 + 1) },
    /at most 16777216 are read/,
  ],
  ["16 million numbers, of which none is there", { ...OK, logits: new Array(2 ** 24) }, /logits\[0\] is missing/],
  // Targets.
  ["no targets", { ...OK, targets: undefined }, /targets is missing/],
  [
    "too few targets",
    { ...OK, targets: [0] },
    /targets has shape \[1\] and logits \[2, 3\]. Class indices need shape \[2\]/,
  ],
  ["targets that contain themselves", { ...OK, targets: cyclic }, /targets is nested more than 64 deep/],
  [
    "too few probabilities",
    {
      ...OK,
      targets: [
        [1, 0],
        [0, 1],
      ],
    },
    /Probabilities need shape \[2, 3\]/,
  ],
  [
    "indices to a binary loss",
    { ...OK, loss: "binaryCrossEntropy" },
    /Multi-hot targets need shape \[2, 3\] \(or targetKind "indices"\)/,
  ],
  [
    "an index too large",
    { ...OK, targets: [0, 4] },
    /The target of row 1 is 4, but class indices go from 0 to 2 \(-100 is ignored\)\. Correct it, or give ignoreIndex 4/,
  ],
  ["an index below 0", { ...OK, targets: [0, -1] }, /give ignoreIndex -1 where such rows do not count/],
  [
    "a negative target",
    {
      ...SOFT,
      targets: [
        [1, 0, 0],
        [0, 1.2, -0.2],
      ],
    },
    /not negative\. Give probabilities/,
  ],
  [
    "a multi-hot 2",
    {
      ...MULTI_HOT,
      targets: [
        [1, 0, 0],
        [0, 2, 0],
      ],
    },
    /between 0 and 1\. Give 0 for no/,
  ],
  ["an index from 1", { ...OK, targets: [0, 3] }, /Do they count from 1\?/],
  ["an index below 0", { ...OK, targets: [0, -1] }, /is -1, .*\(-100 is ignored\)/],
  ["a broken index", { ...OK, targets: [0, 0.5] }, /give targetKind "probabilities"/],
  ["an index of NaN", { ...OK, targets: [0, Number.NaN] }, /The target of row 1 is NaN/],
  [
    "a negative probability",
    {
      ...SOFT,
      targets: [
        [1, 0, 0],
        [0, -0.5, 1],
      ],
    },
    /row 1, class 1 is -0.5, .*not negative/,
  ],
  [
    "a probability of NaN",
    {
      ...SOFT,
      targets: [
        [1, 0, 0],
        [0, Number.NaN, 1],
      ],
    },
    /row 1, class 1 is NaN/,
  ],
  [
    "an infinite probability",
    {
      ...SOFT,
      targets: [
        [Infinity, 0, 0],
        [0, 0, 1],
      ],
    },
    /row 0, class 0 is Infinity/,
  ],
  [
    "a multi-hot target above 1",
    {
      ...MULTI_HOT,
      targets: [
        [1, 2, 0],
        [0, 0, 1],
      ],
    },
    /row 0, class 1 is 2, .*between 0 and 1/,
  ],
  [
    "ignoreIndex of a class with probabilities",
    { ...SOFT, ignoreIndex: 0 },
    /ignoreIndex 0 does not apply to targets that are probabilities/,
  ],
  [
    "padding in part",
    {
      ...PADDED,
      targets: [
        [0.5, 0.5, 0],
        [0, 0, 1],
      ],
    },
    /row 0 is padding only in part/,
  ],
  // Words.
  [
    "an unknown convention",
    { ...OK, convention: "fairseq" },
    /convention is .*"fairseq".* Give one of "uniform", "others"/,
  ],
  ["a convention from the prototype", { ...OK, convention: "toString" }, /convention is .*"toString"/],
  ["a convention that is a number", { ...OK, convention: 3 }, /convention is 3/],
  ["a convention that contains itself", { ...OK, convention: cyclic }, /convention is a list/],
  ["an unknown loss", { ...OK, loss: "mse" }, /loss is .*"mse".*"crossEntropy"/],
  ["an unknown reduction", { ...OK, reduction: "average" }, /reduction is .*"average".*"batchmean"/],
  ["an unknown inputKind", { ...OK, inputKind: "softmax" }, /inputKind is .*"softmax"/],
  ["an unknown targetKind", { ...OK, targetKind: "onehot" }, /targetKind is .*"onehot"/],
  // What does not go together.
  [
    "binary with a softmax",
    { ...OK, convention: "binary", loss: "crossEntropy" },
    /binary convention .* does not go with the loss "crossEntropy"/,
  ],
  [
    "padded with sigmoids",
    { ...MULTI_HOT, convention: "padded", paddingIndex: 0 },
    /padded convention belongs to a softmax/,
  ],
  ["padded without an index", { ...OK, convention: "padded" }, /needs paddingIndex/],
  ["paddingIndex elsewhere", { ...OK, paddingIndex: 0 }, /paddingIndex belongs to the padded convention/],
  ["prior without a prior", { ...OK, convention: "prior" }, /needs prior/],
  ["a prior elsewhere", { ...OK, prior: [1, 0, 0] }, /prior belongs to the prior convention/],
  ["posWeight with a softmax", { ...OK, posWeight: [1, 1, 1] }, /posWeight belongs to binary cross entropy/],
  ["weights with a KL divergence", { ...OK, loss: "klDivergence", classWeights: [1, 1, 1] }, /takes no classWeights/],
  // Numbers.
  ["classAxis too large", { ...OK, classAxis: 2 }, /classAxis is 2, but logits has 2 axes. Give a number from -2 to 1/],
  ["classAxis too small", { ...OK, classAxis: -3 }, /classAxis is -3/],
  ["classAxis 0.5", { ...OK, classAxis: 0.5 }, /classAxis is 0.5/],
  ["classAxis as text", { ...OK, classAxis: "1" }, /classAxis is the text "1"/],
  ["classAxis NaN", { ...OK, classAxis: Number.NaN }, /classAxis is NaN/],
  ["an object without a prototype", { ...OK, classAxis: Object.create(null) }, /classAxis is of type object/],
  [
    "paddingIndex outside",
    { ...PADDED, paddingIndex: 3 },
    /paddingIndex is 3, but the classes are 0 to 2\. Give one of them/,
  ],
  ["paddingIndex below 0", { ...PADDED, paddingIndex: -1 }, /paddingIndex is -1/],
  ["paddingIndex null", { ...PADDED, paddingIndex: null }, /paddingIndex is null/],
  ["ignoreIndex 0.5", { ...OK, ignoreIndex: 0.5 }, /ignoreIndex is 0.5. Give a whole number/],
  ["ignoreIndex as text", { ...OK, ignoreIndex: "-100" }, /ignoreIndex is the text "-100"/],
  ["ignoreIndex NaN", { ...OK, ignoreIndex: Number.NaN }, /ignoreIndex is NaN/],
  ["temperature 0", { ...OK, temperature: 0 }, /temperature is 0, .*above 0/],
  ["a negative temperature", { ...OK, temperature: -1 }, /temperature is -1/],
  ["an infinite temperature", { ...OK, temperature: Infinity }, /temperature is Infinity/],
  ["temperature NaN", { ...OK, temperature: Number.NaN }, /temperature is NaN/],
  ["temperature as text", { ...OK, temperature: "2" }, /temperature is the text "2"/],
  ["temperature as a symbol", { ...OK, temperature: Symbol("T") }, /temperature is of type symbol/],
  [
    "one class, others",
    { ...OK, logits: [[1]], targets: [0], convention: "others" },
    /1 class, but .* needs at least 2. Check classAxis/,
  ],
  ["two classes, padded", { ...PADDED, logits: [[1, 2]], targets: [1] }, /2 classes, but .* needs at least 3/],
  [
    "too few weights",
    { ...OK, classWeights: [1, 2] },
    /classWeights has shape \[2\]. Give one number for each of the 3 classes/,
  ],
  ["a negative weight", { ...OK, classWeights: [1, -2, 3] }, /classWeights\[1\] is -2/],
  ["a weight of NaN", { ...OK, classWeights: [1, Number.NaN, 3] }, /classWeights\[1\] is NaN/],
  ["an infinite weight", { ...OK, classWeights: [1, Infinity, 3] }, /classWeights\[1\] is Infinity/],
  ["weights as text", { ...OK, classWeights: "balanced" }, /classWeights is the text "balanced"/],
  ["weights that contain themselves", { ...OK, classWeights: cyclic }, /classWeights is nested more than 64 deep/],
  ["a negative posWeight", { ...MULTI_HOT, posWeight: -1 }, /posWeight\[0\] is -1/],
  ["a posWeight of two axes", { ...MULTI_HOT, posWeight: [[1, 1, 1]] }, /posWeight has shape \[1, 3\]/],
  [
    "a prior that does not sum to 1",
    { ...OK, convention: "prior", prior: [0.5, 0.2, 0.2] },
    /sums to 0.8999999999999999, not to 1|sums to 0.9, not to 1/,
  ],
  ["a negative prior", { ...OK, convention: "prior", prior: [1.5, -0.5, 0] }, /prior\[1\] is -0.5/],
  ["a prior too short", { ...OK, convention: "prior", prior: [1] }, /prior has shape \[1\]/],
  ["logits given as probabilities", { ...OK, inputKind: "probabilities" }, /outside \[0, 1\]. Are these logits\?/],
  ["logits given as log-probabilities", { ...OK, inputKind: "logProbabilities" }, /above 0. Are these logits\?/],
];

describe("refused", () => {
  test.each(ROWS)("%s", (_, request, message) => {
    const before = process.cpuUsage();
    const checked = compute(request as LossRequest);
    expect(checked).toHaveProperty("problem", expect.stringMatching(message));
    // Sentences, not a word: what is wrong, and what to do.
    const { problem } = checked as { problem: string };
    expect(problem).toMatch(/\. .*[.?)]$|[.]$/);
    expect(problem.length).toBeLessThan(400);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});

test("what the refusals start from is right", () => {
  for (const request of [OK, SOFT, MULTI_HOT, PADDED]) expect(compute(request as LossRequest)).toHaveProperty("value");
});
