/** Keras 3, also as tf.keras: its losses where they do it, else a recipe of keras.ops. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type PythonDialect, pythonDialect, pythonLoss } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";

export const keras: Framework = {
  id: "keras",
  label: "Keras / TensorFlow",
  language: "python",
  write: (problem) => {
    const dialect = kerasDialect(problem.numClasses);
    return { language: "python", code: pythonLoss(problem, dialect, builtIn(problem, dialect)) };
  },
};

/** Keras' losses take one-hot or soft targets, and smooth them by the convention of their own. */
function builtIn(problem: LossProblem, dialect: PythonDialect): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, reduction } = problem;
  const isBinary = loss === "binaryCrossEntropy";
  // Keras averages a binary loss over a row's labels first, so that its sum is another.
  const isOwnReduction = isBinary ? reduction === "mean" : true;
  if (!isPlainLoss(problem) || !isOwnReduction) return undefined;
  const smooths = labelSmoothing > 0 && convention === (isBinary ? "binary" : "uniform");
  const { steps, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const hard = targets.kind === "indices" ? "one_hot" : "targets";
  const toTargets = smooths ? steps.filter(({ name }) => name === "one_hot") : steps;
  const options = [
    "from_logits=True",
    ...(smooths ? [`label_smoothing=${labelSmoothing}`] : []),
    ...(reduction === "sum" || reduction === "none" ? [`reduction="${reduction}"`] : []),
  ];
  return [
    `loss_fn = keras.losses.${isBinary ? "Binary" : "Categorical"}Crossentropy(${options.join(", ")})`,
    ...writeRecipe([...toTargets, ...toLogits], dialect),
    `loss = loss_fn(${smooths ? hard : soft}, ${logits})`,
  ];
}

const kerasDialect = (numClasses: number) =>
  pythonDialect({
    imports: [
      { name: "keras", line: "import keras" },
      { name: "ops", line: "from keras import ops" },
    ],
    list: (numbers) => `ops.convert_to_tensor([${numbers}])`,
    call: {
      log: (x) => `ops.log(${x.bare})`,
      exp: (x) => `ops.exp(${x.bare})`,
      atLeast: (x, least) => `ops.maximum(${x.bare}, ${least.bare})`,
      oneHot: (indices) => `ops.one_hot(${indices.bare}, ${numClasses})`,
      unit: (k) => `ops.one_hot(${k.bare}, ${numClasses})`,
      logSoftmax: (x) => `ops.log_softmax(${x.bare})`,
      logSigmoid: (x) => `ops.log_sigmoid(${x.bare})`,
      rowSum: (x) => `ops.sum(${x.bare}, axis=-1)`,
      rowSumColumn: (x) => `ops.sum(${x.bare}, axis=-1, keepdims=True)`,
      total: (x) => `ops.sum(${x.bare})`,
      mean: (x) => `ops.mean(${x.bare})`,
      count: (x) => `ops.sum(ops.cast(${x.bare}, "float32"))`,
      where: (condition, x, other) => `ops.where(${condition.bare}, ${x.bare}, ${other.bare})`,
      equal: (a, b) => `ops.equal(${a.bare}, ${b.bare})`,
      notEqual: (a, b) => `ops.not_equal(${a.bare}, ${b.bare})`,
      both: (a, b) => `ops.logical_and(${a.bare}, ${b.bare})`,
      perClass: (x) => `ops.expand_dims(${x.bare}, -1)`,
      take: (x, indices) => `ops.take(${x.bare}, ${indices.bare})`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
