/** From a selected text to the arrays in it, with names, spans and problems: the entry of reading. */

import type { ArrayReading, Reading, ReadingProblem } from "./arrayReading.ts";
import { readSnippet } from "./reading/readSnippet.ts";
import { maximumProblems, newScan, proseLength, type Scan } from "./reading/scan.ts";

/**
 * Reads the arrays, scalars and named words in `text`: lists and tuples, printed tensors, JSON, CSV, Markdown tables,
 * Julia, MATLAB, C++ and Rust, alone or within a snippet of code. Values are flat in row-major order; spans are in
 * UTF-16 code units of `text`. It takes time linear in the text, never throws, and guesses nothing: what cannot be read
 * is a problem, and an array with a problem inside is not given.
 */
export function readArrays(text: string): Reading {
  return readWith(newScan(text));
}

/**
 * Reads as `readArrays` does, and tells of each array the places of its numbers: start and end of each, in row-major
 * order.
 */
export function readWith(scan: Scan): Reading {
  const { text } = scan;
  readSnippet(scan);
  const { words } = scan;
  const arrays = isMostlyProse(scan) ? [] : scan.arrays;
  return { arrays, words, problems: summary(scan, text, arrays) };
}

/**
 * Whether a long text has nothing but a few short lists in brackets that no name, constructor or call marks as arrays:
 * references in an article, say.
 */
function isMostlyProse({ text, arrays }: Scan): boolean {
  if (text.length < proseLength || arrays.length === 0) return false;
  const covered = arrays.reduce((length, { span }) => length + span.end - span.start, 0);
  return covered < text.length / 20 && arrays.every((array) => !isCertain(text, array));
}

function isCertain(text: string, { syntax, span, values, shape }: ArrayReading): boolean {
  const isConstructed = syntax.kind === "brackets" && syntax.body.start !== span.start;
  if (syntax.kind === "scalar" || isConstructed || shape.length > 1 || values.length > 8) return true;
  return /(?:[^=]=|["']\s*:|\()\s*$/.test(text.slice(Math.max(0, span.start - 20), span.start));
}

function summary(scan: Scan, text: string, arrays: readonly ArrayReading[]): ReadingProblem[] {
  const problems = [...scan.problems].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  // In a long text without arrays, what looked like faulty ones by accident is not worth a word each.
  const { longestFailure } = scan;
  const isProse =
    text.length > 1000 && longestFailure < text.length / 20 && (problems.length > 10 || longestFailure < 60);
  if (arrays.length === 0 && (problems.length === 0 || isProse)) return [nothingFound(scan)];
  if (problems.length <= maximumProblems) return problems;
  const rest = problems.slice(maximumProblems);
  const start = rest[0]!.span.start;
  const end = rest.reduce((last, { span }) => Math.max(last, span.end), start);
  return [
    ...problems.slice(0, maximumProblems),
    { message: `${rest.length} more problems follow. Correct the first ones, or select less.`, span: { start, end } },
  ];
}

function nothingFound({ text, words }: Scan): ReadingProblem {
  const start = text.length - text.trimStart().length;
  const end = Math.max(start, text.trimEnd().length);
  const span = { start: Math.min(start, end), end };
  if (start >= end)
    return {
      message: "Nothing is selected that could be read. Select an array of numbers.",
      span: { start: 0, end: text.length },
    };
  const found =
    words.length > 0
      ? "No array of numbers was found in this text, only words"
      : "No array of numbers was found in this text";
  return {
    message: `${found}. Select an array such as [[2.0, 1.0, 0.1]], a tensor, a table of numbers, or code that holds one.`,
    span,
  };
}
