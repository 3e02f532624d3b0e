/** PyTorch 1.10 and later: its own losses where they do it, this project's helpers for other conventions, else a recipe. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import type { Helper } from "../../../rules/helpers/helper.ts";
import { others } from "../../../rules/variants/others.ts";
import { padded } from "../../../rules/variants/padded.ts";
import { prior } from "../../../rules/variants/prior.ts";
import type { Framework } from "../framework.ts";
import { ignoresRows } from "../ignoresRows.ts";
import { listStep, logitSteps, softTargetSteps } from "../recipe/lossRecipe.ts";
import { pythonLoss } from "../recipe/pythonDialect.ts";
import { writeRecipe } from "../recipe/writeRecipe.ts";
import { torchDialect } from "./torchDialect.ts";

export const pytorch: Framework = {
  id: "pytorch",
  label: "PyTorch",
  language: "python",
  write: (problem) => ({ language: "python", code: torchCode(problem) }),
};

/** The program. */
export function torchCode(problem: LossProblem): string {
  const dialect = torchDialect(problem.numClasses);
  const lines = builtIn(problem) ?? withHelper(problem) ?? withSoftTargets(problem);
  return pythonLoss(problem, dialect, lines);
}

/** nn.CrossEntropyLoss smooths uniformly, indices and probabilities. */
function builtIn(problem: LossProblem): string[] | undefined {
  const { loss, convention, labelSmoothing, targets } = problem;
  const isUniform = convention === "uniform" || (labelSmoothing === 0 && convention !== "padded");
  if (loss !== "crossEntropy" || !isUniform) return undefined;
  const ignores = ignoresRows(problem) && targets.kind === "indices";
  return criterion(problem, "nn.CrossEntropyLoss", [
    ...(ignores ? [`ignore_index=${problem.ignoreIndex}`] : []),
    ...reductionArgument(problem),
    ...(labelSmoothing > 0 ? [`label_smoothing=${labelSmoothing}`] : []),
  ]);
}

/** The helpers take class indices. */
function withHelper(problem: LossProblem): string[] | undefined {
  const { loss, convention, labelSmoothing, targets, paddingIndex = 0 } = problem;
  const helper = HELPERS[convention];
  if (loss !== "crossEntropy" || targets.kind !== "indices" || helper === undefined) return undefined;
  const ignores = ignoresRows(problem);
  if (ignores && convention === "padded") return undefined;
  return [
    ...filled(helper),
    "",
    "",
    ...criterion(problem, helper.name, [
      ...(convention === "padded" ? [`padding_index=${paddingIndex}`] : []),
      ...(ignores ? [`ignore_index=${problem.ignoreIndex}`] : []),
      ...reductionArgument(problem),
      `label_smoothing=${labelSmoothing}`,
    ]),
  ];
}

/** Smoothed targets as probabilities, for the losses that take them. */
function withSoftTargets(problem: LossProblem): string[] | undefined {
  const { loss, convention, classWeights, posWeight, targets, numClasses } = problem;
  if (ignoresRows(problem) || convention === "padded") return undefined;
  if (loss === "crossEntropy" && targets.kind === "indices") return undefined;
  const dialect = torchDialect(numClasses);
  const { steps: toSoft, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const prepared = writeRecipe([...toSoft, ...toLogits], dialect);
  const target = soft === "one_hot" ? "one_hot.to(logits.dtype)" : soft;
  if (loss === "klDivergence") {
    const reduced = problem.reduction === "none" ? '"none").sum(-1)' : `"${problem.reduction}")`;
    return [...prepared, `loss = F.kl_div(F.log_softmax(${logits}, dim=-1), ${target}, reduction=${reduced}`];
  }
  const weights = [...listStep("class_weights", classWeights), ...listStep("pos_weight", posWeight)];
  const name = loss === "binaryCrossEntropy" ? "nn.BCEWithLogitsLoss" : "nn.CrossEntropyLoss";
  const options = [
    ...(classWeights === undefined ? [] : ["weight=class_weights"]),
    ...(posWeight === undefined ? [] : ["pos_weight=pos_weight"]),
    ...reductionArgument(problem),
  ];
  return [
    ...prepared,
    ...writeRecipe(weights, dialect),
    `criterion = ${name}(${options.join(", ")})`,
    `loss = criterion(${logits}, ${target})${batchMean(problem)}`,
  ];
}

/** The lines that make a criterion and call it. */
function criterion(problem: LossProblem, name: string, options: readonly string[]): string[] {
  const { classWeights, prior: probs, convention, labelSmoothing } = problem;
  const hasPrior = convention === "prior" && labelSmoothing > 0;
  const lists = [...(hasPrior ? listStep("prior", probs) : []), ...listStep("class_weights", classWeights)];
  const { steps, logits } = logitSteps(problem);
  const all = [
    ...(hasPrior ? ["prior=prior"] : []),
    ...(classWeights === undefined ? [] : ["weight=class_weights"]),
    ...options,
  ];
  const dialect = torchDialect(problem.numClasses);
  return [
    ...writeRecipe(lists, dialect),
    `criterion = ${name}(${all.join(", ")})`,
    ...writeRecipe(steps, dialect),
    `loss = criterion(${logits}, targets)${batchMean(problem)}`,
  ];
}

function reductionArgument({ reduction }: LossProblem): string[] {
  if (reduction === "mean") return [];
  return [`reduction="${reduction === "batchmean" ? "sum" : reduction}"`];
}

function batchMean({ reduction }: LossProblem): string {
  return reduction === "batchmean" ? " / targets.shape[0]" : "";
}

const HELPERS: Readonly<Record<LossProblem["convention"], Helper | undefined>> = {
  uniform: undefined,
  binary: undefined,
  others: others.wraps[0].helper,
  padded: padded.wraps[0].helper,
  prior: prior.wraps[0].helper,
};

/** A helper's text with the names of the snippet's imports. */
function filled({ code }: Helper): string[] {
  const names: Readonly<Record<string, string>> = { torch: "torch", "torch.nn": "nn", "torch.nn.functional": "F" };
  return code
    .trimEnd()
    .replace(/\{\{([\w.]+)\}\}/g, (_, name: string) => names[name] ?? name)
    .split("\n");
}
