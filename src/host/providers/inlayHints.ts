/** Inlay hints, off by default: what the target becomes, behind the smoothing value of a loss call. */
import { InlayHint, MarkdownString, type Range, type TextDocument } from "vscode";
import { type ClassesInSight, classesInSight } from "../../analysis/classesInSight.ts";
import type { LossCall } from "../../analysis/findLossCalls.ts";
import { CONVENTIONS } from "../../core/convention.ts";
import { smoothingProblem } from "../../core/readRequest.ts";
import { smoothingFacts } from "../../core/smoothingFacts.ts";
import { shortNumber } from "../../report/formatNumber.ts";
import { readSettings } from "../settings.ts";
import { hoverText } from "./hoverText.ts";
import { sourceOf } from "./sourceOf.ts";

/** The hints in `range`; none where the setting is off. */
export function inlayHints(document: TextDocument, range: Range): InlayHint[] {
  const settings = readSettings();
  const found = settings.inlayHints ? sourceOf(document) : undefined;
  return (found?.calls ?? []).flatMap((lossCall) => {
    const { value } = lossCall;
    const last = value.kind === "given" ? value.spans.at(-1) : undefined;
    if (value.kind !== "given" || last === undefined) return [];
    const position = document.positionAt(last.end);
    if (!range.contains(position)) return [];
    const classes = classesInSight(found!.source, lossCall);
    const label = targetInWords(lossCall, Number(value.text), classes);
    if (label === undefined) return [];
    const hint = new InlayHint(position, label);
    hint.paddingLeft = true;
    hint.tooltip = new MarkdownString(hoverText(lossCall, settings.value, classes));
    return [hint];
  });
}

/** "→ 0.91 / 0.01 (K=10)", or the formula where the number of classes is not in sight; nothing where nothing is smoothed. */
function targetInWords({ rule }: LossCall, a: number, classes: ClassesInSight | undefined): string | undefined {
  if (a === 0 || smoothingProblem(a) !== undefined) return undefined;
  const { convention } = rule;
  if (convention === "binary") return `→ ${shortNumber(1 - a / 2, 4)} / ${shortNumber(a / 2, 4)}`;
  if (classes === undefined || convention === "prior") return `→ ${CONVENTIONS[convention].trueClass}`;
  const { trueProb, otherProb } = smoothingFacts(convention, a, classes.numClasses);
  return `→ ${shortNumber(trueProb, 4)} / ${shortNumber(otherProb, 4)} (K=${classes.numClasses})`;
}
