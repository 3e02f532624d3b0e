/** Applies edits to a text, as an editor does: all at once, places of the text before. */
import type { SourceEdit } from "../../src/analysis/sourceCall.ts";

export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  let result = text;
  for (const { span, text: replacement } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    result = result.slice(0, span.start) + replacement + result.slice(span.end);
  }
  return result;
}
