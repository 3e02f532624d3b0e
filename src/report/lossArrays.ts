/** The arrays and the PyTorch call that the code forms of a loss report hold. */
import type { LossComparison } from "../core/compareLosses.ts";
import type { LossProblem } from "../core/lossProblem.ts";
import type { NamedArray } from "./report.ts";

/** Input, targets, smoothed targets and gradient of the rows that are shown, and the losses. Rows come first, classes last. */
export function lossArrays({ problem, rows, smoothed, hard }: LossComparison): NamedArray[] {
  const K = problem.numClasses;
  const matrix = (name: string, pick: (row: LossComparison["rows"][number]) => Float64Array): NamedArray => ({
    name,
    shape: [rows.length, K],
    values: Float64Array.from(rows.flatMap((row) => [...pick(row)])),
  });
  const inputName = { logits: "logits", probabilities: "probs", logProbabilities: "log_probs" }[problem.inputKind];
  const { targets } = problem;
  const given: NamedArray =
    targets.kind === "indices"
      ? { name: "targets", shape: [rows.length], values: rows.map((row) => targets.indices[row.row]!), isInteger: true }
      : matrix("targets", (row) => targets.probs.subarray(row.row * K, (row.row + 1) * K));
  const perClass = (name: string, values: Float64Array | undefined): NamedArray[] =>
    values === undefined ? [] : [{ name, shape: [K], values }];
  return [
    matrix(inputName, (row) => row.input),
    given,
    ...perClass("class_weights", problem.classWeights),
    ...perClass("pos_weight", problem.posWeight),
    ...perClass("prior", problem.prior),
    matrix("target_probs", (row) => row.smoothed.targetProbs),
    matrix("grad_logits", (row) => row.smoothed.gradLogits),
    { name: "hard_loss", shape: [], values: [hard.loss] },
    { name: "smoothed_loss", shape: [], values: [smoothed.loss] },
    { name: "minimum_loss", shape: [], values: [smoothed.minimumLoss] },
  ];
}

/** The call that computes the loss of these arrays in PyTorch, where PyTorch has one. */
export function torchCall(problem: LossProblem): string | undefined {
  const { loss, convention, labelSmoothing: a, targets, classWeights, ignoreIndex, temperature, inputKind } = problem;
  if (inputKind !== "logits" || problem.reduction === "batchmean" || loss === "klDivergence") return undefined;
  const z = temperature === 1 ? "logits" : `logits / ${temperature}`;
  const reduction = problem.reduction === "mean" ? "" : `, reduction="${problem.reduction}"`;
  const weight = classWeights === undefined ? "" : ", weight=class_weights";
  if (loss === "binaryCrossEntropy") {
    const posWeight = problem.posWeight === undefined ? "" : ", pos_weight=pos_weight";
    return `loss = F.binary_cross_entropy_with_logits(${z}, target_probs${weight}${posWeight}${reduction})`;
  }
  if (convention === "uniform") {
    const ignored = targets.kind === "indices" && ignoreIndex !== -100 ? `, ignore_index=${ignoreIndex}` : "";
    return `loss = F.cross_entropy(${z}, targets${weight}${ignored}${reduction}, label_smoothing=${a})`;
  }
  if (convention === "padded" || classWeights !== undefined) return undefined;
  return `loss = F.cross_entropy(${z}, target_probs${reduction})`;
}
