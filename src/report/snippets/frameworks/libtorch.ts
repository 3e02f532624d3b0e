/** libtorch 1.10 and later: torch::nn::CrossEntropyLoss where it does it, else a recipe of tensors. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { headline } from "../headline.ts";
import { ignoresRows } from "../ignoresRows.ts";
import { listStep, logitSteps, lossRecipe } from "../recipe/lossRecipe.ts";
import { type Dialect, writeRecipe } from "../recipe/writeRecipe.ts";

export const libtorch: Framework = {
  id: "libtorch",
  label: "libtorch (C++)",
  language: "cpp",
  write: (problem) => {
    const dialect = cppDialect(problem.numClasses);
    const lines = builtIn(problem, dialect) ?? writeRecipe(lossRecipe(problem), dialect);
    return { language: "cpp", code: `${headline(problem, "// ")}\n#include <torch/torch.h>\n\n${lines.join("\n")}\n` };
  },
};

function builtIn(problem: LossProblem, dialect: Dialect): string[] | undefined {
  const { loss, convention, classWeights, labelSmoothing, ignoreIndex, reduction } = problem;
  const isUniform = convention === "uniform" || (labelSmoothing === 0 && convention !== "padded");
  if (loss !== "crossEntropy" || !isUniform || reduction === "batchmean") return undefined;
  const { steps, logits } = logitSteps(problem);
  const options = [
    ...(classWeights === undefined ? [] : [".weight(class_weights)"]),
    ...(ignoresRows(problem) ? [`.ignore_index(${ignoreIndex})`] : []),
    ...(reduction === "mean" ? [] : [`.reduction(torch::k${reduction === "sum" ? "Sum" : "None"})`]),
    ...(labelSmoothing > 0 ? [`.label_smoothing(${labelSmoothing})`] : []),
  ];
  return [
    ...writeRecipe(listStep("class_weights", classWeights), dialect),
    "torch::nn::CrossEntropyLoss criterion(",
    `    torch::nn::CrossEntropyLossOptions()${options.join("")});`,
    ...writeRecipe(steps, dialect),
    `auto loss = criterion(${logits}, targets);`,
  ];
}

const cppDialect = (numClasses: number): Dialect => ({
  assign: (name, value) => `auto ${name} = ${value};`,
  list: (numbers) => `torch::tensor({${numbers}})`,
  arithmetic: { kind: "operators" },
  call: {
    log: (x) => `${x.atom}.log()`,
    exp: (x) => `${x.atom}.exp()`,
    atLeast: (x, least) => `${x.atom}.clamp_min(${least.bare})`,
    oneHot: (indices) => `torch::one_hot(${indices.bare}, ${numClasses})`,
    unit: (k) => `torch::one_hot(torch::tensor(${k.bare}), ${numClasses})`,
    logSoftmax: (x) => `torch::log_softmax(${x.bare}, -1)`,
    logSigmoid: (x) => `torch::log_sigmoid(${x.bare})`,
    rowSum: (x) => `${x.atom}.sum(-1)`,
    rowSumColumn: (x) => `${x.atom}.sum(-1, /*keepdim=*/true)`,
    total: (x) => `${x.atom}.sum()`,
    mean: (x) => `${x.atom}.mean()`,
    count: (x) => `${x.atom}.sum()`,
    numRows: (x) => `${x.atom}.size(0)`,
    where: (condition, x, other) => `${x.atom}.masked_fill(${condition.atom}.logical_not(), ${other.bare})`,
    equal: (a, b) => `${a.atom} == ${b.bare}`,
    notEqual: (a, b) => `${a.atom} != ${b.bare}`,
    both: (a, b) => `(${a.bare}) & (${b.bare})`,
    perClass: (x) => `${x.atom}.unsqueeze(-1)`,
    take: (x, indices) => `${x.atom}.index_select(0, ${indices.bare})`,
    column: (x, k) => `${x.atom}.select(1, ${k.bare})`,
  },
});
