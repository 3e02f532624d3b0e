/** What one pass over a text carries along: the text, the numbers read so far, and what was found. */

import type { ArrayReading, ReadingProblem, WordReading } from "../arrayReading.ts";
import { type GrowingList, growingNumbers, growingOffsets, push } from "./growingList.ts";
import { type NumberToken, numberToken } from "./scanNumber.ts";
import { uncomment } from "./uncomment.ts";

/** At most this many problems are given; a last one says how many more there are. */
export const maximumProblems = 50;

/** A text that is longer may be prose, in which a number is not much. */
export const proseLength = 2000;

export interface Scan {
  readonly text: string;
  /** The numbers of the array being read; an array that is done takes its part away. */
  readonly values: GrowingList<Float64Array>;
  /** Start and end of each number, beside `values`; kept only for a rewrite. */
  readonly spans: GrowingList<Int32Array> | undefined;
  /** The number last scanned. */
  readonly token: NumberToken;
  readonly arrays: ArrayReading[];
  readonly words: WordReading[];
  readonly problems: ReadingProblem[];
  /** For each array the places of its numbers, where these are kept. */
  readonly places: Map<ArrayReading, Int32Array> | undefined;
  /** The length of the longest array that could not be read. */
  longestFailure: number;
  /** The position up to which no table begins. */
  triedUntil: number;
  /** Whether there are more arrays than are read. */
  isFull: boolean;
  /**
   * How many characters may still be looked at ahead of the reading: what keeps it linear on text full of open
   * brackets.
   */
  budget: number;
  /** For each quote, the position before which it is known not to close on its line. */
  readonly unclosedQuotes: Map<string, number>;
  /** There is no `=` from `from` on before `at`. */
  readonly equals: { from: number; at: number };
  /** Closing marks that are known not to occur any more, so that they are searched for only once. */
  readonly absent: Set<string>;
}

/** A pass over `text`; with `keepPlaces` it takes note of where each number stands. */
export function newScan(text: string, keepPlaces = false): Scan {
  return {
    text: uncomment(text),
    values: growingNumbers(),
    spans: keepPlaces ? growingOffsets() : undefined,
    token: numberToken(),
    arrays: [],
    words: [],
    problems: [],
    places: keepPlaces ? new Map() : undefined,
    longestFailure: 0,
    triedUntil: 0,
    isFull: false,
    budget: 8 * text.length + 10_000,
    unclosedQuotes: new Map(),
    equals: { from: 0, at: -1 },
    absent: new Set(),
  };
}

/**
 * The index of `mark` at or after `from`, or -1; a mark that is missing is looked for once, so that reading stays
 * linear.
 */
export function findMark(scan: Scan, mark: string, from: number): number {
  if (scan.absent.has(mark)) return -1;
  const at = scan.text.indexOf(mark, from);
  if (at < 0) scan.absent.add(mark);
  return at;
}

/**
 * The position of the first `=` at or after `from`, or Infinity; what was found is kept, so that reading stays linear.
 */
export function nextEquals({ text, equals }: Scan, from: number): number {
  if (from < equals.from || from > equals.at) {
    const at = text.indexOf("=", from);
    equals.from = from;
    equals.at = at < 0 ? Number.POSITIVE_INFINITY : at;
  }
  return equals.at;
}

/** Adds a number that stands from `start` to `end` to those of the array being read. */
export function pushValue(scan: Scan, value: number, start: number, end: number): void {
  push(scan.values, value);
  if (scan.spans === undefined) return;
  push(scan.spans, start);
  push(scan.spans, end);
}

/** Takes the numbers from index `from` on out of the list. */
export function takeValues(scan: Scan, from: number): { values: Float64Array; spans: Int32Array } {
  const values = scan.values.items.slice(from, scan.values.length);
  const spans = scan.spans ? scan.spans.items.slice(2 * from, 2 * scan.values.length) : noSpans;
  dropValues(scan, from);
  return { values, spans };
}

/** Forgets the numbers from index `from` on. */
export function dropValues(scan: Scan, from: number): void {
  scan.values.length = from;
  if (scan.spans) scan.spans.length = 2 * from;
}

/** Adds a problem that stands from `start` to `end`. */
export function addProblem(scan: Scan, start: number, end: number, message: string): void {
  scan.problems.push({ message, span: { start, end } });
}

const noSpans = new Int32Array(0);
