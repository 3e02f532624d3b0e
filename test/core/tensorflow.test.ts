/** Loss and gradient against automatic differentiation by TensorFlow.js: |difference| <= 1e-5·max(1, |value|), for it is float32. */
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, test } from "vitest";
import { compute, type LossResponse } from "../../src/core/compute.ts";
import type { LossRequest } from "../../src/core/request.ts";
import { expectClose } from "./closeTo.ts";

const FLOAT32 = { relative: 1e-5, floor: 1 };

beforeAll(async () => {
  // Without it TensorFlow.js prints a hint about its native binding.
  tf.env().set("PROD", true);
  await tf.setBackend("cpu");
});

const CONVENTIONS = ["uniform", "others", "padded", "prior", "binary"] as const;
const REDUCTIONS = ["mean", "sum", "batchmean"] as const;
const SHAPES = [[4], [3, 4], [2, 4, 3]] as const;

/** Every combination that is allowed, each with numbers of its own. */
const cases = CONVENTIONS.flatMap((convention) =>
  (["crossEntropy", "klDivergence", "binaryCrossEntropy"] as const)
    .filter((loss) => (loss === "binaryCrossEntropy" ? convention !== "padded" : convention !== "binary"))
    .flatMap((loss) =>
      REDUCTIONS.flatMap((reduction) => SHAPES.map((shape) => ({ convention, loss, reduction, shape }))),
    ),
);

describe.each(CONVENTIONS)("%s", (convention) => {
  const rows = cases.filter((one) => one.convention === convention);
  test.each(rows)("$loss, $reduction, shape $shape", ({ loss, reduction, shape }) => {
    for (let variant = 0; variant < 8; variant++) {
      const random = randomNumbers(`${convention} ${loss} ${reduction} ${shape} ${variant}`);
      const request = requestOf({ convention, loss, reduction, shape: [...shape], variant, random });
      const actual = computed(request);
      const logits = tf.tensor(request.logits as number[]);
      const { value, grad } = tf.valueAndGrad((z) => tensorLoss(request, z))(logits);
      expectClose(actual.loss, value.arraySync(), FLOAT32, `loss of variant ${variant}`);
      expectClose(actual.gradLogits, grad.arraySync(), FLOAT32, `gradient of variant ${variant}`);
    }
  });
});

describe("its own losses", () => {
  const random = randomNumbers("peer");
  const logits = nested([6, 5], () => random() * 8 - 4);
  const labels = nested([6, 5], ([i, k]) => Number((i! * 3) % 5 === k));
  const multiHot = nested([6, 5], () => Number(random() > 0.5));

  test.each([0, 0.1, 0.35, 1])("softmaxCrossEntropy with labelSmoothing %d", (labelSmoothing) => {
    const z = tf.tensor2d(logits as number[][]);
    const { value, grad } = tf.valueAndGrad((x) =>
      tf.losses.softmaxCrossEntropy<tf.Tensor, tf.Scalar>(
        tf.tensor2d(labels as number[][]),
        x,
        undefined,
        labelSmoothing,
      ),
    )(z);
    const actual = computed({ logits, targets: labels, labelSmoothing });
    expectClose(actual.loss, value.arraySync(), FLOAT32);
    expectClose(actual.gradLogits, grad.arraySync(), FLOAT32);
  });

  test.each([0, 0.1, 0.35, 1])("sigmoidCrossEntropy with labelSmoothing %d", (labelSmoothing) => {
    const z = tf.tensor2d(logits as number[][]);
    const { value, grad } = tf.valueAndGrad((x) =>
      tf.losses.sigmoidCrossEntropy<tf.Tensor, tf.Scalar>(
        tf.tensor2d(multiHot as number[][]),
        x,
        undefined,
        labelSmoothing,
      ),
    )(z);
    const actual = computed({ logits, targets: multiHot, labelSmoothing, convention: "binary" });
    expectClose(actual.loss, value.arraySync(), FLOAT32);
    expectClose(actual.gradLogits, grad.arraySync(), FLOAT32);
  });
});

function computed(request: LossRequest): LossResponse {
  const checked = compute(request);
  if ("problem" in checked) throw new Error(checked.problem);
  return checked.value;
}

interface Choice {
  readonly convention: (typeof CONVENTIONS)[number];
  readonly loss: NonNullable<LossRequest["loss"]>;
  readonly reduction: (typeof REDUCTIONS)[number];
  readonly shape: readonly number[];
  readonly variant: number;
  readonly random: () => number;
}

/** The bits of `variant` choose soft targets, weights and a temperature. */
function requestOf({ convention, loss, reduction, shape, variant, random }: Choice): LossRequest {
  const axis = shape.length === 1 ? 0 : 1;
  const K = shape[axis]!;
  const [soft, weighted, heated] = [variant & 1, variant & 2, variant & 4];
  const float = (value: number) => Math.fround(value);
  const probs = nested(shape, () => random()) as number[];
  const rowShape = shape.filter((_, i) => i !== axis);
  const padding = convention === "padded" ? 1 : undefined;
  const targets = soft
    ? nested(shape, (place) => {
        if (loss === "binaryCrossEntropy") return float(at(probs, place));
        const classes = Array.from({ length: K }, (_, k) => (k === padding ? 0 : at(probs, place.with(axis, k))));
        return float(classes[place[axis]!]! / classes.reduce((a, b) => a + b, 0));
      })
    : nested(rowShape, () => (random() < 0.2 && rowShape.length > 0 ? -100 : Math.floor(random() * K)));
  const perClass = () => Array.from({ length: K }, () => float(random() * 3));
  return {
    logits: nested(shape, () => float(random() * 16 - 8)),
    targets: soft ? targets : withCountedRow(targets, rowShape),
    targetKind: soft ? "probabilities" : "indices",
    labelSmoothing: float(random()),
    convention,
    loss,
    reduction,
    paddingIndex: padding,
    prior: convention === "prior" ? [0.5, 0.25, 0.125, 0.125] : undefined,
    classWeights: weighted && loss !== "klDivergence" ? perClass() : undefined,
    posWeight: weighted && loss === "binaryCrossEntropy" ? perClass() : undefined,
    temperature: heated ? 2 : 1,
  };
}

