/**
 * Reads the arguments of a call that makes an array: `tensor([[2., 1.]], device='cuda:0')`, Paddle's `Tensor(shape=[2], dtype=…, [0, 2])`,
 * and the printed `<tf.Tensor: shape=(2,), dtype=float32, numpy=array([…])>`.
 */

import type { ArraySyntax, DeclaredShape, DtypeReading } from "../arrayReading.ts";
import {
  dataKeywords,
  dtypeKeywords,
  isArrayConstructor,
  shapeKeywords,
  takesLooseNumbers,
  takesShapeSecond,
} from "./constructors.ts";
import { push } from "./growingList.ts";
import { readBrackets } from "./readBrackets.ts";
import { addProblem, dropValues, type Scan } from "./scan.ts";
import { isDigit, scanNumber, wordAt } from "./scanNumber.ts";
import { isQuote, skipArgument, skipBlanks, skipSpace, skipString } from "./skip.ts";

/** An array's numbers, lying in `scan.values` from `from` on, and what is written beside them. */
export interface ArrayParts {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly syntax: ArraySyntax;
  readonly dtypes: readonly DtypeReading[];
  readonly declaredShape?: DeclaredShape | undefined;
}

export type PartsResult =
  | { readonly kind: "array"; readonly parts: ArrayParts }
  | { readonly kind: "failed"; readonly end: number }
  | { readonly kind: "other"; readonly end: number };

/** Constructors within constructors, `torch.tensor(np.array([…]))`, deeper than anyone writes them. */
const maximumNesting = 3;

/**
 * Reads the call of the constructor `name` at `start`, whose parenthesis (or the `<` of a printed tensor's closing `>`) opens at `open`.
 */
export function readConstructor(scan: Scan, start: number, name: string, open: number, nesting = 0): PartsResult {
  const { text, token } = scan;
  const from = scan.values.length;
  const firstProblem = scan.problems.length;
  const closer = text.charCodeAt(open) === 0x3c ? 0x3e : 0x29;
  let main: { shape: readonly number[]; syntax: ArraySyntax; from: number } | undefined;
  const dtypes: DtypeReading[] = dtypeOfName(name, start);
  let declaredShape: DeclaredShape | undefined;
  let failed = false;
  let keyword = "";
  let positional = 0;
  let pos = closer === 0x3e ? start + name.length : open + 1;

  const other = (end: number): PartsResult => {
    dropValues(scan, from);
    scan.problems.length = firstProblem;
    return { kind: "other", end };
  };

  for (;;) {
    pos = skipSpace(scan, pos);
    if (pos >= text.length) {
      if (main === undefined && !failed) return other(open + 1);
      addProblem(
        scan,
        open,
        open + 1,
        `This call is not closed: "${String.fromCharCode(closer)}" is missing. Select up to and including it.`,
      );
      failed = true;
      break;
    }
    const code = text.charCodeAt(pos);
    if (code === closer) {
      pos++;
      break;
    }
    if (code === 0x2c || code === 0x3a || code === 0x26) {
      if (code === 0x2c) keyword = "";
      pos++;
      continue;
    }
    const holdsData = keyword === "" || dataKeywords.has(keyword);
    if (shapeKeywords.has(keyword) && (code === 0x28 || code === 0x5b)) {
      const end = skipArgument(scan, pos);
      declaredShape = readShape(text, pos, end) ?? declaredShape;
      pos = end;
      keyword = "";
      continue;
    }
    if (code === 0x5b || code === 0x7b || code === 0x28) {
      const end = skipsData() ? skipArgument(scan, pos) : pos;
      if (end > pos) {
        if (main !== undefined && holdsData && positional === 1 && takesShapeSecond(name))
          declaredShape = readShape(text, pos, end);
        positional++;
        pos = end;
        keyword = "";
        continue;
      }
      const result = readBrackets(scan, pos, { assigned: false, rust: name.includes("::") });
      positional++;
      keyword = "";
      if (result.kind === "other") return other(result.end);
      if (result.kind === "failed") failed = true;
      else main = result;
      pos = result.end;
      continue;
    }
    if (isQuote(code)) {
      const end = skipString(scan, pos);
      if (end < 0) {
        if (main === undefined && !failed) return other(pos + 1);
      } else if (
        dtypeKeywords.has(keyword) ||
        (main !== undefined && keyword === "" && looksLikeDtype(text.slice(pos + 1, end - 1)))
      ) {
        dtypes.push({ value: text.slice(pos + 1, end - 1), span: { start: pos + 1, end: end - 1 } });
      }
      pos = Math.max(pos + 1, end);
      keyword = "";
      continue;
    }
    if (holdsData && !skipsData() && scanNumber(text, pos, token) === "number") {
      if (takesLooseNumbers(name)) return readLooseNumbers();
      push(scan.values, token.value);
      if (scan.spans) {
        push(scan.spans, pos);
        push(scan.spans, token.end);
      }
      main = { shape: [], syntax: { kind: "scalar", open: "[" }, from };
      pos = token.end;
      positional++;
      continue;
    }
    const word = wordAt(text, pos);
    if (word === "") {
      if (main === undefined && !failed) return other(pos + 1);
      if (isDigit(code) || code === 0x3c || keyword !== "") {
        pos = Math.max(pos + 1, skipArgument(scan, pos));
        continue;
      }
      addProblem(scan, pos, pos + 1, "The operation here is not carried out. Write the array's values themselves.");
      failed = true;
      pos = Math.max(pos + 1, skipArgument(scan, pos));
      continue;
    }
    const end = pos + word.length;
    const next = skipBlanks(text, end);
    if (text.charCodeAt(next) === 0x3d && text.charCodeAt(next + 1) !== 0x3d) {
      keyword = word;
      pos = next + 1;
      continue;
    }
    if (dtypeKeywords.has(keyword) || ((main !== undefined || failed) && keyword === "" && looksLikeDtype(word))) {
      dtypes.push({ value: word, span: { start: pos, end } });
      pos = Math.max(end, skipArgument(scan, pos));
      keyword = "";
      continue;
    }
    if (skipsData() || !holdsData) {
      pos = Math.max(end, skipArgument(scan, pos));
      keyword = "";
      continue;
    }
    if (text.charCodeAt(end) === 0x28 && isArrayConstructor(word) && nesting < maximumNesting) {
      const inner = readConstructor(scan, pos, word, end, nesting + 1);
      positional++;
      keyword = "";
      if (inner.kind === "other") return other(inner.end);
      if (inner.kind === "failed") {
        failed = true;
        pos = inner.end;
      } else {
        main = inner.parts;
        dtypes.push(...inner.parts.dtypes);
        declaredShape = inner.parts.declaredShape ?? declaredShape;
        pos = inner.parts.end;
      }
      continue;
    }
    if (text.startsWith("vec![", pos)) {
      pos = end + 1;
      continue;
    }
    return other(pos);
  }

  if (failed || main === undefined) {
    if (!failed) return other(pos);
    dropValues(scan, from);
    return { kind: "failed", end: pos };
  }
  const declared = checkShape(scan, main.shape, scan.values.length - from, declaredShape);
  if (declared === undefined) {
    dropValues(scan, from);
    return { kind: "failed", end: pos };
  }
  return {
    kind: "array",
    parts: { from, start, end: pos, shape: declared, syntax: main.syntax, dtypes, declaredShape },
  };

  /** Whether the array is read already, so that what comes now is none of its numbers. */
  function skipsData(): boolean {
    return main !== undefined || failed || (keyword !== "" && !dataKeywords.has(keyword));
  }

  function readLooseNumbers(): PartsResult {
    const result = readBrackets(scan, open, { assigned: false, rust: false });
    if (result.kind !== "array") return result;
    return {
      kind: "array",
      parts: { from, start, end: result.end, shape: result.shape, syntax: result.syntax, dtypes },
    };
  }
}

