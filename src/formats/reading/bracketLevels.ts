/** Opening and closing of brackets: axes, their lengths, and rows that differ. */

import { expressionHere } from "./bracketExpression.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { type BracketState, fail, isData, type Level, type Step, separate } from "./bracketState.ts";
import { skipBalanced } from "./skip.ts";

/** More nesting than any array has; deeper brackets are a problem. */
const maximumDepth = 32;

/**
 * Opens the bracket at `state.pos`; with `constructorLength`, the parenthesis behind a constructor's name, which is no
 * axis.
 */
export function openBracket(state: BracketState, constructorLength = 0): Step {
  const { scan, pos, levels } = state;
  const code = scan.text.charCodeAt(pos + constructorLength);
  if (levels.length > 0) {
    if (state.last === "value" && code === 0x28 && state.lastEnd === pos) return expressionHere(state);
    if (state.last !== "open") separate(state);
  }
  if (levels.length >= maximumDepth) {
    fail(state, pos, pos + constructorLength + 1, say.tooDeep(maximumDepth));
    state.pos = skipBalanced(scan, state.start);
    return "failed";
  }
  const isAxis = constructorLength === 0;
  if (isAxis && state.leafAxis >= 0 && state.axis >= state.leafAxis && !state.failed) {
    fail(state, pos, pos + 1, say.mixedDepth, true);
  }
  if (!isAxis) state.wrapped = true;
  levels.push({
    closer: code === 0x28 ? 0x29 : code + 2,
    isAxis,
    start: pos,
    firstValue: scan.values.length,
    outerCount: state.count,
    outerSeparation: state.separation,
  });
  if (isAxis) state.axis++;
  state.count = 0;
  state.separation = 0;
  state.last = "open";
  state.newline = false;
  state.pos = pos + constructorLength + 1;
  return "go on";
}

/** Closes the bracket at `state.pos`. */
export function closeBracket(state: BracketState): Step {
  const { scan, pos, levels } = state;
  const top = levels[levels.length - 1]!;
  const code = scan.text.charCodeAt(pos);
  if (code !== top.closer) {
    if (!isData(state)) return "other";
    fail(state, pos, pos + 1, say.mismatched(scan.text.charAt(pos), top.closer, scan.text.charAt(top.start)));
    state.pos++;
    return "failed";
  }
  state.pos++;
  levels.pop();
  if (top.isAxis) closeAxis(state, top);
  if (levels.length === 0) return "closed";
  state.count = top.outerCount + 1;
  state.separation = top.outerSeparation;
  state.last = "value";
  state.lastStart = top.start;
  state.lastEnd = state.pos;
  state.newline = false;
  return "go on";
}

function closeAxis(state: BracketState, level: Level): void {
  const { axis, count, lengths } = state;
  const expected = lengths[axis];
  if (expected === undefined) lengths[axis] = count;
  else if (expected !== count) {
    const row = level.outerCount + 1;
    const isRow = state.leafAxis <= axis;
    const message = isRow ? say.ragged(row, count, expected, axis === 2) : say.raggedBlock(row, count, expected);
    fail(state, level.start, state.pos, message, true);
  }
  if (axis === state.leafAxis) {
    // Rows of one number tell nothing about what separates numbers; then the rows' own separator does.
    state.leafSeparation ||= state.separation || level.outerSeparation;
  }
  state.axis--;
}
