/** Hover on a loss call's name or its smoothing value. */
import { Hover, MarkdownString, type Position, Range, type TextDocument } from "vscode";
import { classesInSight } from "../../analysis/classesInSight.ts";
import { lossCallAt } from "../../analysis/findLossCalls.ts";
import { readSettings } from "../settings.ts";
import { hoverText } from "./hoverText.ts";
import { sourceOf } from "./sourceOf.ts";

/** The hover at `position`, or undefined where there is nothing to say. */
export function hover(document: TextDocument, position: Position): Hover | undefined {
  const offset = document.offsetAt(position);
  const found = sourceOf(document);
  const lossCall = found && lossCallAt(found.calls, offset);
  if (lossCall === undefined) return undefined;
  const { nameSpan, value } = lossCall;
  const valueSpans = value.kind === "given" ? [...(value.hoverSpan ? [value.hoverSpan] : []), ...value.spans] : [];
  const span = [nameSpan, ...valueSpans].find(({ start, end }) => start <= offset && offset <= end);
  if (span === undefined) return undefined;
  const text = hoverText(lossCall, readSettings().value, classesInSight(found!.source, lossCall));
  const range = new Range(document.positionAt(span.start), document.positionAt(span.end));
  return new Hover(new MarkdownString(text), range);
}