/** The first row counts, so that a mean is not NaN. */
function withCountedRow(targets: unknown, rowShape: readonly number[]): LossRequest["targets"] {
  return nested(rowShape, (place) => (place.every((i) => i === 0) ? 2 : at(targets, place)));
}

/** The same loss in tensor operations. */
function tensorLoss(request: LossRequest, logits: tf.Tensor): tf.Scalar {
  const axis = logits.rank === 1 ? 0 : 1;
  const K = logits.shape[axis]!;
  const rows = (x: tf.Tensor) => (x.rank === 3 ? tf.transpose(x, [0, 2, 1]) : x).reshape([-1, K]);
  const given = tf.tensor(request.targets as number[]);
  const indices = request.targetKind === "indices";
  const hard = indices ? tf.oneHot(given.reshape([-1]).toInt(), K).toFloat() : rows(given);
  const isPadding = (column: number | undefined) =>
    column === undefined ? tf.zeros([hard.shape[0]!, 1]) : hard.slice([0, column], [-1, 1]);
  const counts = tf.mul(tf.sub(1, isPadding(request.paddingIndex)), indices ? tf.sum(hard, 1, true) : 1);
  const t = tf.mul(smoothed(request, hard, K), counts);
  const z = tf.div(rows(logits), request.temperature ?? 1);
  const weights = tf.tensor((request.classWeights as number[] | undefined) ?? Array(K).fill(1));
  const batchSize = axis === 0 ? 1 : logits.shape[0]!;
  const { reduction } = request;
  if (request.loss === "binaryCrossEntropy") {
    const c = tf.tensor((request.posWeight as number[] | undefined) ?? Array(K).fill(1));
    const positive = tf.mul(tf.mul(c, t), tf.softplus(tf.neg(z)));
    const negative = tf.mul(tf.sub(1, t), tf.softplus(z));
    const total = tf.sum(tf.mul(tf.mul(weights, counts), tf.add(positive, negative)));
    if (reduction === "mean") return tf.div(total, tf.mul(tf.sum(counts), K));
    return tf.div(total, reduction === "sum" ? 1 : batchSize);
  }
  const product = tf.mul(tf.mul(t, weights), tf.logSoftmax(z));
  if (request.loss === "klDivergence") {
    const entropy = tf.mul(t, tf.log(tf.maximum(t, 1e-30)));
    const total = tf.sum(tf.sub(entropy, product));
    return tf.div(total, reduction === "mean" ? hard.size : reduction === "sum" ? 1 : batchSize);
  }
  const total = tf.neg(tf.sum(product));
  const rowWeights = indices ? tf.sum(tf.mul(hard, weights), 1, true) : tf.ones([hard.shape[0]!, 1]);
  if (reduction === "mean") return tf.div(total, tf.sum(tf.mul(rowWeights, counts)));
  return tf.div(total, reduction === "sum" ? 1 : batchSize);
}

function smoothed({ convention, labelSmoothing: a, paddingIndex, prior }: LossRequest, hard: tf.Tensor, K: number) {
  const kept = tf.mul(hard, 1 - a);
  if (convention === "uniform") return tf.add(kept, a / K);
  if (convention === "binary") return tf.add(kept, a / 2);
  if (convention === "prior") return tf.add(kept, tf.mul(a, tf.tensor(prior as number[])));
  const others = tf.sub(tf.sum(hard, 1, true), hard);
  const spread = tf.add(kept, tf.mul(others, a / (convention === "others" ? K - 1 : K - 2)));
  return paddingIndex === undefined ? spread : tf.mul(spread, tf.sub(1, tf.oneHot(paddingIndex, K)));
}

function nested(shape: readonly number[], leaf: (place: number[]) => number): LossRequest["logits"] {
  const build = (place: number[]): LossRequest["logits"] =>
    place.length === shape.length
      ? leaf(place)
      : Array.from({ length: shape[place.length]! }, (_, i) => build([...place, i]));
  return build([]);
}

function at(tree: unknown, place: readonly number[]): number {
  return place.reduce((node, i) => (node as unknown[])[i], tree) as number;
}

/** Numbers in [0, 1) that depend on `seed` alone (mulberry32). */
function randomNumbers(seed: string): () => number {
  let state = [...seed].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16777619), 2166136261);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

test("the numbers are spread over [0, 1)", () => {
  const random = randomNumbers("x");
  const drawn = Array.from({ length: 1000 }, random);
  expect(Math.abs(drawn.reduce((a, b) => a + b, 0) / 1000 - 0.5)).toBeLessThan(0.05);
});
