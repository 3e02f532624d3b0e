/** Elements that are no plain decimals: other spellings of numbers, words, strings, ellipses and expressions. */

import { expressionHere, isExpression } from "./bracketExpression.ts";
import { openBracket } from "./bracketLevels.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import {
  type BracketState,
  fail,
  isData,
  noteElement,
  noteUnreadable,
  type Step,
  separate,
  unclosed,
} from "./bracketState.ts";
import { isArrayConstructor } from "./constructors.ts";
import { pushValue } from "./scan.ts";
import { scanNumber } from "./scanNumber.ts";
import { isBlank, isQuote, lineEnd, skipBalanced, skipBlanks, skipString } from "./skip.ts";
import { wordAt } from "./wordAt.ts";

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
    pushValue(scan, token.value, pos, token.end);
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

/** Says that what stands from `state.pos` to `end` cannot be read, and goes on behind it. */
function unreadable(state: BracketState, end: number, message: string): Step {
  fail(state, state.pos, end, message);
  state.count++;
  noteUnreadable(state, state.pos, end);
  // An opening bracket in prose; the rest of the text is not one array.
  const numbers = state.scan.values.length - state.from;
  return ++state.strays > maximumStrays && state.strays > numbers ? "failed" : "go on";
}

/** With more unreadable elements than this, and more than numbers, an array is given up. */
const maximumStrays = 60;
