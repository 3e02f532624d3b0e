/**
 * Reads the arguments of a call that makes an array: `tensor([[2., 1.]], device='cuda:0')`, Paddle's `Tensor(shape=[2],
 * dtype=…, [0, 2])`, and the printed `<tf.Tensor: shape=(2,), dtype=float32, numpy=array([…])>`.
 */

import type { PartsResult } from "./arrayParts.ts";
import { type Call, type CallStep, holdsData, isUnread, next, skipsData } from "./constructorCall.ts";
import {
  dtypeKeywords,
  isArrayConstructor,
  shapeKeywords,
  takesLooseNumbers,
  takesShapeSecond,
} from "./constructors.ts";
import { checkShape, readShape } from "./declaredShape.ts";
import { dtypeOfConstructor, looksLikeDtype } from "./dtypeWords.ts";
import { readBrackets } from "./readBrackets.ts";
import { addProblem, dropValues, pushValue, type Scan } from "./scan.ts";
import { isDigit, scanNumber } from "./scanNumber.ts";
import { isQuote, skipArgument, skipBlanks, skipSpace, skipString } from "./skip.ts";
import { wordAt } from "./wordAt.ts";

/** Constructors within constructors, `torch.tensor(np.array([…]))`, deeper than anyone writes them. */
const maximumNesting = 3;

/**
 * Reads the call of the constructor `name` at `start`, whose parenthesis (or the `<` of a printed tensor) opens at
 * `open`.
 */
export function readConstructor(scan: Scan, start: number, name: string, open: number, nesting = 0): PartsResult {
  const firstProblem = scan.problems.length;
  const isPrinted = scan.text.charCodeAt(open) === 0x3c;
  if (takesLooseNumbers(name)) {
    const loose = readLooseNumbers(scan, start, name, open);
    if (loose !== undefined) return loose;
  }
  const call: Call = {
    scan,
    start,
    name,
    open,
    nesting,
    from: scan.values.length,
    closer: isPrinted ? 0x3e : 0x29,
    pos: isPrinted ? start + name.length : open + 1,
    main: undefined,
    dtypes: [],
    declaredShape: undefined,
    failed: false,
    keyword: "",
    positional: 0,
  };
  let step: CallStep = "go on";
  while (step === "go on") step = readArgument(call);
  if (step === "closed" && call.main === undefined && !call.failed) step = { kind: "other", end: call.pos };
  if (step !== "closed") {
    dropValues(scan, call.from);
    scan.problems.length = firstProblem;
    return step;
  }
  return finished(call);
}

/** `Float32Array.of(1, 2)`; undefined where no number comes first. */
function readLooseNumbers(scan: Scan, start: number, name: string, open: number): PartsResult | undefined {
  if (scanNumber(scan.text, skipSpace(scan, open + 1), scan.token) !== "number") return undefined;
  const result = readBrackets(scan, open, { assigned: false, rust: false });
  if (result.kind !== "array") return result;
  return { kind: "array", parts: { ...result, start, dtypes: dtypeOfConstructor(name, start) } };
}

function finished(call: Call): PartsResult {
  const { scan, start, name, from, pos, main, declaredShape } = call;
  const shape =
    call.failed || main === undefined
      ? undefined
      : checkShape(scan, main.shape, scan.values.length - from, declaredShape);
  if (main === undefined || shape === undefined) {
    dropValues(scan, from);
    return { kind: "failed", end: pos };
  }
  const dtypes = [...dtypeOfConstructor(name, start), ...call.dtypes];
  return { kind: "array", parts: { from, start, end: pos, shape, syntax: main.syntax, dtypes, declaredShape } };
}

/** Reads what stands next in the call: an argument, its keyword, a separator, or the end. */
function readArgument(call: Call): CallStep {
  const { scan, keyword } = call;
  const { text } = scan;
  const pos = skipSpace(scan, call.pos);
  call.pos = pos;
  if (pos >= text.length) return unclosed(call);
  const code = text.charCodeAt(pos);
  if (code === call.closer) {
    call.pos++;
    return "closed";
  }
  if (code === 0x2c || code === 0x3a || code === 0x26) {
    if (code === 0x2c) call.keyword = "";
    call.pos++;
    return "go on";
  }
  if (code === 0x5b || code === 0x7b || code === 0x28) return readList(call, code);
  if (isQuote(code)) return readQuoted(call);
  if (holdsData(call) && !skipsData(call) && scanNumber(text, pos, scan.token) === "number") {
    if (takesLooseNumbers(call.name)) return { kind: "other", end: pos };
    pushValue(scan, scan.token.value, pos, scan.token.end);
    call.main = { shape: [], syntax: { kind: "scalar", open: "[" } };
    call.positional++;
    call.pos = scan.token.end;
    return "go on";
  }
  const word = wordAt(text, pos);
  if (word !== "") return readWord(call, word);
  if (isUnread(call)) return { kind: "other", end: pos + 1 };
  if (!isDigit(code) && code !== 0x3c && keyword === "") {
    addProblem(scan, pos, pos + 1, "The operation here is not carried out. Write the array's values themselves.");
    call.failed = true;
  }
  call.pos = Math.max(pos + 1, skipArgument(scan, pos));
  return "go on";
}

