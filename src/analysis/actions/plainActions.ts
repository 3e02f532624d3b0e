/** Add the smoothing value in the API's own spelling, change it to the offered one, or remove it. */
import type { LossCall } from "../findLossCalls.ts";
import type { Source } from "../source.ts";
import { SPELLINGS } from "../spellings/index.ts";
import type { Edits } from "../spellings/spelling.ts";
import type { ActionOptions, SmoothingAction } from "./smoothingAction.ts";
import { formulaSuffix, shortened } from "./titles.ts";

/** The actions that every smoothed or unsmoothed call has. */
export function plainActions(source: Source, lossCall: LossCall, options: ActionOptions): SmoothingAction[] {
  const { rule, call, value } = lossCall;
  const logic = SPELLINGS[rule.spelling.kind];
  const written = String(options.labelSmoothing);
  const formula = formulaSuffix(rule.convention);
  const addTitle = `Smooth the labels (${logic.title(call, rule, written, source)}${formula})`;
  const missing = value.kind === "absent" ? options.missingIn?.(lossCall) : undefined;
  const declined = missing ?? (value.kind === "declined" ? value.reason : undefined);
  if (declined !== undefined) return [{ kind: "add", title: addTitle, edits: [], declined }];
  if (value.kind !== "given") return [action("add", addTitle, logic.add(source, call, rule, lossCall, written))];
  const change = action(
    "change",
    `Change label smoothing from ${shortened(value.text)} to ${written}${formula}`,
    value.spans.length === 0
      ? logic.add(source, call, rule, lossCall, written)
      : { kind: "edits", edits: value.spans.map((span) => ({ span, text: written })) },
  );
  const remove = action(
    "remove",
    `Remove label smoothing (${shortened(value.text)})`,
    logic.remove(source, call, rule, lossCall),
  );
  const isOff = Number(value.text) === 0;
  return [...(Number(value.text) === options.labelSmoothing ? [] : [change]), ...(isOff ? [] : [remove])];
}

function action(kind: SmoothingAction["kind"], title: string, result: Edits): SmoothingAction {
  return result.kind === "edits"
    ? { kind, title, edits: result.edits }
    : { kind, title, edits: [], declined: result.reason };
}
