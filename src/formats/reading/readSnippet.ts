/**
 * Walks over a text that may be code, a session's output, JSON, lines of numbers or prose, and reads the arrays in it with their names.
 * What stands before a bracket decides whether it can be an array: a name, a constructor, a call, the start of a line.
 */

import type { DeclaredShape, DtypeReading } from "../arrayReading.ts";
import { isLayoutName, roleOf } from "../roles.ts";
import { afterArray } from "./afterArray.ts";
import { elementTypes, isArrayConstructor, juliaTypes, layoutFunctions, rustMacros } from "./constructors.ts";
import { emitArray } from "./emitArray.ts";
import { elementTypeIn, findName, type NameReading } from "./findName.ts";
import { joinRows } from "./joinRows.ts";
import { readBrackets } from "./readBrackets.ts";
import { type ArrayParts, checkShape, type PartsResult, readConstructor } from "./readConstructor.ts";
import { readTable } from "./readTable.ts";
import { readUnbracketed } from "./readUnbracketed.ts";
import { addProblem, type Scan, takeValues } from "./scan.ts";
import { isDigit, scanNumber, wordAt } from "./scanNumber.ts";
import {
  isBlank,
  isPercentComment,
  isQuote,
  lineEnd,
  skipAngles,
  skipBlanks,
  skipComment,
  skipPrompt,
  skipString,
} from "./skip.ts";

/** What stood last. */
type Previous =
  | { readonly kind: "start" }
  | { readonly kind: "word"; readonly word: string; readonly start: number; readonly end: number }
  | { readonly kind: "comma"; readonly afterArray: boolean }
  | { readonly kind: "open" | "value" | "array" | "operator" | "other" };

/** An open bracket that is no array: a call's, with the function's name, or any other. */
interface OpenBracket {
  readonly code: number;
  readonly callee: string | undefined;
}

interface Walk {
  readonly scan: Scan;
  pos: number;
  previous: Previous;
  /** The name that waits for its array. */
  name: NameReading | undefined;
  /** Names that wait for theirs: `logits, y = …`. */
  names: string[];
  type: DtypeReading | undefined;
  rust: boolean;
  assigning: boolean;
  /** Lists before this position are read as separate arrays. */
  separateUntil: number;
  /** Index of the array that the one after a comma may be joined to. */
  joins: { readonly from: number; to: number }[];
  readonly brackets: OpenBracket[];
}

/** A number alone on a line counts as an array in a text that is no longer than this. */
const shortText = 400;

/** Reads all arrays and words in the text of `scan`. */
export function readSnippet(scan: Scan): void {
  const walk: Walk = {
    scan,
    pos: 0,
    previous: { kind: "start" },
    name: undefined,
    names: [],
    type: undefined,
    rust: false,
    assigning: false,
    separateUntil: 0,
    joins: [],
    brackets: [],
  };
  startLine(walk, 0, true);
  while (walk.pos < scan.text.length && !scan.isFull) step(walk);
  joinRows(scan, walk.joins);
}

