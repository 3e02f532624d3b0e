/** What actions write into JavaScript is run with TensorFlow.js: loss and gradient are the core's, to 1e-5 (float32). */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import { compute } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { applyEdits } from "../analysis/applyEdits.ts";
import { expectClose } from "../core/closeTo.ts";

const FLOAT32 = { relative: 1e-5, floor: 1 };
const LOGITS = [
  [2, 1, 0.1, -1],
  [0.5, 2.5, -1, 0.3],
  [-0.2, 0.4, 1.5, 0],
];
const INDICES = [0, 2, 1];
const ONE_HOT = INDICES.map((y) => [0, 1, 2, 3].map((k) => Number(k === y)));
const MULTI_HOT = [
  [1, 0, 1, 0],
  [0, 0, 1, 1],
  [1, 1, 0, 0],
];

beforeAll(async () => {
  // Without it TensorFlow.js prints a hint about its native binding.
  tf.env().set("PROD", true);
  await tf.setBackend("cpu");
});

/** `code` after its first action with the value 0.1. */
function smoothed(code: string): string {
  const source = readSource("javascript", code);
  const [first] = smoothingActions(source, findLossCalls(source)[0]!, { labelSmoothing: 0.1 });
  expect(first?.kind).toBe("add");
  return applyEdits(code, first!.edits);
}

/** Runs a program that requires TensorFlow.js and returns a value; `names` are what it finds defined. */
function run(program: string, names: Readonly<Record<string, unknown>>): unknown {
  return new Function("require", ...Object.keys(names), program)(() => tf, ...Object.values(names));
}

function expected(request: Omit<LossRequest, "labelSmoothing">) {
  const result = compute({ ...request, labelSmoothing: 0.1 });
  if ("problem" in result) throw new Error(result.problem);
  return result.value;
}

describe("tf.losses", () => {
  test.each([
    ["softmaxCrossEntropy", "", "mean"],
    ["softmaxCrossEntropy", ", undefined, 0, tf.Reduction.SUM", "sum"],
    ["softmaxCrossEntropy", ", undefined, undefined, tf.Reduction.MEAN", "mean"],
    ["softmaxCrossEntropy", ", tf.ones([3])", "mean"],
    ["sigmoidCrossEntropy", "", "mean"],
    ["sigmoidCrossEntropy", ", undefined, 0, tf.Reduction.SUM", "sum"],
  ] as const)("%s(labels, logits%s)", (name, more, reduction) => {
    const program = smoothed(
      `const tf = require("@tensorflow/tfjs");\nreturn tf.losses.${name}(labels, logits${more});\n`,
    );
    const isBinary = name === "sigmoidCrossEntropy";
    const targets = isBinary ? MULTI_HOT : ONE_HOT;
    const loss = (logits: tf.Tensor) => run(program, { labels: tf.tensor(targets), logits }) as tf.Scalar;
    const { value, grad } = tf.valueAndGrad(loss)(tf.tensor(LOGITS));
    const core = expected({
      logits: LOGITS,
      targets,
      targetKind: "probabilities",
      convention: isBinary ? "binary" : "uniform",
      reduction,
    });
    expectClose(core.loss, value.arraySync(), FLOAT32, program);
    expectClose(core.gradLogits, grad.arraySync(), FLOAT32, program);
  });

  test("weights per example weigh the smoothed losses", () => {
    const program = smoothed(
      'const tf = require("@tensorflow/tfjs");\nreturn tf.losses.softmaxCrossEntropy(labels, logits, weights);\n',
    );
    const weights = [1, 0.5, 2];
    const names = { labels: tf.tensor(ONE_HOT), logits: tf.tensor(LOGITS), weights: tf.tensor(weights) };
    const rows = expected({ logits: LOGITS, targets: INDICES, reduction: "none" }).loss as number[];
    const sum = rows.reduce((total, row, i) => total + row * weights[i]!, 0);
    expectClose(sum / rows.length, (run(program, names) as tf.Scalar).arraySync(), FLOAT32, program);
  });
});

describe("strings in compile", () => {
  const probs = tf.tidy(() => tf.softmax(tf.tensor2d(LOGITS)));
  const sigmoids = tf.tidy(() => tf.sigmoid(tf.tensor2d(LOGITS)));

  test.each([
    ["categoricalCrossentropy", tf.tensor(ONE_HOT), probs, "uniform"],
    ["binaryCrossentropy", tf.tensor(MULTI_HOT), sigmoids, "binary"],
  ] as const)("%s is computed of smoothed targets", (name, yTrue, yPred, convention) => {
    const program = smoothed(
      `const tf = require("@tensorflow/tfjs");\nmodel.compile({ optimizer: "adam", loss: "${name}" });\n`,
    );
    const lossOf = (code: string) => {
      let loss: unknown;
      run(code, { model: { compile: (options: { loss: unknown }) => (loss = options.loss) } });
      return loss as (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;
    };
    const loss = lossOf(program);
    const core = expected({
      logits: LOGITS,
      targets: convention === "binary" ? MULTI_HOT : ONE_HOT,
      targetKind: "probabilities",
      convention,
      reduction: "mean",
    });
    const { value, grad } = tf.valueAndGrad((p) => loss(yTrue, p).mean() as tf.Scalar)(yPred);
    expectClose(core.loss, value.arraySync(), FLOAT32, program);
    // Through the activation the gradient by the logits is the core's.
    const activation = convention === "binary" ? tf.sigmoid : tf.softmax;
    const byLogits = tf.grad((z) => loss(yTrue, activation(z)).mean() as tf.Scalar)(tf.tensor(LOGITS));
    expectClose(core.gradLogits, byLogits.arraySync(), FLOAT32, program);
    expect(grad.shape).toEqual(yPred.shape);
    // Without smoothing it is the loss that the string names.
    const hard = lossOf(program.replace("(0.1)", "(0)"))(yTrue, yPred);
    const own = convention === "binary" ? tf.metrics.binaryCrossentropy : tf.metrics.categoricalCrossentropy;
    const labels = convention === "binary" ? tf.tensor(MULTI_HOT) : tf.tensor(ONE_HOT);
    expectClose(own(labels, yPred).arraySync() as number[], hard.arraySync(), FLOAT32, program);
  });

  test("a model is trained with the smoothed loss", async () => {
    const program = smoothed(
      'const tf = require("@tensorflow/tfjs");\nmodel.compile({ optimizer: tf.train.sgd(0.5), loss: "categoricalCrossentropy" });\n',
    );
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [4], activation: "softmax" })] });
    run(program, { model });
    const { history } = await model.fit(tf.tensor(LOGITS), tf.tensor(ONE_HOT), { epochs: 30, verbose: 0 });
    expect(history.loss!.at(-1)).toBeLessThan(history.loss![0] as number);
  });
});
