/** Checks a request and makes it a problem, or says in one sentence what is wrong with it and what to do. */
import type { Checked } from "./checked.ts";
import { checkTargets } from "./checkTargets.ts";
import { toRows } from "./classAxis.ts";
import { CONVENTION_NAMES, CONVENTIONS, type Convention } from "./convention.ts";
import { describe } from "./describe.ts";
import type { InputKind, LossKind, LossProblem, Reduction } from "./lossProblem.ts";
import { type FlatArray, flatten } from "./nested.ts";
import type { LossRequest } from "./request.ts";

const INPUT_KINDS: readonly InputKind[] = ["logits", "probabilities", "logProbabilities"];
const LOSSES: readonly LossKind[] = ["crossEntropy", "klDivergence", "binaryCrossEntropy"];
const REDUCTIONS: readonly Reduction[] = ["none", "mean", "sum", "batchmean"];

/** Says why `value` cannot be a smoothing value (0..1), or undefined. PyTorch accepts a negative value silently; this does not. */
export function smoothingProblem(value: unknown): string | undefined {
  if (typeof value !== "number") {
    return "labelSmoothing is missing or not a number: it is the share of the target that is spread over the classes. Give a value from 0 to 1, such as 0.1.";
  }
  if (value >= 0 && value <= 1) return undefined;
  const percent = value > 1 && value <= 100 ? ` ${value} % is ${Number((value / 100).toPrecision(12))}.` : "";
  return `labelSmoothing is ${value}, but the share of the target that is spread must lie between 0 and 1.${percent} Give a value such as 0.1.`;
}

/** Checks `request`, PyTorch's semantics; the first thing that is wrong is the problem. */
export function readRequest(request: LossRequest): Checked<LossProblem> {
  if (typeof request !== "object" || request === null) {
    return { problem: "The request is not an object. Give {logits, targets, labelSmoothing}." };
  }
  const convention = request.convention ?? "uniform";
  const loss = request.loss ?? (convention === "binary" ? "binaryCrossEntropy" : "crossEntropy");
  const words =
    oneOf("inputKind", request.inputKind ?? "logits", INPUT_KINDS) ??
    oneOf("convention", convention, CONVENTION_NAMES) ??
    oneOf("loss", loss, LOSSES) ??
    oneOf("reduction", request.reduction ?? "mean", REDUCTIONS) ??
    oneOf("targetKind", request.targetKind ?? "indices", ["indices", "probabilities"]) ??
    combinationProblem(request, convention, loss) ??
    smoothingProblem(request.labelSmoothing);
  if (words !== undefined) return { problem: words };

  const logits = flatten(request.logits, "logits");
  if ("problem" in logits) return logits;
  const axis = classAxisOf(request, logits);
  if (typeof axis === "string") return { problem: axis };
  const numClasses = logits.shape[axis]!;
  const inputKind = request.inputKind ?? "logits";
  const temperature = request.temperature ?? 1;
  const numbers =
    inputProblem(inputKind, logits) ??
    classesProblem(convention, request, numClasses) ??
    temperatureProblem(temperature);
  if (numbers !== undefined) return { problem: numbers };

  const classWeights = perClass("classWeights", request.classWeights, numClasses);
  if ("problem" in classWeights) return classWeights;
  const posWeight = perClass(
    "posWeight",
    typeof request.posWeight === "number" ? Array(numClasses).fill(request.posWeight) : request.posWeight,
    numClasses,
  );
  if ("problem" in posWeight) return posWeight;
  const prior = perClass("prior", request.prior, numClasses);
  if ("problem" in prior) return prior;
  const priorTotal = prior.value?.reduce((a, b) => a + b, 0) ?? 1;
  if (Math.abs(priorTotal - 1) > 1e-6) {
    return { problem: `The prior sums to ${priorTotal}, not to 1. Divide its entries by their sum.` };
  }
  const targets = checkTargets(request, { shape: logits.shape, axis, loss });
  if ("problem" in targets) return targets;

  const batchAxis = logits.shape.findIndex((_, i) => i !== axis);
  return {
    value: {
      shape: logits.shape,
      classAxis: axis,
      numClasses,
      numRows: logits.values.length / numClasses,
      batchSize: batchAxis < 0 ? 1 : logits.shape[batchAxis]!,
      input: toRows(logits.values, logits.shape, axis),
      inputKind,
      targets: targets.value,
      labelSmoothing: request.labelSmoothing,
      convention,
      loss,
      reduction: request.reduction ?? "mean",
      temperature,
      ignoreIndex: request.ignoreIndex ?? -100,
      paddingIndex: request.paddingIndex,
      prior: prior.value,
      classWeights: classWeights.value,
      posWeight: posWeight.value,
    },
  };
}

function oneOf(name: string, value: unknown, allowed: readonly string[]): string | undefined {
  return allowed.includes(value as string)
    ? undefined
    : `${name} is ${describe(value)}. Give one of ${allowed.map((word) => `"${word}"`).join(", ")}.`;
}