function step(walk: Walk): void {
  const { scan, pos } = walk;
  const { text } = scan;
  const code = text.charCodeAt(pos);
  if (isBlank(code)) {
    walk.pos++;
    return;
  }
  if (code === 0x0a) {
    const isBlankLine = /^\s*$/.test(text.slice(text.lastIndexOf("\n", pos - 1) + 1, pos).slice(-400));
    startLine(walk, pos + 1, isBlankLine);
    return;
  }
  const afterComment = skipComment(scan, pos);
  if (afterComment > pos) {
    walk.pos = afterComment;
    return;
  }
  if (code === 0x25 && isPercentComment(text, pos)) {
    walk.pos = lineEnd(text, pos);
    return;
  }
  if (isQuote(code)) {
    readString(walk);
    return;
  }
  const numberNext =
    isDigit(code) || code === 0x2b || code === 0x2d || code === 0x2212 || code === 0x2e || code === 0x221e;
  if (numberNext && readNumber(walk)) return;
  if (code === 0x5b || code === 0x28 || code === 0x7b) {
    openBracket(walk, code);
    return;
  }
  if (code === 0x5d || code === 0x29 || code === 0x7d) {
    closeBracket(walk, code);
    return;
  }
  if (code === 0x2c) {
    const { previous } = walk;
    if (previous.kind === "word" && walk.brackets.length === 0 && !walk.assigning) walk.names.push(previous.word);
    walk.pos++;
    walk.previous = { kind: "comma", afterArray: previous.kind === "array" };
    walk.name = undefined;
    if (walk.assigning && walk.brackets.length === 0) nextName(walk);
    return;
  }
  if (code === 0x3c && (text.startsWith("<tf.Tensor", pos) || text.startsWith("<tf.Variable", pos))) {
    const name = text.startsWith("<tf.T", pos) ? "<tf.Tensor" : "<tf.Variable";
    acceptConstructor(walk, pos, readConstructor(scan, pos, name, pos), pos + 1);
    return;
  }
  const word = wordAt(text, pos);
  if (word !== "") {
    readWord(walk, word);
    return;
  }
  walk.pos += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  if (code === 0x26 && walk.name !== undefined) return;
  if (code === 0x3b) endStatement(walk);
  else if (code === 0x3e && text.charCodeAt(pos - 1) === 0x3d) walk.previous = { kind: "start" };
  else {
    walk.previous = "+-*/@^%".includes(text.charAt(pos)) ? { kind: "operator" } : { kind: "other" };
    walk.type = undefined;
  }
}

function endStatement(walk: Walk): void {
  walk.previous = { kind: "start" };
  walk.name = undefined;
  walk.names = [];
  walk.type = undefined;
  walk.rust = false;
  walk.assigning = false;
}

/** Begins a line: prompts are stepped over, and lines of numbers are read. */
function startLine(walk: Walk, lineStart: number, afterBlank: boolean): void {
  const { scan } = walk;
  const { text } = scan;
  const { previous } = walk;
  const waits = walk.name !== undefined && previous.kind === "other";
  const name = waits ? walk.name : undefined;
  if (!waits && walk.brackets.length === 0 && !(previous.kind === "comma")) endStatement(walk);
  else if (walk.brackets.length > 0 && previous.kind !== "comma" && !waits) walk.previous = { kind: "start" };
  walk.pos = skipPrompt(text, lineStart);
  const first = skipBlanks(text, walk.pos);
  const code = text.charCodeAt(first);
  if (first >= text.length || code === 0x0a) return;
  const julia = isDigit(code) ? juliaHeader(text, first) : undefined;
  if (julia) {
    const end = readTable(scan, julia.end, { ...julia, name: name?.name, acceptScalar: true });
    walk.name = undefined;
    walk.previous = { kind: "start" };
    walk.pos = end ?? julia.end;
    return;
  }
  const numeric =
    isDigit(code) || "+-−.∞".includes(text.charAt(first)) || code === 0x7c || code === 0x69 || code === 0x6e;
  const mayBeTable = (numeric && (waits || previous.kind !== "comma")) || (afterBlank && !waits);
  if (!mayBeTable || (walk.brackets.length > 0 && !waits)) return;
  const end = readTable(scan, walk.pos, {
    name: name?.name,
    type: name?.type,
    acceptScalar: waits || text.length <= shortText,
  });
  if (end === undefined) return;
  endStatement(walk);
  walk.pos = end;
  // What comes next begins a line as well.
  if (end < text.length) startLine(walk, end, true);
}

