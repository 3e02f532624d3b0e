/** Losses and what they are computed of, by qualified name. */
import type { ArgumentPlace } from "../../rules/spellings/targets.ts";

/** What a loss does with its input: it takes logits, probabilities, or the logarithms of probabilities. */
export interface LossApi {
  readonly takes: "logits" | "probabilities" | "log-probabilities";
  /** What its logits or probabilities are over: the classes, or yes and no for each. */
  readonly over: "classes" | "each";
  readonly input: ArgumentPlace;
  readonly target: ArgumentPlace;
  /** An object that is called, or a function. */
  readonly kind: "object" | "function";
  /** The same loss on logits, where this one takes something else. */
  readonly onLogits?: string;
}

const INPUT = { argument: "input", position: 0 };
const TARGET = { argument: "target", position: 1 };
const TORCH = { input: INPUT, target: TARGET };
const OPTAX = { input: { argument: "logits", position: 0 }, target: { argument: "labels", position: 1 } };
/** TensorFlow 2 takes labels first; in 1.x both had to be named. */
const TF = { input: { argument: "logits", position: 1 }, target: { argument: "labels", position: 0 } };

const object = { kind: "object" } as const;
const function_ = { kind: "function" } as const;
const overClasses = { takes: "logits", over: "classes" } as const;
const overEach = { takes: "logits", over: "each" } as const;

const TIMM = { input: { argument: "x", position: 0 }, target: TARGET };

export const LOSS_APIS: Readonly<Record<string, LossApi>> = {
  "torch.nn.CrossEntropyLoss": { ...TORCH, ...object, ...overClasses },
  "torch.nn.functional.cross_entropy": { ...TORCH, ...function_, ...overClasses },
  "torch.nn.BCEWithLogitsLoss": { ...TORCH, ...object, ...overEach },
  "torch.nn.functional.binary_cross_entropy_with_logits": { ...TORCH, ...function_, ...overEach },
  "torch.nn.NLLLoss": {
    ...TORCH,
    ...object,
    takes: "log-probabilities",
    over: "classes",
    onLogits: "torch.nn.CrossEntropyLoss",
  },
  "torch.nn.functional.nll_loss": {
    ...TORCH,
    ...function_,
    takes: "log-probabilities",
    over: "classes",
    onLogits: "torch.nn.functional.cross_entropy",
  },
  "torch.nn.BCELoss": {
    ...TORCH,
    ...object,
    takes: "probabilities",
    over: "each",
    onLogits: "torch.nn.BCEWithLogitsLoss",
  },
  "torch.nn.functional.binary_cross_entropy": {
    ...TORCH,
    ...function_,
    takes: "probabilities",
    over: "each",
    onLogits: "torch.nn.functional.binary_cross_entropy_with_logits",
  },
  "torch.nn.KLDivLoss": { ...TORCH, ...object, takes: "log-probabilities", over: "classes" },
  "torch.nn.functional.kl_div": { ...TORCH, ...function_, takes: "log-probabilities", over: "classes" },
  "torchvision.ops.sigmoid_focal_loss": {
    ...function_,
    ...overEach,
    input: { argument: "inputs", position: 0 },
    target: { argument: "targets", position: 1 },
  },
  "timm.loss.LabelSmoothingCrossEntropy": { ...TIMM, ...object, ...overClasses },
  "timm.loss.SoftTargetCrossEntropy": { ...TIMM, ...object, ...overClasses },
  "timm.loss.BinaryCrossEntropy": { ...TIMM, ...object, ...overEach },
  "optax.softmax_cross_entropy": { ...OPTAX, ...function_, ...overClasses },
  "optax.safe_softmax_cross_entropy": { ...OPTAX, ...function_, ...overClasses },
  "optax.softmax_cross_entropy_with_integer_labels": { ...OPTAX, ...function_, ...overClasses },
  "optax.sigmoid_binary_cross_entropy": { ...OPTAX, ...function_, ...overEach },
  "tensorflow.nn.softmax_cross_entropy_with_logits": { ...TF, ...function_, ...overClasses },
  "tensorflow.nn.sparse_softmax_cross_entropy_with_logits": { ...TF, ...function_, ...overClasses },
  "tensorflow.nn.sigmoid_cross_entropy_with_logits": { ...TF, ...function_, ...overEach },
};
