/** MLX: its losses where they do it, else a recipe. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type PythonDialect, pythonDialect, pythonLoss } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";

export const mlx: Framework = {
  id: "mlx",
  label: "MLX",
  language: "python",
  write: (problem) => {
    const dialect = mlxDialect(problem.numClasses);
    return { language: "python", code: pythonLoss(problem, dialect, builtIn(problem, dialect)) };
  },
};

/** cross_entropy takes values below 1; the weights of MLX's losses are per example. */
function builtIn(problem: LossProblem, dialect: PythonDialect): string[] | undefined {
  const { loss, convention, labelSmoothing, reduction } = problem;
  if (!isPlainLoss(problem)) return undefined;
  const { steps, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const isBinary = loss === "binaryCrossEntropy";
  const smooths = !isBinary && convention === "uniform" && labelSmoothing < 1;
  const options = [
    ...(smooths && labelSmoothing > 0 ? [`label_smoothing=${labelSmoothing}`] : []),
    `reduction="${reduction === "batchmean" ? (isBinary ? "sum" : "mean") : reduction}"`,
  ];
  const name = isBinary ? "binary_cross_entropy" : "cross_entropy";
  const divided = isBinary && reduction === "batchmean" ? " / targets.shape[0]" : "";
  return [
    ...writeRecipe([...(smooths ? [] : steps), ...toLogits], dialect),
    `loss = nn.losses.${name}(${logits}, ${smooths ? "targets" : soft}, ${options.join(", ")})${divided}`,
  ];
}

const mlxDialect = (numClasses: number) =>
  pythonDialect({
    imports: [
      { name: "mx", line: "import mlx.core as mx" },
      { name: "nn", line: "import mlx.nn as nn" },
    ],
    list: (numbers) => `mx.array([${numbers}])`,
    call: {
      log: (x) => `mx.log(${x.bare})`,
      exp: (x) => `mx.exp(${x.bare})`,
      atLeast: (x, least) => `mx.maximum(${x.bare}, ${least.bare})`,
      oneHot: (indices) => `mx.eye(${numClasses})[${indices.bare}]`,
      unit: (k) => `mx.eye(${numClasses})[${k.bare}]`,
      logSoftmax: (x) => `nn.log_softmax(${x.bare}, axis=-1)`,
      logSigmoid: (x) => `nn.log_sigmoid(${x.bare})`,
      rowSum: (x) => `${x.atom}.sum(-1)`,
      rowSumColumn: (x) => `${x.atom}.sum(-1, keepdims=True)`,
      total: (x) => `${x.atom}.sum()`,
      mean: (x) => `${x.atom}.mean()`,
      count: (x) => `${x.atom}.sum()`,
      where: (condition, x, other) => `mx.where(${condition.bare}, ${x.bare}, ${other.bare})`,
      perClass: (x) => `${x.atom}[:, None]`,
      take: (x, indices) => `${x.atom}[${indices.bare}]`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
