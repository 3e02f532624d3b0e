/**
 * Reads nested brackets of numbers in one pass without recursion: lists and tuples of Python and JavaScript, C++'s
 * braces, NumPy's printed form, MATLAB's and Julia's `[1 2; 3 4]`, Rust's `[0.0; 3]`.
 */

import type { BracketSyntax, MatrixSyntax } from "../arrayReading.ts";
import { readElement } from "./bracketElements.ts";
import { closeBracket, openBracket } from "./bracketLevels.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { readSemicolon } from "./bracketSemicolon.ts";
import { arrayShape } from "./bracketShape.ts";
import {
  type BracketContext,
  type BracketState,
  byComma,
  fail,
  isData,
  newBracketState,
  noteElement,
  type Step,
  separate,
  unclosed,
} from "./bracketState.ts";
import { numberWords } from "./numberWords.ts";
import { readPlainNumbers } from "./readPlainNumbers.ts";
import { dropValues, type Scan } from "./scan.ts";
import { isDigit } from "./scanNumber.ts";
import { isPercentComment, lineEnd, skipArgument, skipBlanks, skipComment, skipPrompt } from "./skip.ts";
import { wordEnd } from "./wordAt.ts";

export type BracketResult =
  /** Numbers in a regular shape; they lie in `scan.values` from `from` on. */
  | {
      readonly kind: "array";
      readonly end: number;
      readonly from: number;
      readonly shape: readonly number[];
      readonly syntax: BracketSyntax | MatrixSyntax;
    }
  /** An array that cannot be read: `scan.problems` says why. `separable`: a list of arrays with different shapes. */
  | { readonly kind: "failed"; readonly end: number; readonly separable: boolean }
  /**
   * Code or prose, not an array: go on at `end`, within the brackets of which `open` gives the first characters' codes.
   */
  | { readonly kind: "other"; readonly end: number; readonly open: readonly number[] };

/** Reads the array whose outermost bracket opens at `start`. */
export function readBrackets(scan: Scan, start: number, context: BracketContext): BracketResult {
  const code = codeBehind(scan.text, start);
  if (code > 0) return { kind: "other", end: code, open: [scan.text.charCodeAt(start)] };
  const state = newBracketState(scan, start, context);
  openBracket(state);
  let step: Step = "go on";
  while (step === "go on") step = readStep(state);
  if (step === "closed") {
    const { shape, syntax } = arrayShape(state);
    if (!state.failed) return { kind: "array", end: state.pos, from: state.from, shape, syntax };
  }
  dropValues(scan, state.from);
  if (step === "other") {
    scan.problems.length = state.firstProblem;
    const open = state.levels.map(({ closer }) => (closer === 0x29 ? 0x28 : closer - 2));
    return { kind: "other", end: Math.max(state.pos, start + 1), open };
  }
  scan.longestFailure = Math.max(scan.longestFailure, state.pos - start);
  return { kind: "failed", end: state.pos, separable: state.wrapped && state.onlyRagged };
}

/**
 * The position of a word or date that shows the bracket at `start` to be code, `x[i]`, or 0; told first because code is
 * full of them.
 */
function codeBehind(text: string, start: number): number {
  const pos = skipBlanks(text, start + 1);
  datePattern.lastIndex = pos;
  if (datePattern.test(text)) return pos;
  const end = wordEnd(text, pos);
  if (end === pos) return 0;
  const next = text.charCodeAt(end);
  return next === 0x28 || next === 0x3c || numberWords.has(text.slice(pos, end)) ? 0 : pos;
}

/** A log's time: `[2024-05-01 12:00:00,123]`. */
const datePattern = /\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:|\])/y;

function readStep(state: BracketState): Step {
  const { scan, pos } = state;
  const { text } = scan;
  if (pos >= text.length) return unclosed(state);
  const code = text.charCodeAt(pos);
  if (isDigit(code) || code === 0x2d) {
    const step = readRun(state);
    if (step) return "go on";
  }
  switch (code) {
    case 0x20:
    case 0x09:
    case 0x0d:
      state.pos++;
      return "go on";
    case 0x0a:
      state.newline = true;
      state.pos = skipPrompt(text, pos + 1);
      return "go on";
    case 0x2c: // ,
      return readComma(state);
    case 0x5b: // [ ( {
    case 0x28:
    case 0x7b:
      return openBracket(state);
    case 0x5d: // ] ) }
    case 0x29:
    case 0x7d:
      return closeBracket(state);
    case 0x3b: // ;
      return readSemicolon(state);
    case 0x25: // %
      if (!isPercentComment(text, pos)) return readElement(state);
      state.pos = lineEnd(text, pos);
      return "go on";
    case 0x23: // #
    case 0x2f: {
      // Close between two numbers, // is a division.
      const isDivision =
        code === 0x2f && state.last === "value" && state.lastEnd === pos && isDigit(text.charCodeAt(pos + 2));
      const after = isDivision ? pos : skipComment(scan, pos);
      if (after === pos) return readElement(state);
      state.pos = after;
      return "go on";
    }
    case 0x26: // & of Rust's references
      if (state.last === "value") return readElement(state);
      state.pos++;
      return "go on";
    default:
      return readElement(state);
  }
}

/** Reads a run of plain numbers, if one stands here. */
function readRun(state: BracketState): boolean {
  const { scan, pos } = state;
  // A number after a number without a comma needs a closer look: 1-2, 1 - 2, 1 -2.
  if (state.last === "value" && (state.lastEnd === pos || scan.text.charCodeAt(pos) === 0x2d)) return false;
  const before = scan.values.length;
  const end = readPlainNumbers(scan, pos);
  if (end === pos) return false;
  const read = scan.values.length - before;
  if (state.last !== "open") {
    const length = scan.values.length;
    scan.values.length = before;
    separate(state);
    scan.values.length = length;
  }
  if (read > 1) {
    if (state.separation !== 0 && state.separation !== byComma && !state.quiet) {
      state.quiet = true;
      fail(state, pos, end, say.missingComma);
    }
    state.separation |= byComma;
  }
  state.count += read;
  noteElement(state, lastNumberStart(scan.text, pos, end), end);
  return true;
}

/** Where the last number of a run from `start` to `end` begins. */
function lastNumberStart(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) !== 0x2c && text.charCodeAt(at - 1) !== 0x20) at--;
  return at;
}

function readComma(state: BracketState): Step {
  const { scan, pos } = state;
  const top = state.levels[state.levels.length - 1]!;
  if (state.last !== "value") {
    if (!isData(state) && state.last === "open") return "other";
    fail(state, pos, pos + 1, say.emptyElement);
  }
  state.last = "comma";
  state.pos++;
  if (!top.isAxis) {
    // Arguments after the data: tensor([1.], device='cuda:0').
    let at = skipArgument(scan, state.pos);
    while (scan.text.charCodeAt(at) === 0x2c && scan.budget > 0) at = skipArgument(scan, at + 1);
    state.pos = at;
    state.last = "value";
  }
  return "go on";
}
