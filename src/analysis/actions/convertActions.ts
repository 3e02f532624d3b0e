/** Converts a value, so that the call keeps the targets that the same number means under another convention. */
import { type ConvertibleConvention, convertSmoothing } from "../../core/convertSmoothing.ts";
import { classesInSight } from "../classesInSight.ts";
import type { LossCall } from "../findLossCalls.ts";
import type { Source } from "../source.ts";
import type { ActionOptions, SmoothingAction } from "./smoothingAction.ts";

/** Whose number it may be, by the call's own convention; padding and two outcomes have no equal among all classes. */
const ORIGINS: Readonly<Partial<Record<string, { readonly from: ConvertibleConvention; readonly who: string }>>> = {
  uniform: { from: "others", who: "fairseq's" },
  others: { from: "uniform", who: "PyTorch's" },
};

/** A number as a person types it: at most three significant digits. A converted one has more. */
const TYPED = /^0?\.0*[1-9]\d{0,2}$/;

/** "Keep what fairseq's 0.1 means", where the value is a number and the number of classes is in sight. */
export function convertActions(source: Source, lossCall: LossCall, options: ActionOptions): SmoothingAction[] {
  const { rule, value } = lossCall;
  const origin = ORIGINS[rule.convention];
  if (origin === undefined || value.kind !== "given" || value.spans.length === 0 || !TYPED.test(value.text)) return [];
  const numClasses = options.numClasses ?? classesInSight(source, lossCall)?.numClasses;
  if (numClasses === undefined || numClasses < 2) return [];
  const a = Number(value.text);
  const converted = convertSmoothing(a, origin.from, rule.convention as ConvertibleConvention, numClasses);
  if ("problem" in converted || converted.value === a) return [];
  const short = String(Number(converted.value.toPrecision(4)));
  const text = writtenValue(value.text, converted.value, origin.from, numClasses);
  return [
    {
      kind: "convert",
      title: `Convert ${value.text}: keep what ${origin.who} ${value.text} means (label smoothing ${short}, K=${numClasses})`,
      edits: value.spans.map((span) => ({ span, text })),
    },
  ];
}

/** The number; as a product where it is so short that it would look like one that is not converted yet. */
function writtenValue(typed: string, value: number, from: ConvertibleConvention, numClasses: number): string {
  const text = String(Number(value.toPrecision(12)));
  if (!TYPED.test(text) && text !== "1") return text;
  return from === "others"
    ? `${typed} * ${numClasses} / ${numClasses - 1}`
    : `${typed} * ${numClasses - 1} / ${numClasses}`;
}
