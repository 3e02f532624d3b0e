/** The loss of a problem as a short program on arrays: soft targets by the convention, rows, and their reduction. */
import type { LossProblem } from "../../../core/lossProblem.ts";
import { ignoresRows } from "../ignoresRows.ts";
import type { Expression } from "./expression.ts";

/** One assignment. */
export interface Step {
  readonly name: string;
  readonly value: Expression;
}

/** More numbers than this do not go into code: the program is to have them under their name. */
export const MOST_NUMBERS = 256;

/** A value smaller than any probability of interest and larger than what float32 rounds to 0. */
const TINY = 1e-30;

/** All steps, from the input (`logits`, `probs` or `log_probs`) and `targets` to `loss`, what core/compute.ts computes. */
export function lossRecipe(problem: LossProblem): readonly Step[] {
  return problem.loss === "binaryCrossEntropy" ? binarySteps(problem) : categoricalSteps(problem);
}

/** The steps that give the smoothed targets, and the name that they have then. */
export function softTargetSteps(problem: LossProblem): { readonly steps: readonly Step[]; readonly soft: string } {
  const { targets, labelSmoothing, prior } = problem;
  const isIndex = targets.kind === "indices";
  const hard = isIndex ? "one_hot" : "targets";
  const indices: Expression = ignoresRows(problem) ? ["where", "counted", "targets", 0] : "targets";
  const toOneHot: readonly Step[] = isIndex ? [{ name: "one_hot", value: ["oneHot", indices] }] : [];
  if (labelSmoothing === 0) return { steps: toOneHot, soft: hard };
  const kept: Expression = ["mul", ["sub", 1, "label_smoothing"], hard];
  return {
    soft: "soft",
    steps: [
      ...toOneHot,
      { name: "label_smoothing", value: labelSmoothing },
      ...(problem.convention === "prior" ? listStep("prior", prior) : []),
      { name: "soft", value: ["add", kept, spread(problem, hard)] },
    ],
  };
}

/** The steps that give the logits divided by the temperature, and their name. */
export function logitSteps(problem: LossProblem): { readonly steps: readonly Step[]; readonly logits: string } {
  const { inputKind, temperature, loss } = problem;
  const isBinary = loss === "binaryCrossEntropy";
  const toLogits: Record<typeof inputKind, readonly Step[]> = {
    logits: [],
    probabilities: [
      {
        name: "logits",
        value: isBinary ? ["sub", ["log", "probs"], ["log", ["sub", 1, "probs"]]] : ["log", "probs"],
      },
    ],
    logProbabilities: [
      {
        name: "logits",
        value: isBinary ? ["sub", "log_probs", ["log", ["sub", 1, ["exp", "log_probs"]]]] : "log_probs",
      },
    ],
  };
  const steps = toLogits[inputKind];
  if (temperature === 1) return { steps, logits: "logits" };
  return {
    steps: [...steps, { name: "scaled_logits", value: ["div", "logits", temperature] }],
    logits: "scaled_logits",
  };
}

/** What the convention adds to (1-a)·hard. */
function spread(problem: LossProblem, hard: string): Expression {
  const { numClasses: K, paddingIndex } = problem;
  const share = (classes: number): Expression => ["div", "label_smoothing", classes];
  // A row of probabilities sums to 1, one of yes-or-no labels to any number.
  const isMultiHot = problem.loss === "binaryCrossEntropy" && problem.targets.kind === "probabilities";
  const rest: Expression = ["sub", isMultiHot ? ["rowSumColumn", hard] : 1, hard];
  switch (problem.convention) {
    case "uniform":
      return share(K);
    case "binary":
      return share(2);
    case "prior":
      return ["mul", "label_smoothing", "prior"];
    case "others":
      return ["mul", share(K - 1), rest];
    case "padded":
      return ["mul", share(K - 2), ["sub", rest, ["unit", paddingIndex ?? 0]]];
  }
}

