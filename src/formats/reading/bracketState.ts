/** The state of reading one array in brackets, shared by the steps that read it. */

import { bracketProblems as say } from "./bracketProblems.ts";
import { addProblem, type Scan } from "./scan.ts";

/** What is known about the brackets from the text before them. */
export interface BracketContext {
  /** They are assigned with `=`: a line's end between numbers then separates the rows of a matrix, as in MATLAB. */
  readonly assigned: boolean;
  /** They are Rust's, so that `[x; n]` repeats. */
  readonly rust: boolean;
}

/** What stood last within the current bracket. */
export type Last = "open" | "value" | "comma" | "semicolon";

/** One open bracket. */
export interface Level {
  readonly closer: number;
  /** False for a constructor's parenthesis inside a list: `[tensor(1.), tensor(2.)]`. */
  readonly isAxis: boolean;
  readonly start: number;
  /** Index of its first number in `scan.values`. */
  readonly firstValue: number;
  /** The bracket around it: how many elements it had, and what separated them. */
  readonly outerCount: number;
  readonly outerSeparation: number;
}

/** A place where a row of a matrix ends: after how many numbers, and where in the text. */
export interface RowBreak {
  readonly count: number;
  readonly position: number;
}

export interface BracketState {
  readonly scan: Scan;
  readonly context: BracketContext;
  readonly start: number;
  /** Index of the array's first number in `scan.values`. */
  readonly from: number;
  readonly firstProblem: number;
  pos: number;
  last: Last;
  lastStart: number;
  lastEnd: number;
  /** Elements of the current bracket so far, and what separates them: bits `byComma`, `byBlank`. */
  count: number;
  separation: number;
  newline: boolean;
  readonly levels: Level[];
  axis: number;
  /** The axis on which the numbers stand; -1 before the first. */
  leafAxis: number;
  leafSeparation: number;
  leafOpen: number;
  /** Lengths of the axes, from index 1 on. */
  readonly lengths: (number | undefined)[];
  failed: boolean;
  /** Whether all that failed is that parts have different shapes. */
  onlyRagged: boolean;
  /** No more complaints about separators: one was made, or something unreadable stood between them. */
  quiet: boolean;
  /** Whether a line ends with a comma, so that line ends do not separate rows. */
  flows: boolean;
  /** How many elements could not be read. */
  strays: number;
  repeats: boolean;
  wrapped: boolean;
  readonly semicolons: RowBreak[];
  readonly lineBreaks: RowBreak[];
}

/** What a step within the brackets says: go on, or how the whole ends. */
export type Step = "go on" | "closed" | "failed" | "other";

/** Bits of `separation`. */
export const byComma = 1;
export const byBlank = 2;

/** The state before the bracket that opens at `start`. */
export function newBracketState(scan: Scan, start: number, context: BracketContext): BracketState {
  return {
    scan,
    context,
    start,
    from: scan.values.length,
    firstProblem: scan.problems.length,
    pos: start,
    last: "open",
    lastStart: start,
    lastEnd: -1,
    count: 0,
    separation: 0,
    newline: false,
    levels: [],
    axis: 0,
    leafAxis: -1,
    leafSeparation: 0,
    leafOpen: 0x5b,
    lengths: [],
    failed: false,
    onlyRagged: true,
    quiet: false,
    flows: false,
    strays: 0,
    repeats: false,
    wrapped: false,
    semicolons: [],
    lineBreaks: [],
  };
}

/**
 * Reports a problem from `start` to `end`, after which the array is not given; `ragged` where parts differ in shape.
 */
export function fail(state: BracketState, start: number, end: number, message: string, ragged = false): void {
  state.failed = true;
  if (!ragged) state.onlyRagged = false;
  addProblem(state.scan, start, end, message);
}

/** Whether numbers were met: what cannot be read is then a fault in an array, and else just code. */
export function isData(state: BracketState): boolean {
  return state.failed || state.scan.values.length > state.from;
}

/** The text, or the statement, ends within the brackets. */
export function unclosed(state: BracketState): Step {
  if (!isData(state)) return "other";
  const first = state.levels[0]!.start;
  fail(state, first, first + 1, say.unclosed(state.levels.map((level) => level.closer)));
  return "failed";
}

/** Takes note of what separates the element at `state.pos` from the one before it. */
export function separate(state: BracketState): void {
  const { pos, levels, newline } = state;
  if (state.last === "comma") {
    state.separation |= byComma;
    if (newline) state.flows = true;
  }
  if (state.last === "value") {
    const startsRow = newline && levels.length === 1 && state.leafAxis === 1;
    if (startsRow) state.lineBreaks.push({ count: state.scan.values.length - state.from, position: pos });
    else state.separation |= byBlank;
    const mixed = state.separation === (byComma | byBlank) || state.lastEnd === pos;
    if (mixed && !state.quiet) {
      state.quiet = true;
      fail(state, pos, pos + 1, say.missingComma);
    }
  }
  state.newline = false;
}

/** Takes note of a number or unreadable element from `start` to `end` on the current axis. */
export function noteElement(state: BracketState, start: number, end: number): void {
  if (state.leafAxis !== state.axis) {
    if (state.leafAxis < 0 && state.lengths[state.axis + 1] === undefined) {
      state.leafAxis = state.axis;
      state.leafOpen = state.scan.text.charCodeAt(innermostAxis(state).start);
    } else if (!state.failed) fail(state, start, end, say.mixedDepth, true);
  }
  state.last = "value";
  state.lastStart = start;
  state.lastEnd = end;
  state.pos = end;
  state.newline = false;
}

/**
 * Takes note of something from `start` to `end` that could not be read and was reported: what follows it is not
 * complained about.
 */
export function noteUnreadable(state: BracketState, start: number, end: number): void {
  state.quiet = true;
  state.last = "value";
  state.lastStart = start;
  state.lastEnd = end;
  state.pos = end;
  state.newline = false;
}

function innermostAxis(state: BracketState): Level {
  for (let index = state.levels.length - 1; index > 0; index--) {
    if (state.levels[index]!.isAxis) return state.levels[index]!;
  }
  return state.levels[0]!;
}
