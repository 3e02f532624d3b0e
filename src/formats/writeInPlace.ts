/** Replaces the numbers of an array where it stands, in the syntax in which it is written. */

import type { ArrayReading } from "./arrayReading.ts";
import { findNumberSpans } from "./findNumberSpans.ts";
import { numberText } from "./numberText.ts";
import { numberToken, scanNumber } from "./reading/scanNumber.ts";
import { declarationEdits } from "./writing/declarationEdits.ts";
import { nestedText, type RowStyle, rowStyle, rowText } from "./writing/rowStyle.ts";
import type { TextEdit } from "./writing/textEdit.ts";

export interface WriteOptions {
  /** Digits behind the point, 4 by default. */
  readonly decimals?: number;
  /** The file's language as VS Code calls it: in "matlab", "octave" and "julia" a list becomes a matrix. */
  readonly language?: string;
}

/**
 * The edits, in order and apart from each other, after which `text` holds `values` in `shape` where `array` stood. In
 * the same shape only the numbers change. With one more axis each number becomes a row (`[0, 2]` becomes `[[0.9, 0.05,
 * 0.05], …]`) in brackets, as a matrix' row, as further columns. An integer type beside the array becomes a floating
 * one, and a shape beside it follows. Any other shape is written out as nested brackets. Throws where `values` do not
 * fill `shape`, a table has no place for it, or `array` is not from `text`.
 */
export function writeInPlace(
  text: string,
  array: ArrayReading,
  values: ArrayLike<number>,
  shape: readonly number[],
  options: WriteOptions = {},
): readonly TextEdit[] {
  const { decimals = 4 } = options;
  const total = shape.reduce((product, length) => product * length, 1);
  if (total !== values.length) {
    throw new RangeError(`${values.length} values do not fill the shape (${shape.join(", ")}), which takes ${total}.`);
  }
  const places = findNumberSpans(text, array);
  const isSame = sameLengths(shape, array.shape);
  const isGrown = shape.length === array.shape.length + 1 && sameLengths(shape.slice(0, -1), array.shape);
  const style = isGrown ? rowStyle(text, array, places, options.language) : undefined;
  const { syntax } = array;
  if (!isSame && style === undefined && syntax.kind === "table" && (syntax.header || syntax.delimiter === "|")) {
    throw new RangeError(
      "A table with a header or bars has rows and columns only, so there is no place for one more axis. Write the values as a list.",
    );
  }
  const repeats = syntax.kind === "brackets" && syntax.repeats;
  const edits: TextEdit[] = [];
  if (array.values.length === 0 && isSame) return [];
  if (array.values.length === 0 || repeats || (!isSame && style === undefined)) {
    const span = syntax.kind === "brackets" || syntax.kind === "matrix" ? syntax.body : array.span;
    const open = syntax.kind === "brackets" ? syntax.open : syntax.kind === "scalar" && syntax.open === "{" ? "{" : "[";
    edits.push({ span, text: nestedText(values, shape, open, (value) => numberText(value, decimals)) });
  } else edits.push(numbersEdit(text, array, places, values, style, shape.at(-1) ?? 1, decimals));
  edits.push(...(style?.edits(shape.at(-1)!) ?? []));
  edits.push(...declarationEdits(text, array, values, shape, isSame));
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** One edit from the first number to the last: each number, or the row it becomes, with what stands between them. */
function numbersEdit(
  text: string,
  array: ArrayReading,
  places: Int32Array,
  values: ArrayLike<number>,
  style: RowStyle | undefined,
  columns: number,
  decimals: number,
): TextEdit {
  const token = numberToken();
  const pieces: string[] = style ? [style.before] : [];
  const count = array.values.length;
  let end = 0;
  let start = 0;
  for (let index = 0; index < count; index++) {
    const span = style
      ? style.token(places[2 * index]!, places[2 * index + 1]!)
      : { start: places[2 * index]!, end: places[2 * index + 1]! };
    if (index === 0) start = span.start;
    else pieces.push(style ? style.gap(end, span.start) : text.slice(end, span.start));
    scanNumber(text, places[2 * index]!, token);
    const suffix = floatingSuffix(token.suffix);
    const write = (value: number): string => numberText(value, decimals) + (Number.isFinite(value) ? suffix : "");
    if (style) {
      const row = Array.from({ length: columns }, (_, column) => write(values[index * columns + column]!));
      pieces.push(rowText(row, style));
    } else pieces.push(write(values[index]!));
    end = span.end;
  }
  if (style) pieces.push(style.after);
  return { span: { start, end }, text: pieces.join("") };
}

/** A number's suffix for a floating value: `f` and `_f32` stay, `_i64` becomes `_f64`, `u` and `n` go. */
function floatingSuffix(suffix: string): string {
  if (/^(?:[fFdD]|f0)$/.test(suffix) || /^_?f\d+$/.test(suffix)) return suffix;
  const rust = /^(_?)(?:[iu](\d+|size)|[iu]size)$/.exec(suffix);
  if (rust === null) return "";
  return `${rust[1]}${/64|128|size/.test(suffix) ? "f64" : "f32"}`;
}

function sameLengths(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}
