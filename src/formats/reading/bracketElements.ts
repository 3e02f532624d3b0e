/** Elements that are no plain decimals: other spellings of numbers, words, strings, ellipses and expressions. */

import { openBracket } from "./bracketLevels.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { type BracketState, byComma, fail, isData, noteElement, separate } from "./bracketState.ts";
import { isArrayConstructor } from "./constructors.ts";
import { push } from "./growingList.ts";
import { type Step, unclosed } from "./readBrackets.ts";
import { scanNumber, wordAt } from "./scanNumber.ts";
import { isBlank, isQuote, lineEnd, skipBalanced, skipBlanks, skipString } from "./skip.ts";

/** Reads the element at `state.pos`, or says why it cannot be read. */
export function readElement(state: BracketState): Step {
  const { scan, pos } = state;
  const { text, token } = scan;
  const code = text.charCodeAt(pos);
  if (isBlank(code)) {
    state.pos++;
    return "go on";
  }
  if (isQuote(code) || code === 0x60) return readQuoted(state);
  const ellipsis = ellipsisAt(text, pos);
  if (ellipsis > 0) return readEllipsis(state, ellipsis);
  if (state.last === "value" && isExpression(state, code)) return expressionHere(state);

  if (code === 0x3a && state.last === "value") {
    // A dictionary with numbers as keys, {0: "cat"}, or a range, 0:9.
    const isKey = state.levels[state.levels.length - 1]!.closer === 0x7d;
    return isKey && state.count === 1 ? "other" : expressionHere(state);
  }
  const outcome = scanNumber(text, pos, token);
  if (outcome === "number") {
    if (state.last !== "open") separate(state);
    push(scan.values, token.value);
    if (scan.spans) {
      push(scan.spans, pos);
      push(scan.spans, token.end);
    }
    state.count++;
    noteElement(state, pos, token.end);
    return "go on";
  }
  if (outcome === "malformed") {
    const end = token.end;
    return unreadable(state, end, say.malformed(text.slice(pos, end)));
  }
  const word = wordAt(text, pos);
  if (word !== "") return readWord(state, word);
  if (!isData(state)) return "other";
  const wide = code >= 0xd800 && code <= 0xdbff && pos + 1 < text.length ? 2 : 1;
  return unreadable(state, pos + wide, say.strayCharacter(text.slice(pos, pos + wide)));
}

/** A word that is no number: a constructor, the next statement, or a stray one. */
function readWord(state: BracketState, word: string): Step {
  const { scan, pos } = state;
  const { text } = scan;
  const end = pos + word.length;
  const after = text.charCodeAt(end);
  if (after === 0x28 && isArrayConstructor(word)) return openBracket(state, word.length);
  const next = skipBlanks(text, end);
  if (text.charCodeAt(next) === 0x3d && text.charCodeAt(next + 1) !== 0x3d) return unclosed(state);
  if (!isData(state)) return "other";
  const isCall = after === 0x28 || after === 0x5b;
  const stop = isCall ? Math.max(end, skipBalanced(scan, end)) : end;
  return unreadable(state, stop, isCall ? say.call(text.slice(pos, stop)) : say.strayWord(word));
}

function readQuoted(state: BracketState): Step {
  const { scan, pos } = state;
  if (!isData(state)) return "other";
  const end = skipString(scan, pos);
  if (end < 0 && state.last === "value" && state.lastEnd === pos) return unreadable(state, pos + 1, say.transpose);
  // A key: an object stands among the numbers.
  return unreadable(state, end < 0 ? pos + 1 : end, say.quoted);
}

function readEllipsis(state: BracketState, length: number): Step {
  const { scan, pos } = state;
  const { text } = scan;
  const end = pos + length;
  if (length === 3 && isContinuation(state, end)) {
    state.pos = Math.min(text.length, lineEnd(text, pos) + 1);
    return "go on";
  }
  const spread = length === 3 ? wordAt(text, end) : "";
  if (spread !== "") {
    if (!isData(state)) return "other";
    return unreadable(state, end + spread.length, say.strayWord(text.slice(pos, end + spread.length)));
  }
  return unreadable(state, end, say.ellipsis);
}

/** How long the ellipsis at `pos` is, 0 where none is: three points, or … ⋯ ⋮ ⋱. */
function ellipsisAt(text: string, pos: number): number {
  const code = text.charCodeAt(pos);
  if (code === 0x2026 || code === 0x22ef || code === 0x22ee || code === 0x22f1) return 1;
  return code === 0x2e && text.startsWith("...", pos) ? 3 : 0;
}

/** Whether MATLAB's `...` stands here, which continues the line; NumPy's ellipsis hides values. */
function isContinuation(state: BracketState, end: number): boolean {
  const { text } = state.scan;
  const next = skipBlanks(text, end);
  const atLineEnd = next < text.length && (text.charCodeAt(next) === 0x0a || text.charCodeAt(next) === 0x25);
  if (!atLineEnd || state.newline) return false;
  return state.last === "semicolon" || state.last === "comma" || state.last === "open" || state.context.assigned;
}

/** Whether an operator stands here behind a value. `1 -2` is two numbers where blanks separate, `1 - 2` and `1-2` are expressions. */
function isExpression(state: BracketState, code: number): boolean {
  const { text } = state.scan;
  const { pos } = state;
  if (code === 0x2b || code === 0x2d || code === 0x2212) {
    if (state.newline) return false;
    return state.lastEnd === pos || isBlank(text.charCodeAt(pos + 1)) || (state.separation & byComma) !== 0;
  }
  // * / ^ % | & @ < > = ! ? and × ÷
  return [0x2a, 0x2f, 0x5e, 0x25, 0x7c, 0x26, 0x40, 0x3c, 0x3e, 0x3d, 0x21, 0x3f, 0xd7, 0xf7].includes(code);
}

/** The last value and what follows it up to the next separator is an expression. */
export function expressionHere(state: BracketState): Step {
  const { scan, lastStart } = state;
  const { text } = scan;
  let end = state.pos;
  for (let at = state.pos; at < text.length && scan.budget-- > 0; ) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x3b || code === 0x5d || code === 0x29 || code === 0x7d || code === 0x0a) break;
    const next = code === 0x28 || code === 0x5b ? skipBalanced(scan, at) : at + 1;
    // No expression is that long: the bracket is not closed.
    if (next - at > 1000) break;
    if (!isBlank(code)) end = next;
    at = Math.max(at + 1, next);
  }
  end = Math.max(end, state.pos + 1);
  fail(state, lastStart, end, say.expression(text.slice(lastStart, end)));
  state.quiet = true;
  noteUnreadable(state, lastStart, end);
  return "go on";
}

/** Says that what stands from `state.pos` to `end` cannot be read, and goes on behind it. */
function unreadable(state: BracketState, end: number, message: string): Step {
  fail(state, state.pos, end, message);
  state.count++;
  state.quiet = true;
  noteUnreadable(state, state.pos, end);
  // An opening bracket in prose; the rest of the text is not one array.
  const numbers = state.scan.values.length - state.from;
  return ++state.strays > maximumStrays && state.strays > numbers ? "failed" : "go on";
}

/** With more unreadable elements than this, and more than numbers, an array is given up. */
const maximumStrays = 60;

function noteUnreadable(state: BracketState, start: number, end: number): void {
  state.last = "value";
  state.lastStart = start;
  state.lastEnd = end;
  state.pos = end;
  state.newline = false;
}