/**
 * The shape to give where another is written beside the array: numbers in one list, or none at all, take the written one if it holds as
 * many; a written shape that disagrees is a problem, and gives undefined.
 */
export function checkShape(
  scan: Scan,
  shape: readonly number[],
  total: number,
  declared: DeclaredShape | undefined,
): readonly number[] | undefined {
  if (declared === undefined) return shape;
  const written = declared.shape;
  const same =
    written.length === shape.length && written.every((length, axis) => length === undefined || length === shape[axis]);
  if (same) return shape;
  const lengths = written.filter((length) => length !== undefined);
  const product = lengths.reduce((result, length) => result * length, 1);
  if (lengths.length === written.length && product === total && shape.length <= 1 && written.length > 0) return lengths;
  addProblem(
    scan,
    declared.span.start,
    declared.span.end,
    `The shape written here, (${written.map((length) => length ?? "").join(", ")}), is not that of the numbers, (${shape.join(", ")}). Correct one of them.`,
  );
  return undefined;
}

/** `(2, 3)` or `[2, 3]` between `start` and `end`. */
function readShape(text: string, start: number, end: number): DeclaredShape | undefined {
  if (end - start > 400) return undefined;
  const written = text.slice(start, end).trim();
  if (!/^[([][\d\s,]*[)\]]$/.test(written)) return undefined;
  const shape = (written.match(/\d+/g) ?? []).map(Number);
  return { shape, span: { start, end: start + written.length }, kind: written.startsWith("(") ? "tuple" : "list" };
}

/** Whether a word names an element type: `torch.float32`, `int`, `'int32'`. */
export function looksLikeDtype(word: string): boolean {
  return /(?:^|\.)(?:b?float\d*|double|half|u?int\d*_?|long|short|bool_?|int_|[<>=|]?[fiub]\d)$/i.test(word);
}

/** The element type in a constructor's own name: `torch.LongTensor`, `Float32Array`, `int32(…)`. */
function dtypeOfName(name: string, start: number): DtypeReading[] {
  const dot = name.replace(/\.(?:from|of)$/, "");
  const last = dot.slice(dot.lastIndexOf(".") + 1);
  if (
    !/^(?:(?:Float|Double|Half|BFloat16|Long|Int|Short|Byte|Char|Bool)Tensor|[A-Z]\w*\d\w*Array|single|double|logical|u?int\d+|float\d+)$/.test(
      last,
    )
  )
    return [];
  const at = start + dot.length - last.length;
  return [{ value: last, span: { start: at, end: at + last.length } }];
}