/** The text ends within the call. */
function unclosed(call: Call): CallStep {
  const { open, closer } = call;
  if (isUnread(call)) return { kind: "other", end: open + 1 };
  addProblem(
    call.scan,
    open,
    open + 1,
    `This call is not closed: "${String.fromCharCode(closer)}" is missing. Select up to and including it.`,
  );
  call.failed = true;
  return "closed";
}

/** Brackets: the array, its shape, or what belongs to another argument. */
function readList(call: Call, code: number): CallStep {
  const { scan, pos, name } = call;
  if (shapeKeywords.has(call.keyword) && code !== 0x7b) {
    const end = skipArgument(scan, pos);
    call.declaredShape = readShape(scan.text, pos, end) ?? call.declaredShape;
    return next(call, end);
  }
  const end = skipsData(call) ? skipArgument(scan, pos) : pos;
  if (end > pos) {
    if (call.main !== undefined && holdsData(call) && call.positional === 1 && takesShapeSecond(name))
      call.declaredShape = readShape(scan.text, pos, end);
    call.positional++;
    return next(call, end);
  }
  const result = readBrackets(scan, pos, { assigned: false, rust: name.includes("::") });
  call.positional++;
  if (result.kind === "other") return { kind: "other", end: result.end };
  if (result.kind === "failed") call.failed = true;
  else call.main = result;
  return next(call, result.end);
}

function readQuoted(call: Call): CallStep {
  const { scan, pos, keyword } = call;
  const end = skipString(scan, pos);
  if (end < 0) {
    if (isUnread(call)) return { kind: "other", end: pos + 1 };
  } else {
    const value = scan.text.slice(pos + 1, end - 1);
    if (dtypeKeywords.has(keyword) || (call.main !== undefined && keyword === "" && looksLikeDtype(value)))
      call.dtypes.push({ value, span: { start: pos + 1, end: end - 1 } });
  }
  return next(call, Math.max(pos + 1, end));
}

/**
 * A word: a keyword, an element type, a constructor within this one, or an argument that says nothing of the numbers.
 */
function readWord(call: Call, word: string): CallStep {
  const { scan, pos, name, keyword, nesting } = call;
  const { text } = scan;
  const end = pos + word.length;
  const equals = skipBlanks(text, end);
  if (text.charCodeAt(equals) === 0x3d && text.charCodeAt(equals + 1) !== 0x3d) {
    call.keyword = word;
    call.pos = equals + 1;
    return "go on";
  }
  if (dtypeKeywords.has(keyword) || (!isUnread(call) && keyword === "" && looksLikeDtype(word))) {
    call.dtypes.push({ value: word, span: { start: pos, end } });
    return next(call, Math.max(end, skipArgument(scan, pos)));
  }
  if (skipsData(call) || !holdsData(call)) return next(call, Math.max(end, skipArgument(scan, pos)));
  if (text.charCodeAt(end) === 0x28 && isArrayConstructor(word) && nesting < maximumNesting) {
    const inner = readConstructor(scan, pos, word, end, nesting + 1);
    call.positional++;
    if (inner.kind === "other") return inner;
    if (inner.kind === "failed") {
      call.failed = true;
      return next(call, inner.end);
    }
    call.main = inner.parts;
    call.dtypes.push(...inner.parts.dtypes);
    call.declaredShape = inner.parts.declaredShape ?? call.declaredShape;
    return next(call, inner.parts.end);
  }
  if (name === "matrix" && word === "c" && text.charCodeAt(end) === 0x28) {
    // R fills the columns first, or the rows with byrow = TRUE.
    addProblem(scan, call.start, end, "R's matrix() is not carried out. Select what R prints of it, or c(…) alone.");
    call.failed = true;
    return next(call, skipArgument(scan, pos));
  }
  if (!text.startsWith("vec![", pos)) return { kind: "other", end: pos };
  call.pos = end + 1;
  return "go on";
}
