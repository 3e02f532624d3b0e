/** Applies edits to a text, as an editor does: all at once, places of the text before. */
import type { SourceEdit } from "../../src/analysis/sourceCall.ts";

export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  let result = text;
  // From the last to the first; of those at one place the last given comes first, so that they stand in their order.
  const fromLast = [...edits].reverse().sort((a, b) => b.span.start - a.span.start);
  for (const { span, text: replacement } of fromLast) {
    result = result.slice(0, span.start) + replacement + result.slice(span.end);
  }
  return result;
}
