/** The shape of an array in brackets once it is closed, with the rows of a matrix. */

import type { BracketSyntax, MatrixSyntax } from "../arrayReading.ts";
import { bracketProblems as say } from "./bracketProblems.ts";
import { type BracketState, byBlank, byComma, fail, type RowBreak } from "./bracketState.ts";

/** The width from which on a printed line is taken for one that NumPy wrapped (it wraps at 75). */
const wrappedWidth = 60;

/**
 * The shape and the syntax of the array whose outermost bracket was closed; a ragged matrix is a problem, and
 * `state.failed` says so.
 */
export function arrayShape(state: BracketState): {
  readonly shape: readonly number[];
  readonly syntax: BracketSyntax | MatrixSyntax;
} {
  const { scan, start, context } = state;
  const body = { start, end: state.pos };
  const shape = state.lengths.slice(1).map((length) => length ?? 0);
  const total = scan.values.length - state.from;
  const separator = state.leafSeparation === byBlank ? " " : ",";
  if (!state.failed && shape.length === 1 && total > 0) {
    const rows = rowBreaks(state, total);
    const isMatrix = rows !== undefined || (context.assigned && state.leafSeparation === byBlank);
    if (isMatrix && scan.text.charCodeAt(start) === 0x5b) {
      const columns = rows === undefined ? total : total / rows.length;
      return {
        shape: rows === undefined || rows.length === 1 || columns === 1 ? [total] : [rows.length, columns],
        syntax: { kind: "matrix", separator: separatorOfMatrix(state), rowSeparator: rowSeparator(state, rows), body },
      };
    }
  }
  const open = state.leafOpen === 0x28 ? "(" : state.leafOpen === 0x7b ? "{" : "[";
  return {
    shape: isGrouping(state) ? shape.slice(1) : shape,
    syntax: { kind: "brackets", open, separator, body, repeats: state.repeats, wrapped: state.wrapped },
  };
}

function separatorOfMatrix(state: BracketState): "," | " " {
  return (state.leafSeparation & byComma) !== 0 ? "," : " ";
}

function rowSeparator(state: BracketState, rows: readonly RowBreak[] | undefined): ";" | "\n" | undefined {
  if (rows === undefined || rows.length < 2) return undefined;
  return state.semicolons.length > 0 ? ";" : "\n";
}

/** The ends of a matrix' rows, checked to be of one length; undefined where the numbers are one list. */
function rowBreaks(state: BracketState, total: number): readonly RowBreak[] | undefined {
  const { semicolons, lineBreaks } = state;
  if (semicolons.length === 0 && lineBreaks.length === 0) return undefined;
  if (state.flows && lineBreaks.length > 0) {
    const { position } = lineBreaks[0]!;
    fail(state, position, position + 1, say.missingComma);
    return undefined;
  }
  const end = { count: total, position: state.pos - 1 };
  const merged = [...semicolons, ...lineBreaks, end].sort((a, b) => a.count - b.count || a.position - b.position);
  const rows = merged.filter((row, index) => row.count > 0 && row.count !== merged[index - 1]?.count);
  const columns = rows[0]!.count;
  const uneven = rows.findIndex((row, index) => row.count - (rows[index - 1]?.count ?? 0) !== columns);
  if (semicolons.length === 0) {
    const wrapped = looksWrapped(state);
    if (wrapped && (uneven >= 0 || !state.context.assigned)) return undefined;
  }
  if (uneven >= 0) {
    const length = rows[uneven]!.count - rows[uneven - 1]!.count;
    const span = trimmed(state.scan.text, rows[uneven - 1]!.position, rows[uneven]!.position);
    fail(state, span.start, span.end, say.ragged(uneven + 1, length, columns, true));
  }
  return rows;
}

/** Whether the lines end where NumPy would wrap them, which counts `array(` before the list, but not what `print` wrote. */
function looksWrapped(state: BracketState): boolean {
  const { scan, start, pos, lineBreaks } = state;
  const lineStart = Math.max(scan.text.lastIndexOf("\n", start - 1) + 1, start - 200);
  const perLine = lineBreaks[0]!.count;
  const isEven =
    (scan.values.length - state.from) % perLine === 0 &&
    lineBreaks.every(({ count }, index) => count === (index + 1) * perLine);
  return [lineStart, start].some((from) => linesAreFull(scan.text.slice(from, pos).split("\n"), isEven));
}

/** Whether no line has room for the first number of the next; rows of one length must be wide, too. */
function linesAreFull(lines: readonly string[], isEven: boolean): boolean {
  const widths = lines.map((line) => line.trimEnd().length);
  const widest = Math.max(...widths.slice(0, 100_000));
  if (isEven && widest < wrappedWidth) return false;
  return lines.slice(1).every((line, index) => {
    const first = /[^\s\]]+/.exec(line)?.[0] ?? "";
    return widths[index]! + 1 + first.length > widest - 1;
  });
}

/** Python's parentheses around a single thing, without a comma, are no tuple. */
function isGrouping(state: BracketState): boolean {
  const { text } = state.scan;
  if (text.charCodeAt(state.start) !== 0x28 || state.lengths[1] !== 1 || state.separation !== 0) return false;
  let at = state.pos - 2;
  while (at > state.start && /\s/.test(text.charAt(at))) at--;
  return text.charCodeAt(at) !== 0x2c;
}

function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  while (start < end && /[\s;]/.test(text.charAt(start))) start++;
  while (end > start && /[\s;]/.test(text.charAt(end - 1))) end--;
  return { start, end };
}
