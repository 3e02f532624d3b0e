/** Computations of a loss that smooths, with the value where it is in sight. */
import type { SyntaxNode } from "@lezer/common";
import { smoothingFacts } from "../../core/smoothingFacts.ts";
import { classesInSight } from "../classesInSight.ts";
import type { LossCall } from "../findLossCalls.ts";
import { pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import type { SourceCall } from "../sourceCall.ts";
import type { Scene } from "./check.ts";
import { literalAt } from "./literal.ts";
import type { LossUse } from "./lossUses.ts";
import { outputOf } from "./outputs.ts";

/** A smoothing value as it is written, and as a number where that is in sight. */
export interface Smoothing {
  readonly lossCall: LossCall;
  readonly text: string;
  readonly value: number | undefined;
}

/** How the loss that `settings` makes smooths; undefined where it does not, or where that is not sure. */
export function smoothingOf({ lossCalls, flow }: Scene, settings: SourceCall): Smoothing | undefined {
  const lossCall = lossCalls.find(
    ({ call }) => call.span.start === settings.span.start && call.span.end === settings.span.end,
  );
  if (lossCall?.value.kind !== "given") return undefined;
  const { text, spans } = lossCall.value;
  const literal = spans[0] && literalAt(flow, spans[0])?.literal;
  const value = literal?.kind === "number" ? literal.value : spans.length === 0 ? Number(text) : undefined;
  return value === 0 ? undefined : { lossCall, text, value };
}

/** "it cannot fall below 0.5 for 10 classes": the floor of a smoothed loss; nothing where the value is not in sight. */
export function floorInWords({ source }: Scene, { lossCall, value }: Smoothing): string {
  if (value === undefined || !(value > 0 && value <= 1)) return "";
  const { convention } = lossCall.rule;
  const K = convention === "binary" ? 2 : (classesInSight(source, lossCall)?.numClasses ?? 10);
  if (convention === "prior" || (K < 3 && convention !== "uniform" && convention !== "binary")) return "";
  const { minimumLoss } = smoothingFacts(convention, value, K);
  const of = convention === "binary" ? "" : ` for ${K} classes`;
  return `it cannot fall below ${minimumLoss.toFixed(3)}${of}`;
}

/** What targets are, where it is in sight: rows of probabilities, or one-hot rows of integers. */
export function targetKind(flow: Dataflow, { target }: LossUse): "probabilities" | "integer one-hot" | undefined {
  if (target === undefined) return undefined;
  const value = flow.valueOf(target);
  const call = value && pythonCall(flow.source, value);
  if (call?.name === "torch.nn.functional.one_hot") return "integer one-hot";
  if (value !== undefined && smoothedBy(flow, value) !== undefined) return "probabilities";
  if (outputOf(flow, target)?.kind === "softmax") return "probabilities";
  const owner = call === undefined ? undefined : call.node.firstChild?.firstChild;
  const isFloat = call !== undefined && /^\*\.(float|double|half|bfloat16)$/.test(call.name);
  const made = isFloat && owner !== undefined && owner !== null ? flow.valueOf(owner) : undefined;
  const hot = made && pythonCall(flow.source, made);
  return hot?.name === "torch.nn.functional.one_hot" ? "probabilities" : undefined;
}

const LINEAR_FORMS = [
  /^(.+?)\s*\*\s*\(\s*1(?:\.0*)?\s*-\s*(?<a>[\w.]+)\s*\)\s*\+\s*\k<a>\s*\//s,
  /^\(\s*1(?:\.0*)?\s*-\s*(?<a>[\w.]+)\s*\)\s*\*\s*(.+?)\s*\+\s*\k<a>\s*\//s,
];

/** The value with which an expression smooths targets, `y * (1 - a) + a / K`, as it is written. */
export function smoothedBy(flow: Dataflow, node: SyntaxNode): string | undefined {
  const call = pythonCall(flow.source, node);
  if (call?.name === "optax.smooth_labels") return call.arguments[1]?.value;
  if (node.name !== "BinaryExpression") return undefined;
  const text = flow.textOf(node);
  return LINEAR_FORMS.map((form) => form.exec(text)?.groups?.a).find((a) => a !== undefined);
}
