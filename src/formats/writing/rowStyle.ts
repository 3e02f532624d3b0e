/** How a number becomes a row in each syntax: brackets, a matrix' row, further columns of a table. */

import type { ArrayReading, SourceSpan } from "../arrayReading.ts";
import type { TextEdit } from "./textEdit.ts";

export interface RowStyle {
  readonly open: string;
  readonly close: string;
  readonly separator: string;
  /** What goes before the first row and after the last. */
  readonly before: string;
  readonly after: string;
  /** The text to replace by a row, from a number's place. */
  readonly token: (start: number, end: number) => SourceSpan;
  /** What goes between two rows, in place of the text between their numbers. */
  readonly gap: (start: number, end: number) => string;
  /** Further edits for rows of so many columns: a table's header. */
  readonly edits: (columns: number) => readonly TextEdit[];
}

/** The style of `array`'s rows, or undefined where its syntax has no place for one more axis. */
export function rowStyle(
  text: string,
  array: ArrayReading,
  places: Int32Array,
  language: string | undefined,
): RowStyle | undefined {
  const { syntax, shape } = array;
  const plain: RowStyle = {
    open: "[",
    close: "]",
    separator: ", ",
    before: "",
    after: "",
    token: (start, end) => ({ start, end }),
    gap: (start, end) => text.slice(start, end),
    edits: () => [],
  };
  switch (syntax.kind) {
    case "scalar":
      return syntax.open === "{" ? { ...plain, open: "{", close: "}" } : plain;
    case "list":
      if (syntax.separator === ",") return { ...plain, open: "(", close: ")" };
      return { ...plain, before: "[", after: "]", gap: () => ", " };
    case "matrix":
      if (shape.length !== 1) return undefined;
      return matrixStyle(plain, syntax.separator, syntax.rowSeparator !== undefined);
    case "brackets": {
      // Numbers in one list with their shape beside them have no rows to keep.
      if (shape.length > 1 && !/[[({]/.test(text.slice(syntax.body.start + 1, places[0]))) return undefined;
      if (shape.length === 1 && isMatrixLanguage(language) && syntax.open === "[")
        return matrixStyle(plain, " ", false);
      const style = { ...plain, open: syntax.open, close: closers[syntax.open] };
      if (syntax.separator === ",") return style;
      return { ...style, separator: " ", gap: (start, end) => printedGap(text, start, end) };
    }
    case "table":
      return tableStyle(text, array, plain, places);
  }
}

const closers = { "[": "]", "(": ")", "{": "}" } as const;

/** One row: `[0.9, 0.1]`; a tuple of one number keeps its comma. */
export function rowText(numbers: readonly string[], style: RowStyle): string {
  const comma = style.open === "(" && numbers.length === 1 ? "," : "";
  return style.open + numbers.join(style.separator) + comma + style.close;
}

/** Nested brackets around all values. */
export function nestedText(
  values: ArrayLike<number>,
  shape: readonly number[],
  open: "[" | "(" | "{",
  write: (value: number) => string,
): string {
  let at = 0;
  const level = (axis: number): string => {
    if (axis === shape.length) return write(values[at++]!);
    const parts = Array.from({ length: shape[axis]! }, () => level(axis + 1));
    return `${open}${parts.join(", ")}${open === "(" && parts.length === 1 ? "," : ""}${closers[open]}`;
  };
  return level(0);
}

function isMatrixLanguage(language: string | undefined): boolean {
  return language === "matlab" || language === "octave" || language === "julia";
}

/**
 * Rows of a matrix: the numbers of a row vector are separated by semicolons then, those of a column stay on their rows.
 */
function matrixStyle(plain: RowStyle, separator: "," | " ", isColumn: boolean): RowStyle {
  const style = { ...plain, open: "", close: "", separator: separator === "," ? ", " : " " };
  return isColumn ? style : { ...style, gap: () => "; " };
}

/** Between two numbers of one printed row goes the end of a line; brackets between rows stay. */
function printedGap(text: string, start: number, end: number): string {
  const gap = text.slice(start, end);
  if (!/^\s*$/.test(gap)) return gap;
  let depth = 0;
  let at = start;
  while (at > 0 && depth >= 0) {
    at--;
    const code = text.charCodeAt(at);
    if (code === 0x5d) depth++;
    else if (code === 0x5b) depth--;
  }
  const column = at - (text.lastIndexOf("\n", at) + 1);
  return `\n${" ".repeat(column + 1)}`;
}

function tableStyle(text: string, array: ArrayReading, plain: RowStyle, places: Int32Array): RowStyle | undefined {
  const { syntax, shape } = array;
  if (syntax.kind !== "table" || shape.length > 1) return undefined;
  const { delimiter, flat, header, alignment } = syntax;
  const bare = { ...plain, open: "", close: "" };
  // A lone column or number has no delimiter of its own; that of CSV is taken, or blanks below Julia's heading.
  const isLone = delimiter === " " && (!flat || places.length === 2) && array.declaredShape === undefined;
  const separator =
    isLone || delimiter === "," ? ", " : delimiter === "|" ? " | " : delimiter === ";" ? "; " : delimiter;
  if (flat) return { ...bare, separator, gap: () => "\n" };
  const cellEdits = (columns: number): TextEdit[] => {
    const edits: TextEdit[] = [];
    const heading = header?.[0];
    if (heading)
      edits.push({
        span: heading,
        text: headings(text.slice(heading.start, heading.end), columns, delimiter).join(separator),
      });
    const dashes = alignment?.[0];
    if (dashes) {
      const written = text.slice(dashes.start, dashes.end);
      edits.push({ span: dashes, text: Array.from({ length: columns }, () => written).join(separator) });
    }
    return edits;
  };
  return { ...bare, separator, token: (start, end) => cellAround(text, start, end), edits: cellEdits };
}

/** A number with the quotes or marks around it: `"0"`, `**0**`. */
function cellAround(text: string, start: number, end: number): SourceSpan {
  while (start > 0 && /["*`]/.test(text.charAt(start - 1))) start--;
  while (end < text.length && /["*`]/.test(text.charAt(end))) end++;
  return { start, end };
}

/** `label` becomes `label_0`, `label_1`, …, in quotes where it had them. */
function headings(written: string, columns: number, delimiter: string): string[] {
  const quote = written.startsWith('"') && written.endsWith('"') ? '"' : "";
  const name = quote ? written.slice(1, -1) : written;
  const joint = delimiter === "|" ? " " : "_";
  return Array.from({ length: columns }, (_, column) => `${quote}${name}${joint}${column}${quote}`);
}