function categoricalSteps(problem: LossProblem): readonly Step[] {
  const { loss, classWeights, numClasses, reduction } = problem;
  const counted = countedSteps(problem);
  const { steps: toSoft, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const weighted: Expression = classWeights === undefined ? soft : ["mul", "class_weights", soft];
  const row: Expression =
    loss === "klDivergence"
      ? ["rowSum", ["mul", soft, ["sub", ["log", ["atLeast", soft, TINY]], "log_p"]]]
      : ["neg", ["rowSum", ["mul", weighted, "log_p"]]];
  const mean: Expression =
    loss === "klDivergence" ? ["div", ["mean", "rows"], numClasses] : meanOfRows(problem, counted.length > 0);
  const reduced = { none: "rows", sum: ["total", "rows"], batchmean: ["mean", "rows"], mean } as const;
  return [
    ...counted,
    ...toSoft,
    ...listStep("class_weights", classWeights),
    ...toLogits,
    { name: "log_p", value: ["logSoftmax", logits] },
    { name: "rows", value: counted.length > 0 ? ["where", "counted", row, 0] : row },
    { name: "loss", value: reduced[reduction] },
  ];
}

/** As torch divides: index targets by their weights, probabilities by the number of rows that count. */
function meanOfRows({ classWeights, targets }: LossProblem, hasUncounted: boolean): Expression {
  const isWeighted = classWeights !== undefined && targets.kind === "indices";
  if (!hasUncounted && !isWeighted) return ["mean", "rows"];
  if (!isWeighted) return ["div", ["total", "rows"], ["count", "counted"]];
  if (!hasUncounted) return ["div", ["total", "rows"], ["total", ["take", "class_weights", "targets"]]];
  const indices: Expression = ["where", "counted", "targets", 0];
  return ["div", ["total", "rows"], ["total", ["where", "counted", ["take", "class_weights", indices], 0]]];
}

function binarySteps(problem: LossProblem): readonly Step[] {
  const { classWeights, posWeight, numClasses, reduction } = problem;
  const counted = countedSteps(problem);
  const { steps: toSoft, soft } = softTargetSteps(problem);
  const { steps: toLogits, logits } = logitSteps(problem);
  const yes: Expression = ["mul", posWeight === undefined ? soft : ["mul", "pos_weight", soft], ["logSigmoid", logits]];
  const no: Expression = ["mul", ["sub", 1, soft], ["logSigmoid", ["neg", logits]]];
  const each: Expression = ["neg", ["add", yes, no]];
  const weighted: Expression = classWeights === undefined ? each : ["mul", "class_weights", each];
  const total: Expression = ["total", "terms"];
  const mean: Expression =
    counted.length > 0 ? ["div", total, ["mul", ["count", "counted"], numClasses]] : ["mean", "terms"];
  const reduced = { none: "terms", sum: total, batchmean: ["div", total, ["numRows", "targets"]], mean } as const;
  return [
    ...counted,
    ...toSoft,
    ...listStep("class_weights", classWeights),
    ...listStep("pos_weight", posWeight),
    ...toLogits,
    { name: "terms", value: counted.length > 0 ? ["where", ["perClass", "counted"], weighted, 0] : weighted },
    { name: "loss", value: reduced[reduction] },
  ];
}

/** The step that says which rows count, where some may not. */
function countedSteps(problem: LossProblem): readonly Step[] {
  const { targets, ignoreIndex, convention, paddingIndex = 0 } = problem;
  const isIgnored: Expression = ["notEqual", "targets", ignoreIndex];
  const isPadding: Expression =
    targets.kind === "indices"
      ? ["notEqual", "targets", paddingIndex]
      : ["equal", ["column", "targets", paddingIndex], 0];
  const ignores = ignoresRows(problem);
  if (convention === "padded") {
    return [{ name: "counted", value: ignores ? ["both", isIgnored, isPadding] : isPadding }];
  }
  return ignores ? [{ name: "counted", value: isIgnored }] : [];
}

/** Gives an array its name; one that is too long for code is to have it already. */
export function listStep(name: string, list: ArrayLike<number> | undefined): readonly Step[] {
  return list === undefined || list.length > MOST_NUMBERS ? [] : [{ name, value: { list } }];
}