/** Options that exclude each other. */
function combinationProblem(request: LossRequest, convention: Convention, loss: LossKind): string | undefined {
  if (convention === "binary" && loss !== "binaryCrossEntropy") {
    return `The binary convention smooths every class on its own, towards 1/2, and does not go with the loss "${loss}". Give convention "uniform", or loss "binaryCrossEntropy".`;
  }
  if (convention === "padded" && loss === "binaryCrossEntropy") {
    return 'The padded convention belongs to a softmax over a vocabulary. Give convention "binary" or "uniform" with binary cross entropy.';
  }
  if (convention === "padded" && request.paddingIndex === undefined) {
    return "The padded convention needs paddingIndex, the class that stands for padding (0 in the Annotated Transformer).";
  }
  if (convention !== "padded" && request.paddingIndex !== undefined) {
    return `paddingIndex belongs to the padded convention, not to "${convention}". Give convention "padded", or ignoreIndex to leave rows out.`;
  }
  if ((convention === "prior") !== (request.prior !== undefined)) {
    return convention === "prior"
      ? "The prior convention needs prior, one probability a class."
      : `prior belongs to the prior convention, not to "${convention}". Give convention "prior", or leave prior out.`;
  }
  if (request.posWeight !== undefined && loss !== "binaryCrossEntropy") {
    return 'posWeight belongs to binary cross entropy. Give loss "binaryCrossEntropy", or classWeights instead.';
  }
  if (request.classWeights !== undefined && loss === "klDivergence") {
    return 'A KL divergence takes no classWeights (PyTorch\'s KLDivLoss has none). Leave them out, or give loss "crossEntropy", which has the same gradient.';
  }
  return undefined;
}

function classAxisOf(request: LossRequest, { shape, values }: FlatArray): number | string {
  if (shape.length === 0) return "logits is a single number. Give one number a class, such as [2.0, 1.0, 0.1].";
  if (values.length === 0) return "logits holds no numbers. Give one number a class, such as [2.0, 1.0, 0.1].";
  const given = request.classAxis ?? (shape.length === 1 ? 0 : 1);
  const axis = typeof given === "number" && given < 0 ? given + shape.length : given;
  if (!Number.isInteger(axis) || axis < 0 || axis >= shape.length) {
    return `classAxis is ${describe(given)}, but logits has ${shape.length} ${shape.length === 1 ? "axis" : "axes"}. Give a number from ${-shape.length} to ${shape.length - 1}.`;
  }
  return axis;
}

function inputProblem(kind: InputKind, { values }: FlatArray): string | undefined {
  if (kind === "probabilities") {
    const bad = values.find((p) => p < 0 || p > 1 + 1e-6);
    if (bad !== undefined)
      return `A probability is ${bad}, outside [0, 1]. Are these logits? Then leave inputKind out.`;
  }
  if (kind === "logProbabilities") {
    const bad = values.find((p) => p > 1e-6);
    if (bad !== undefined) return `A log-probability is ${bad}, above 0. Are these logits? Then leave inputKind out.`;
  }
  return undefined;
}

function classesProblem(convention: Convention, request: LossRequest, numClasses: number): string | undefined {
  const { minClasses, title } = CONVENTIONS[convention];
  if (numClasses < minClasses) {
    return `The logits have ${numClasses} ${numClasses === 1 ? "class" : "classes"}, but the convention "${convention}" (${title}) needs at least ${minClasses}. Check classAxis.`;
  }
  const { paddingIndex, ignoreIndex } = request;
  if (
    paddingIndex !== undefined &&
    !(Number.isInteger(paddingIndex) && paddingIndex >= 0 && paddingIndex < numClasses)
  ) {
    return `paddingIndex is ${describe(paddingIndex)}, but the classes are 0 to ${numClasses - 1}. Give one of them.`;
  }
  if (ignoreIndex !== undefined && !Number.isInteger(ignoreIndex))
    return `ignoreIndex is ${describe(ignoreIndex)}. Give a whole number, such as -100.`;
  return undefined;
}

function temperatureProblem(temperature: number): string | undefined {
  return Number.isFinite(temperature) && temperature > 0
    ? undefined
    : `temperature is ${describe(temperature)}, but logits are divided by it. Give a number above 0; 1 changes nothing.`;
}

function perClass(name: string, nested: unknown, numClasses: number): Checked<Float64Array | undefined> {
  if (nested === undefined) return { value: undefined };
  const flat = flatten(nested, name);
  if ("problem" in flat) return flat;
  if (flat.shape.length !== 1 || flat.values.length !== numClasses) {
    return {
      problem: `${name} has shape [${flat.shape.join(", ")}]. Give one number for each of the ${numClasses} classes.`,
    };
  }
  const bad = flat.values.findIndex((value) => !(value >= 0 && value < Number.POSITIVE_INFINITY));
  if (bad >= 0)
    return { problem: `${name}[${bad}] is ${flat.values[bad]}. Give finite numbers that are not negative.` };
  return { value: flat.values };
}