/** Julia's heading of a printed array: `2×3 Matrix{Float64}:`, `3-element Vector{Int64}:`. */
function juliaHeader(
  text: string,
  start: number,
): { end: number; declaredShape: DeclaredShape; type: DtypeReading | undefined } | undefined {
  juliaPattern.lastIndex = start;
  const match = juliaPattern.exec(text);
  if (match === null) return undefined;
  const shape = match[1]!.split("×").map(Number);
  const span = { start, end: start + match[1]!.length };
  const brace = match[0].indexOf("{");
  const type = /\{(\w+)/.exec(match[0])?.[1];
  const at = start + brace + 1;
  return {
    end: start + match[0].length,
    declaredShape: { shape, span, kind: "tuple" },
    type: type === undefined ? undefined : { value: type, span: { start: at, end: at + type.length } },
  };
}

const juliaPattern =
  /(\d{1,9}(?:×\d{1,9}){0,7})(?:-element)? [\w.]*(?:Vector|Matrix|Array|adjoint|transpose)[^\n]{0,100}:[ \t\r]*\n/y;

function readString(walk: Walk): void {
  const { scan, pos } = walk;
  const { text } = scan;
  const isApostrophe =
    text.charCodeAt(pos) === 0x27 &&
    pos > 0 &&
    wordAt(text.charAt(pos - 1), 0) !== "" &&
    !/[fFrRbBuU]/.test(text.charAt(pos - 1));
  const end = isApostrophe ? -1 : skipString(scan, pos);
  if (end < 0) {
    // The rest of "don't" is no word of its own.
    walk.pos += 1 + (isApostrophe ? wordAt(text, pos + 1).length : 0);
    walk.previous = { kind: "other" };
    return;
  }
  const content = text.slice(pos + 1, Math.min(end - 1, pos + 201));
  walk.pos = end;
  const next = skipBlanks(text, end);
  if (text.charCodeAt(next) === 0x3a && text.charCodeAt(next + 1) !== 0x3a && content.length <= 200) {
    walk.name = { name: content, assigned: false, quoted: true, end: next + 1 };
    walk.pos = next + 1;
    walk.previous = { kind: "other" };
    return;
  }
  const isNamed = walk.name?.assigned === true || walk.name?.quoted === true;
  if (isNamed && walk.previous.kind === "other" && content.length < 200 && !/^"|\n/.test(content)) {
    addWord(walk, content, pos + 1, end - 1);
  }
  walk.name = undefined;
  walk.previous = { kind: "value" };
}

function addWord(walk: Walk, value: string, start: number, end: number): void {
  const { words } = walk.scan;
  if (words.length < 10_000) words.push({ name: walk.name!.name, value, span: { start, end } });
}

/** Reads a number where one is expected; false where none stands here. */
function readNumber(walk: Walk): boolean {
  const { scan, pos, name } = walk;
  if (name !== undefined && walk.previous.kind === "other") {
    const inside = walk.brackets.length > 0;
    const result = readUnbracketed(scan, pos, name, inside, walk.type !== undefined);
    if (result.kind === "other" && result.end === pos) return false;
    walk.pos = Math.max(result.end, pos + 1);
    walk.previous = { kind: "value" };
    if (result.kind === "array") {
      if (isLayoutName(name.name) && result.shape.length > 0) scan.values.length = result.from;
      else emit(walk, { ...result, dtypes: [] }, name, []);
    }
    walk.name = undefined;
    return true;
  }
  const outcome = scanNumber(scan.text, pos, scan.token);
  if (outcome === "none" || !/[\d.∞]/.test(scan.text.charAt(scan.token.end - 1))) {
    if (outcome === "none") return false;
  }
  walk.pos = Math.max(scan.token.end, pos + 1);
  walk.previous = { kind: "value" };
  return true;
}

function readWord(walk: Walk, word: string): void {
  const { scan, pos } = walk;
  const { text } = scan;
  const end = pos + word.length;
  const next = text.charCodeAt(end);
  const { previous } = walk;
  const waits = walk.name !== undefined && previous.kind === "other";
  // f"…", r'…'
  if (isQuote(next) && word.length <= 2 && /^[fFrRbBuU]+$/.test(word)) {
    walk.pos = end;
    return;
  }
  if (next === 0x28 && isArrayConstructor(word)) {
    const start = pos - (/\bnew\s+$/.exec(text.slice(Math.max(0, pos - 8), pos))?.[0].length ?? 0);
    const printed = printedTypedArray(text, end);
    const result = printed > 0 ? typedBrackets(walk, start, word, pos, printed) : readConstructor(scan, pos, word, end);
    acceptConstructor(walk, start, result, end);
    return;
  }
  if (next === 0x5b && juliaTypes.has(word)) {
    acceptConstructor(walk, pos, typedBrackets(walk, pos, word, pos, end), end);
    return;
  }
  if (next === 0x21 && text.charCodeAt(end + 1) === 0x5b && rustMacros.has(word)) {
    walk.rust = true;
    acceptConstructor(walk, pos, typedBrackets(walk, pos, "", pos, end + 1), end + 1);
    return;
  }
  if (word === "new" && isBlank(next)) {
    walk.pos = end;
    return;
  }
  if (word === "let") walk.rust = true;
  const templateEnd =
    next === 0x3c && (word.includes("::") || elementTypes.has(word) || /^[A-Z]|vector|array/.test(word))
      ? skipAngles(text, end)
      : end;
  if (templateEnd > end + 1 || elementTypes.has(word)) {
    walk.type = elementTypeIn(text, pos, templateEnd) ?? walk.type;
    walk.pos = templateEnd;
    // Java and C#: float[] w = {…}
    const empty = /^\[[\s,]*\]/.exec(text.slice(templateEnd, templateEnd + 20));
    if (empty && !/^\s*=/.test(text.slice(templateEnd + empty[0].length, templateEnd + empty[0].length + 20)))
      walk.pos += empty[0].length;
    if (walk.pos > pos + word.length || walk.type !== undefined) {
      const named = findName(text, word, end);
      if (named === undefined) {
        walk.previous = { kind: "word", word, start: pos, end: walk.pos };
        if (text.charCodeAt(walk.pos) !== 0x28) return;
      }
    }
  }
  if (waits && scanNumber(text, pos, scan.token) === "number") {
    if (/^(?:true|false)$/i.test(word)) {
      addWord(walk, word, pos, end);
      walk.pos = end;
      walk.name = undefined;
      walk.previous = { kind: "value" };
      return;
    }
    if (readNumber(walk)) return;
  }
  const named = findName(text, word, end);
  if (named !== undefined) {
    const isTuple = walk.names.length > 0 && named.assigned && walk.brackets.length === 0 && previous.kind === "comma";
    walk.names = isTuple ? [...walk.names, named.name] : [];
    walk.name = { ...named, name: isTuple ? walk.names.shift()! : named.name, type: named.type ?? walk.type };
    walk.assigning = isTuple;
    walk.previous = { kind: "other" };
    walk.pos = named.end;
    return;
  }
  walk.pos = Math.max(end, walk.pos);
  walk.name = undefined;
  walk.previous = startWords.has(word) && next !== 0x28 ? { kind: "start" } : { kind: "word", word, start: pos, end };
}

/** Words after which an array may begin as at a line's start. */
const startWords = new Set("return yield await print display echo disp puts throw case of is".split(" "));

/** Node prints `Float32Array(3) [ 1, 2, 3 ]`: the position of the bracket, or 0. */
function printedTypedArray(text: string, open: number): number {
  printedLength.lastIndex = open;
  const match = printedLength.exec(text);
  return match ? open + match[0].length - 1 : 0;
}

const printedLength = /\(\d{1,12}\) \[/y;

/** Brackets directly behind a type or macro: `Float32[1, 2]`, `vec![1.0]`. */
function typedBrackets(walk: Walk, start: number, type: string, typeStart: number, open: number): PartsResult {
  const result = readBrackets(walk.scan, open, { assigned: type !== "", rust: walk.rust });
  if (result.kind !== "array") return result;
  const dtypes = type === "" ? [] : [{ value: type, span: { start: typeStart, end: typeStart + type.length } }];
  return { kind: "array", parts: { ...result, start, dtypes } };
}

function nextName(walk: Walk): void {
  const name = walk.names.shift();
  if (name === undefined) return;
  walk.name = { name, assigned: true, quoted: false, end: walk.pos };
  walk.previous = { kind: "other" };
}

/** Takes the array of a constructor, with the name that waits for it; `resume` is where to go on if it is none. */
function acceptConstructor(walk: Walk, start: number, result: PartsResult, resume: number): void {
  const { scan, previous } = walk;
  if (result.kind === "other") {
    // Arguments that are no numbers: go on among them.
    walk.previous = { kind: "word", word: "", start, end: resume };
    walk.name = undefined;
    walk.pos = resume;
    if (scan.text.charCodeAt(resume) === 0x28) {
      walk.brackets.push({ code: 0x28, callee: "" });
      walk.previous = { kind: "open" };
      walk.pos++;
    }
    return;
  }
  if (result.kind === "failed") {
    afterFailure(walk, result.end);
    return;
  }
  if (previous.kind === "operator") {
    scan.values.length = result.parts.from;
    if (scan.spans) scan.spans.length = 2 * result.parts.from;
    const at = operatorBefore(scan.text, start);
    addProblem(
      scan,
      at,
      at + 1,
      "The operation here is not carried out. Select the array without it, or write its result.",
    );
    walk.pos = result.parts.end;
    walk.previous = { kind: "array" };
    walk.name = undefined;
    return;
  }
  finishArray(walk, { ...result.parts, start }, nameBefore(walk), true);
}

function operatorBefore(text: string, pos: number): number {
  let at = pos - 1;
  while (at > 0 && isBlank(text.charCodeAt(at))) at--;
  return at;
}

/** The name for the array that begins here: one that waits, or a printed label, `logits tensor(…)`. */
function nameBefore(walk: Walk): NameReading | undefined {
  const { previous, name } = walk;
  if (name !== undefined && previous.kind === "other") return name;
  if (previous.kind !== "word" || previous.end === walk.pos || roleOf(previous.word) === undefined) return undefined;
  return { name: previous.word, assigned: false, quoted: false, end: previous.end };
}

function afterFailure(walk: Walk, end: number): void {
  walk.pos = end;
  walk.previous = { kind: "array" };
  walk.name = undefined;
}

function openBracket(walk: Walk, code: number): void {
  const { scan, pos, previous } = walk;
  const { text } = scan;
  const callee = previous.kind === "word" && previous.end === pos ? previous.word : undefined;
  const name = nameBefore(walk);
  const isSeparate = pos < walk.separateUntil && wordAt(text, skipBlanks(text, pos + 1)) !== "";
  if (isSeparate || !mayBeArray(walk, code)) {
    walk.brackets.push({ code, callee });
    walk.previous = { kind: "open" };
    walk.name = undefined;
    walk.pos++;
    return;
  }
  const problems = scan.problems.length;
  const { longestFailure } = scan;
  const result = readBrackets(scan, pos, { assigned: name?.assigned === true, rust: walk.rust });
  if (result.kind === "other") {
    for (const open of result.open) walk.brackets.push({ code: open, callee: undefined });
    walk.previous = { kind: "open" };
    walk.name = undefined;
    walk.pos = result.end;
    return;
  }
  if (result.kind === "failed") {
    if (!result.separable || pos < walk.separateUntil) {
      afterFailure(walk, result.end);
      return;
    }
    // Arrays of different shapes in a tuple: (tensor([[…]]), tensor([0])).
    scan.problems.length = problems;
    scan.longestFailure = longestFailure;
    walk.separateUntil = result.end;
    openBracket(walk, code);
    return;
  }
  if (name !== undefined && isLayoutName(name.name)) {
    takeValues(scan, result.from);
    afterFailure(walk, result.end);
    return;
  }
  const constructorType = previous.kind === "word" && walk.type ? walk.type.span.start : pos;
  const start =
    previous.kind === "word" && name === undefined && callee !== undefined && elementTypes.has(callee)
      ? constructorType
      : pos;
  finishArray(
    walk,
    { ...result, start, dtypes: [] },
    name ?? declaredBefore(walk),
    name !== undefined || declaredBefore(walk) !== undefined,
  );
}

/** C++'s initialisation without `=`: `std::vector<float> z{1, 2}`. */
function declaredBefore(walk: Walk): NameReading | undefined {
  const { previous, type } = walk;
  if (previous.kind !== "word" || type === undefined || previous.end !== walk.pos || type.span.start >= previous.start)
    return undefined;
  return { name: previous.word, assigned: true, quoted: false, end: previous.end, type };
}

/** Whether what stands before the bracket lets it be an array. */
function mayBeArray(walk: Walk, code: number): boolean {
  const { previous, brackets, pos } = walk;
  const top = brackets[brackets.length - 1];
  const isRound = code === 0x28;
  switch (previous.kind) {
    case "start":
      return true;
    case "other":
      return walk.name !== undefined;
    case "array":
      return !isRound && walk.scan.text.charCodeAt(pos - 1) !== 0x5d;
    case "word":
      if (code === 0x7b) return declaredBefore(walk) !== undefined || elementTypes.has(previous.word);
      return !isRound && previous.end < pos && roleOf(previous.word) !== undefined;
    case "comma":
      if (previous.afterArray) return true;
      if (top === undefined) return walk.name !== undefined;
      return takesData(top, isRound);
    case "open":
      return top !== undefined && takesData(top, isRound);
    default:
      return false;
  }
}

/** Whether arrays may stand directly within an open bracket: in a list, or a call that does not take shapes. */
function takesData(top: OpenBracket, isRound: boolean): boolean {
  if (top.callee === undefined) return top.code === 0x5b || (top.code === 0x7b && !isRound);
  if (isRound) return false;
  const dot = Math.max(top.callee.lastIndexOf("."), top.callee.lastIndexOf(":"));
  return !layoutFunctions.has(top.callee.slice(dot + 1));
}

function closeBracket(walk: Walk, code: number): void {
  const { scan, pos, previous, brackets } = walk;
  const open = code === 0x29 ? 0x28 : code - 2;
  const at = brackets.findLastIndex((bracket) => bracket.code === open);
  if (at >= 0 && brackets.length - at <= 16) brackets.length = at;
  else if (at < 0 && code === 0x5d && (previous.kind === "value" || previous.kind === "array")) {
    addProblem(
      scan,
      pos,
      pos + 1,
      'This "]" closes a bracket that was opened before the selection. Select from the opening bracket on, or delete it.',
    );
  }
  walk.previous = previous.kind === "array" ? previous : { kind: "value" };
  walk.name = undefined;
  walk.pos++;
}

/** Looks behind an array that was read, and gives it. */
function finishArray(walk: Walk, parts: ArrayParts, name: NameReading | undefined, certain: boolean): void {
  const { scan, previous } = walk;
  const isComma = previous.kind === "comma" && previous.afterArray;
  const after = afterArray(scan, parts.end, certain);
  walk.name = undefined;
  if (after.kind !== "accepted") {
    takeValues(scan, parts.from);
    walk.pos = after.kind === "rejected" ? parts.end : after.end;
    walk.previous = after.kind === "rejected" ? { kind: "value" } : { kind: "array" };
    return;
  }
  const index = scan.arrays.length;
  emit(walk, parts, name, after.dtypes);
  walk.pos = after.end;
  walk.previous = { kind: "array" };
  const isPlain =
    parts.syntax.kind === "brackets" && parts.dtypes.length === 0 && walk.brackets.length === 0 && !walk.assigning;
  if (isPlain && isComma && name === undefined && walk.joins.at(-1)?.to === index) walk.joins.at(-1)!.to = index + 1;
  else if (isPlain) walk.joins.push({ from: index, to: index + 1 });
}

function emit(
  walk: Walk,
  parts: ArrayParts,
  name: NameReading | undefined,
  dtypesAfter: readonly DtypeReading[],
): void {
  const { scan } = walk;
  const { values, spans } = takeValues(scan, parts.from);
  const dtypes = [...(name?.type ? [name.type] : []), ...parts.dtypes, ...dtypesAfter];
  const declaredShape = name?.declaredShape ?? parts.declaredShape;
  const shape = name?.declaredShape ? checkShape(scan, parts.shape, values.length, name.declaredShape) : parts.shape;
  if (shape === undefined) return;
  emitArray(
    scan,
    {
      ...(name ? { name: name.name } : {}),
      shape,
      values,
      span: { start: parts.start, end: parts.end },
      syntax: parts.syntax,
      ...(dtypes[0] ? { dtype: dtypes[0] } : {}),
      ...(dtypes.length > 1 ? { furtherDtypes: dtypes.slice(1) } : {}),
      ...(declaredShape ? { declaredShape } : {}),
    },
    spans,
  );
}
