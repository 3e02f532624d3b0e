/** What can be done about the smoothing of a loss call: add it, change it, remove it, or why not. */
import { CONVENTIONS } from "../core/convention.ts";
import type { LossCall } from "./findLossCalls.ts";
import type { SourceEdit } from "./sourceCall.ts";
import { addKeyword, removeArgument } from "./spellings/keyword.ts";

/** One action; a declined one has a reason and no edits. */
export interface SmoothingAction {
  readonly kind: "add" | "change" | "remove";
  readonly title: string;
  readonly edits: readonly SourceEdit[];
  readonly declined?: string;
}

/** The actions for `lossCall` with the smoothing value `labelSmoothing`, the plain one first. */
export function smoothingActions(text: string, lossCall: LossCall, labelSmoothing: number): SmoothingAction[] {
  const { rule, call, value } = lossCall;
  const { keyword } = rule.spelling;
  const written = String(labelSmoothing);
  const formula = rule.convention === "uniform" ? "" : `, ${FORMULAS[rule.convention]}`;
  const title = `Smooth the labels (${keyword}=${written}${formula})`;
  if (value.kind === "declined") return [{ kind: "add", title, edits: [], declined: value.reason }];
  if (value.kind === "absent") return [{ kind: "add", title, edits: addKeyword(text, call, keyword, written) }];
  const { argument } = value;
  const isSame = Number(argument.value) === labelSmoothing;
  const change: SmoothingAction = {
    kind: "change",
    title: `Change label smoothing from ${shortened(argument.value)} to ${written}${formula}`,
    edits: [{ span: argument.valueSpan, text: written }],
  };
  const remove: SmoothingAction = {
    kind: "remove",
    title: `Remove label smoothing (${shortened(argument.value)})`,
    edits:
      argument.kind === "keyword" ? removeArgument(text, call, argument) : [{ span: argument.valueSpan, text: "0.0" }],
  };
  return isSame ? [remove] : [change, remove];
}

/** What the target becomes, for titles; uniform is the usual one and goes without. */
const FORMULAS = {
  others: `true class ${CONVENTIONS.others.trueClass}, others ${CONVENTIONS.others.otherClasses}`,
  padded: `true class ${CONVENTIONS.padded.trueClass}, others ${CONVENTIONS.padded.otherClasses}`,
  binary: "y(1-a)+a/2",
} as const;

function shortened(code: string): string {
  const line = code.replace(/\s+/g, " ");
  return line.length > 30 ? `${line.slice(0, 29)}…` : line;
}
