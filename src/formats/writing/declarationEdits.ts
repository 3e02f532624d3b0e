/** What a rewrite changes beside the numbers: the element type, a written shape, the declaration's dimensions. */

import type { ArrayReading } from "../arrayReading.ts";
import { floatingDtype } from "../floatingDtype.ts";
import type { TextEdit } from "./textEdit.ts";

/** The edits around `array` for `values` in `shape`. */
export function declarationEdits(
  text: string,
  array: ArrayReading,
  values: ArrayLike<number>,
  shape: readonly number[],
  isSame: boolean,
): TextEdit[] {
  const isFloating = !isSame || Array.from(values).some((value) => !Number.isInteger(value));
  const grownBy = shape.length === array.shape.length + 1 ? shape.at(-1)! : undefined;
  const edits: TextEdit[] = [];
  const unwraps = grownBy !== undefined && unwrapEdits(array, edits);
  if (isFloating && !unwraps) {
    for (const [index, dtype] of [array.dtype, ...(array.furtherDtypes ?? [])].entries()) {
      if (dtype === undefined) continue;
      const floating = floatingDtype(dtype.value);
      const written = index === 0 && grownBy !== undefined ? grownType(text, array, floating, grownBy) : floating;
      if (written !== dtype.value) edits.push({ span: dtype.span, text: written });
    }
  }
  if (!isSame) edits.push(...shapeEdits(text, array, shape, grownBy));
  return edits;
}

/** A typed array of JavaScript holds no rows: `new Int32Array([0, 2])` becomes a plain list. */
function unwrapEdits(array: ArrayReading, edits: TextEdit[]): boolean {
  const { syntax, span, dtype } = array;
  if (syntax.kind !== "brackets" || dtype === undefined || !/Array$/.test(dtype.value)) return false;
  edits.push({ span: { start: span.start, end: syntax.body.start }, text: "" });
  edits.push({ span: { start: syntax.body.end, end: span.end }, text: "" });
  return true;
}

/**
 * The element type within a container that takes one more level: `std::vector<int>` becomes
 * `std::vector<std::vector<float>>`.
 */
function grownType(text: string, array: ArrayReading, floating: string, columns: number): string {
  const { start, end } = array.dtype!.span;
  const before = text.slice(Math.max(0, start - 40), start);
  const container = /((?:std::)?vector|(?:std::)?array|Vec)<\s*$/.exec(before)?.[1];
  if (container?.endsWith("array")) return `${container}<${floating}, ${columns}>`;
  if (container !== undefined) return `${container}<${floating}>`;
  if (/\[\s*$/.test(before) && /^\s*;/.test(text.slice(end, end + 10))) return `[${floating}; ${columns}]`;
  return floating;
}

function shapeEdits(
  text: string,
  array: ArrayReading,
  shape: readonly number[],
  grownBy: number | undefined,
): TextEdit[] {
  const edits: TextEdit[] = [];
  const { declaredShape, dtype, span, syntax } = array;
  if (declaredShape?.kind === "subscripts") {
    const written =
      grownBy !== undefined
        ? `${text.slice(declaredShape.span.start, declaredShape.span.end)}[${grownBy}]`
        : shape.map((length) => `[${length}]`).join("");
    edits.push({ span: declaredShape.span, text: written });
  } else if (declaredShape !== undefined) {
    const after = /^-element Vector/.exec(text.slice(declaredShape.span.end, declaredShape.span.end + 20))?.[0] ?? "";
    const { start, end } = declaredShape.span;
    if (after !== "") edits.push({ span: { start, end: end + after.length }, text: `${shape.join("×")} Matrix` });
    else {
      const comma = shape.length === 1 && declaredShape.kind === "tuple" ? "," : "";
      const inner = shape.join(", ") + comma;
      const isJulia = !/[([]/.test(text.charAt(start));
      edits.push({
        span: declaredShape.span,
        text: isJulia ? shape.join("×") : declaredShape.kind === "tuple" ? `(${inner})` : `[${inner}]`,
      });
    }
  } else if (grownBy !== undefined && dtype !== undefined && dtype.span.end <= span.start) {
    // C: int y = 2; becomes float y[3] = {…}. Java: int[] y becomes float[][] y.
    const between = text.slice(dtype.span.end, span.start);
    const scalar = syntax.kind === "scalar" ? /^\s+\w+(?=\s*=\s*$)/.exec(between) : null;
    const java = /^\[\s*\]/.exec(between);
    const at = dtype.span.end + (scalar?.[0].length ?? java?.[0].length ?? 0);
    if (scalar) edits.push({ span: { start: at, end: at }, text: `[${grownBy}]` });
    else if (java) edits.push({ span: { start: at, end: at }, text: "[]" });
  }
  const rank = grownBy === undefined ? null : /^(?:tf\.)?tensor([1-5])d/.exec(text.slice(span.start, span.start + 20));
  if (rank) {
    const at = span.start + rank[0].length - 2;
    edits.push({ span: { start: at, end: at + 1 }, text: `${Number(rank[1]) + 1}` });
  }
  return edits;
}
