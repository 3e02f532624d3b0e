/** PaddlePaddle 2.6 and later: its losses where they do it, else a recipe. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type PythonDialect, pythonDialect, pythonLoss } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";

export const paddle: Framework = {
  id: "paddle",
  label: "PaddlePaddle",
  language: "python",
  write: (problem) => {
    const dialect = paddleDialect(problem.numClasses);
    return { language: "python", code: pythonLoss(problem, dialect, builtIn(problem, dialect)) };
  },
};

/** With label_smoothing Paddle turns indices into soft labels, and ignore_index stops applying: that goes by the recipe. */
function builtIn(problem: LossProblem, dialect: PythonDialect): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, reduction } = problem;
  if (!isPlainLoss(problem)) return undefined;
  const isBinary = loss === "binaryCrossEntropy";
  const smooths = !isBinary && convention === "uniform" && labelSmoothing > 0;
  const { steps, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const hasIndices = smooths && targets.kind === "indices";
  const options = [
    ...(isBinary || hasIndices ? [] : ["soft_label=True"]),
    ...(reduction === "mean" ? [] : [`reduction="${reduction === "batchmean" ? "sum" : reduction}"`]),
    ...(smooths ? [`label_smoothing=${labelSmoothing}`] : []),
  ];
  return [
    `criterion = nn.${isBinary ? "BCEWithLogitsLoss" : "CrossEntropyLoss"}(${options.join(", ")})`,
    ...writeRecipe([...(smooths ? [] : steps), ...toLogits], dialect),
    `loss = criterion(${logits}, ${smooths ? "targets" : soft})${reduction === "batchmean" ? " / targets.shape[0]" : ""}`,
  ];
}

const paddleDialect = (numClasses: number) =>
  pythonDialect({
    imports: [
      { name: "paddle", line: "import paddle" },
      { name: "F", line: "import paddle.nn.functional as F" },
      { name: "nn", line: "from paddle import nn" },
    ],
    list: (numbers) => `paddle.to_tensor([${numbers}])`,
    call: {
      log: (x) => `${x.atom}.log()`,
      exp: (x) => `${x.atom}.exp()`,
      atLeast: (x, least) => `${x.atom}.clip(min=${least.bare})`,
      oneHot: (indices) => `F.one_hot(${indices.bare}, ${numClasses})`,
      unit: (k) => `F.one_hot(paddle.to_tensor(${k.bare}), ${numClasses})`,
      logSoftmax: (x) => `F.log_softmax(${x.bare}, axis=-1)`,
      logSigmoid: (x) => `F.log_sigmoid(${x.bare})`,
      rowSum: (x) => `${x.atom}.sum(-1)`,
      rowSumColumn: (x) => `${x.atom}.sum(-1, keepdim=True)`,
      total: (x) => `${x.atom}.sum()`,
      mean: (x) => `${x.atom}.mean()`,
      count: (x) => `${x.atom}.astype("float32").sum()`,
      where: (condition, x, other) => `${x.atom}.masked_fill(~${condition.atom}, ${other.bare})`,
      perClass: (x) => `${x.atom}.unsqueeze(-1)`,
      take: (x, indices) => `paddle.gather(${x.bare}, ${indices.bare})`,
      column: (x, k) => `${x.atom}[:, ${k.bare}]`,
    },
  });
