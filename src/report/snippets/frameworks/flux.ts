/** Flux.jl, where classes are rows and examples columns: its losses where they do it, else a recipe. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Framework } from "../framework.ts";
import { headline } from "../headline.ts";
import { isPlainLoss } from "../isPlainLoss.ts";
import { logitSteps, lossRecipe, softTargetSteps } from "../recipe/lossRecipe.ts";
import { type Dialect, writeRecipe } from "../recipe/writeRecipe.ts";

export const flux: Framework = {
  id: "flux",
  label: "Flux.jl",
  language: "julia",
  write: (problem) => {
    const dialect = juliaDialect(problem.numClasses);
    const lines = builtIn(problem, dialect) ?? writeRecipe(lossRecipe(problem), dialect);
    return { language: "julia", code: `${headline(problem, "# ")}\nusing Flux\n\n${lines.join("\n")}\n` };
  },
};

/** Flux smooths labels by a function of its own, over the first dimension or (dims=0) towards 1/2. */
function builtIn(problem: LossProblem, dialect: Dialect): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, reduction } = problem;
  if (!isPlainLoss(problem)) return undefined;
  const isBinary = loss === "binaryCrossEntropy";
  if (isBinary && reduction === "batchmean") return undefined;
  const smooths = labelSmoothing > 0 && (convention === "uniform" || convention === "binary");
  const { steps, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const hard = targets.kind === "indices" ? "one_hot" : "targets";
  const smoothed = `Flux.label_smoothing(${hard}, ${single(labelSmoothing)}${convention === "binary" ? "; dims=0" : ""})`;
  const aggregate = { mean: "", batchmean: "", sum: "; agg=sum", none: "; agg=identity" }[reduction];
  const name = isBinary ? "logitbinarycrossentropy" : "logitcrossentropy";
  return [
    ...writeRecipe([...(smooths ? steps.filter(({ name }) => name === "one_hot") : steps), ...toLogits], dialect),
    ...(smooths ? [`soft = ${smoothed}`] : []),
    `loss = Flux.${name}(${logits}, ${soft}${aggregate})`,
  ];
}

const juliaDialect = (numClasses: number): Dialect => ({
  assign: (name, value) => `${name} = ${value}`,
  number: single,
  list: (numbers) => `Float32[${numbers}]`,
  arithmetic: { kind: "operators", prefix: "." },
  call: {
    log: (x) => `log.(${x.bare})`,
    exp: (x) => `exp.(${x.bare})`,
    atLeast: (x, least) => `max.(${x.bare}, ${least.bare})`,
    oneHot: (indices) => `Flux.onehotbatch(${indices.bare}, 0:${numClasses - 1})`,
    unit: (k) => `Flux.onehot(${k.bare}, 0:${numClasses - 1})`,
    logSoftmax: (x) => `logsoftmax(${x.bare})`,
    logSigmoid: (x) => `logsigmoid.(${x.bare})`,
    rowSum: (x) => `vec(sum(${x.bare}; dims=1))`,
    rowSumColumn: (x) => `sum(${x.bare}; dims=1)`,
    total: (x) => `sum(${x.bare})`,
    mean: (x) => `Flux.mean(${x.bare})`,
    count: (x) => `count(${x.bare})`,
    numRows: (x) => `size(${x.bare})[end]`,
    where: (condition, x, other) => `ifelse.(${condition.bare}, ${x.bare}, ${other.bare})`,
    equal: (a, b) => `${a.atom} .== ${b.bare}`,
    notEqual: (a, b) => `${a.atom} .!= ${b.bare}`,
    both: (a, b) => `(${a.bare}) .& (${b.bare})`,
    perClass: (x) => `reshape(${x.bare}, 1, :)`,
    take: (x, indices) => `${x.atom}[${indices.atom} .+ 1]`,
    column: (x, k) => `${x.atom}[${k.atom} + 1, :]`,
  },
});

/** A number of single precision, so that Float32 stays Float32. */
function single(value: number): string {
  if (Number.isInteger(value)) return String(value);
  const text = String(value);
  return text.includes("e") ? text.replace("e", "f") : `${text}f0`;
}
