/** TensorFlow.js: tf.losses where they do it, else a recipe of tensors' methods. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { headline } from "../headline.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, lossRecipe, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type Dialect, writeRecipe } from "../recipe/writeRecipe.ts";

export const tensorflowJs: Framework = {
  id: "tfjs",
  label: "TensorFlow.js",
  language: "javascript",
  write: (problem) => {
    const dialect = javascriptDialect(problem.numClasses);
    const lines = builtIn(problem, dialect) ?? writeRecipe(lossRecipe(problem), dialect);
    const code = `${headline(problem, "// ")}\nimport * as tf from "@tensorflow/tfjs";\n\n${lines.join("\n")}\n`;
    return { language: "javascript", code };
  },
};

/** tf.losses take labels that are one-hot, soft or multi-hot, and smooth them by the convention of their own. */
function builtIn(problem: LossProblem, dialect: Dialect): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, reduction } = problem;
  if (!isPlainLoss(problem)) return undefined;
  const isBinary = loss === "binaryCrossEntropy";
  // A batch's mean of a binary loss divides by the rows, and tf.losses by all labels.
  if (isBinary && reduction === "batchmean") return undefined;
  const smooths = labelSmoothing > 0 && convention === (isBinary ? "binary" : "uniform");
  const { steps, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const hard = targets.kind === "indices" ? "one_hot" : "targets";
  const prepared = smooths ? steps.filter(({ name }) => name === "one_hot") : steps;
  const more = [
    ...(smooths || REDUCTIONS[reduction] !== undefined ? ["undefined", String(smooths ? labelSmoothing : 0)] : []),
    ...(REDUCTIONS[reduction] === undefined ? [] : [REDUCTIONS[reduction]]),
  ];
  const name = isBinary ? "sigmoidCrossEntropy" : "softmaxCrossEntropy";
  const parts = [camelCase(smooths ? hard : soft), camelCase(logits), ...more];
  return [...writeRecipe([...prepared, ...toLogits], dialect), `const loss = tf.losses.${name}(${parts.join(", ")});`];
}

/** The mean is what tf.losses do unless they are told. */
const REDUCTIONS: Readonly<Record<LossProblem["reduction"], string | undefined>> = {
  mean: undefined,
  batchmean: undefined,
  sum: "tf.Reduction.SUM",
  none: "tf.Reduction.NONE",
};

const javascriptDialect = (numClasses: number): Dialect => ({
  assign: (name, value) => `const ${name} = ${value};`,
  rename: camelCase,
  list: (numbers) => `tf.tensor1d([${numbers}])`,
  arithmetic: { kind: "methods", module: "tf" },
  call: {
    log: (x) => `${x.atom}.log()`,
    exp: (x) => `${x.atom}.exp()`,
    atLeast: (x, least) => `${x.atom}.maximum(${least.bare})`,
    oneHot: (indices) => `tf.oneHot(${indices.bare}, ${numClasses})`,
    unit: (k) => `tf.oneHot([${k.bare}], ${numClasses})`,
    logSoftmax: (x) => `tf.logSoftmax(${x.bare})`,
    // By softplus: the gradient of tf.logSigmoid (4.22) does not keep an input that was computed.
    logSigmoid: (x) => `tf.softplus(${negated(x.atom)}).neg()`,
    rowSum: (x) => `${x.atom}.sum(-1)`,
    rowSumColumn: (x) => `${x.atom}.sum(-1, true)`,
    total: (x) => `${x.atom}.sum()`,
    mean: (x) => `${x.atom}.mean()`,
    count: (x) => `${x.atom}.sum()`,
    numRows: (x) => `${x.atom}.shape[0]`,
    // Indices stay integers.
    where: (condition, x, other) =>
      `${x.atom}.where(${condition.bare}, ${x.bare === "targets" ? "tf.zerosLike(targets)" : other.bare})`,
    equal: (a, b) => `${a.atom}.equal(${b.bare})`,
    notEqual: (a, b) => `${a.atom}.notEqual(${b.bare})`,
    both: (a, b) => `${a.atom}.logicalAnd(${b.bare})`,
    perClass: (x) => `${x.atom}.expandDims(-1)`,
    take: (x, indices) => `${x.atom}.gather(${indices.bare})`,
    column: (x, k) => `${x.atom}.gather(${k.bare}, 1)`,
  },
});

function negated(value: string): string {
  return value.endsWith(".neg()") ? value.slice(0, -".neg()".length) : `${value}.neg()`;
}

function camelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
