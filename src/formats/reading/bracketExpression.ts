/** Expressions among the elements of an array, `1/3` or `x(2)`: they are not evaluated, and are a problem each. */

import { bracketProblems as say } from "./bracketProblems.ts";
import { type BracketState, byComma, fail, noteUnreadable, type Step } from "./bracketState.ts";
import { isBlank, skipBalanced } from "./skip.ts";

/**
 * Whether an operator stands here behind a value. `1 -2` is two numbers where blanks separate, `1 - 2` and `1-2` are
 * expressions.
 */
export function isExpression(state: BracketState, code: number): boolean {
  const { text } = state.scan;
  const { pos } = state;
  if (code === 0x2b || code === 0x2d || code === 0x2212) {
    if (state.newline) return false;
    return state.lastEnd === pos || isBlank(text.charCodeAt(pos + 1)) || (state.separation & byComma) !== 0;
  }
  return operators.has(code);
}

const operators: ReadonlySet<number> = new Set([..."*/^%|&@<>=!?×÷"].map((operator) => operator.charCodeAt(0)));

/** No brackets in an expression are that long. */
const longestCall = 1000;

/** The last value and what follows it up to the next separator is an expression. */
export function expressionHere(state: BracketState): Step {
  const { scan, lastStart } = state;
  const { text } = scan;
  let end = state.pos;
  for (let at = state.pos; at < text.length && scan.budget-- > 0; ) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x3b || code === 0x5d || code === 0x29 || code === 0x7d || code === 0x0a) break;
    const limit = Math.min(text.length, at + longestCall);
    const next = code === 0x28 || code === 0x5b ? skipBalanced(scan, at, limit) : at + 1;
    // The bracket is not closed.
    if (next - at === longestCall) break;
    if (!isBlank(code)) end = next;
    at = Math.max(at + 1, next);
  }
  end = Math.max(end, state.pos + 1);
  fail(state, lastStart, end, say.expression(text.slice(lastStart, end)));
  noteUnreadable(state, lastStart, end);
  return "go on";
}
