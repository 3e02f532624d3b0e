/** Code cut off anywhere, or with something put in there, as it is while someone types: calls and edits lie in the text. */
import { expect } from "vitest";
import { findLossCalls } from "../../src/analysis/findLossCalls.ts";
import { readSource } from "../../src/analysis/readSource.ts";
import { smoothingActions } from "../../src/analysis/smoothingActions.ts";
import type { Language } from "../../src/rules/rule.ts";
import { stride } from "../effort.ts";
import { applyEdits } from "./applyEdits.ts";

/** Reads what stands before and behind each place of `whole`, and both with one of `inserted` between them. */
export function expectSpansInCuts(language: Language, whole: string, inserted: readonly string[]): void {
  for (let at = 0; at <= whole.length; at += stride(3)) {
    const [before, after] = [whole.slice(0, at), whole.slice(at)];
    for (const text of [before, after, ...inserted.map((middle) => before + middle + after)]) {
      const source = readSource(language, text);
      for (const lossCall of findLossCalls(source)) {
        const { span, arguments: list } = lossCall.call;
        for (const { start, end } of [span, lossCall.span])
          expect(0 <= start && start <= end && end <= text.length, text).toBe(true);
        for (const { value, valueSpan } of list) expect(text.slice(valueSpan.start, valueSpan.end), text).toBe(value);
        for (const { edits } of smoothingActions(source, lossCall, { labelSmoothing: 0.1 })) {
          for (const { span } of edits)
            expect(0 <= span.start && span.start <= span.end && span.end <= text.length, text).toBe(true);
          applyEdits(text, edits);
        }
      }
    }
  }
}
