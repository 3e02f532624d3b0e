/** Words that the walk meets: constructors, element types, names of what follows, and all others. */

import { type Role, roleOf } from "../roles.ts";
import type { PartsResult } from "./arrayParts.ts";
import { elementTypes, isArrayConstructor, juliaTypes, rustMacros } from "./constructors.ts";
import { elementTypeIn } from "./dtypeWords.ts";
import { findName, type NameReading } from "./findName.ts";
import { readBrackets } from "./readBrackets.ts";
import { readConstructor } from "./readConstructor.ts";
import { proseLength } from "./scan.ts";
import { isDigit, scanNumber } from "./scanNumber.ts";
import { isBlank, isQuote, skipAngles, skipBlanks } from "./skip.ts";
import { takeConstructor } from "./takeArray.ts";
import { stood, type Walk } from "./walk.ts";
import { addWord, readNumber } from "./walkValue.ts";

/** Reads the word at `walk.pos`. */
export function readWord(walk: Walk, word: string): void {
  const { scan, pos, previous } = walk;
  const { text } = scan;
  const end = pos + word.length;
  const next = text.charCodeAt(end);
  if (isQuote(next) && /^[fFrRbBuU]{1,2}$/.test(word)) {
    // The prefix of a string: f"…", r'…'.
    walk.pos = end;
    return;
  }
  if (readCall(walk, word, end, next)) return;
  if (word === "new") {
    // Java and C#: new double[][] {…}, new[] {…}
    newArray.lastIndex = end;
    const length = newArray.exec(text)?.[0].length ?? 0;
    if (length > 0 || isBlank(next)) {
      walk.pos = end + length;
      return;
    }
  }
  if (word === "let") walk.rust = true;
  if (readType(walk, word, end, next)) return;
  if (walk.name !== undefined && previous.kind === "other" && scanNumber(text, pos, scan.token) === "number") {
    if (/^(?:true|false)$/i.test(word)) {
      addWord(walk, word, pos, end);
      walk.pos = end;
      walk.name = undefined;
      walk.previous = stood.value;
      return;
    }
    if (readNumber(walk)) return;
  }
  const named = findName(scan, word, end) ?? labelOf(text, word, end);
  if (named !== undefined) {
    takeName(walk, named);
    return;
  }
  walk.pos = Math.max(end, walk.pos);
  walk.name = undefined;
  walk.previous = startWords.has(word) && next !== 0x28 ? stood.start : { kind: "word", word, start: pos, end };
}

const newArray = /(?:[ \t]{1,9}[A-Za-z]{1,20})?(?:\[[ \t,\d]{0,20}\]){1,8}[ \t\r\n]{0,40}(?=\{)/y;

/** Words after which an array may begin as at a line's start. */
const startWords = new Set("return yield await print display echo disp puts throw assert case of is".split(" "));

/**
 * Reads the call, type or macro that makes an array: `tensor(…)`, `Float32[…]`, `vec![…]`; false where the word is
 * none.
 */
function readCall(walk: Walk, word: string, end: number, next: number): boolean {
  const { scan, pos } = walk;
  const { text } = scan;
  if (next === 0x28 && isArrayConstructor(word)) {
    const start = pos - (/\bnew\s+$/.exec(text.slice(Math.max(0, pos - 8), pos))?.[0].length ?? 0);
    const printed = printedTypedArray(text, end);
    const result = printed > 0 ? typedBrackets(walk, start, word, printed) : readConstructor(scan, pos, word, end);
    takeConstructor(walk, start, result, end);
    return true;
  }
  if (word === "c" && next === 0x28 && walk.name?.assigned && isBlank(text.charCodeAt(pos - 1))) {
    // R: x <- c(1, 2)
    const problems = scan.problems.length;
    const result = typedBrackets(walk, pos, "", end);
    if (result.kind === "array") takeConstructor(walk, pos, result, end);
    else scan.problems.length = problems;
    return result.kind === "array";
  }
  if (next === 0x5b && juliaTypes.has(word)) {
    takeConstructor(walk, pos, typedBrackets(walk, pos, word, end), end);
    return true;
  }
  if (next === 0x21 && text.charCodeAt(end + 1) === 0x5b && rustMacros.has(word)) {
    walk.rust = true;
    takeConstructor(walk, pos, typedBrackets(walk, pos, "", end + 1), end + 1);
    return true;
  }
  return false;
}

/** Node prints `Float32Array(3) [ 1, 2, 3 ]`: the position of the bracket, or 0. */
function printedTypedArray(text: string, open: number): number {
  printedLength.lastIndex = open;
  const match = printedLength.exec(text);
  return match ? open + match[0].length - 1 : 0;
}

const printedLength = /\(\d{1,12}\) \[/y;

/** A number's label without a colon: `loss 1.05`, `train/loss 0.52`. */
function labelOf(text: string, word: string, end: number): NameReading | undefined {
  const start = skipBlanks(text, end);
  if (start === end || !isDigit(text.charCodeAt(start)) || text.length >= proseLength) return undefined;
  if (!/\w\w$/.test(word) || !scalarRoles.has(roleOf(word))) return undefined;
  return { name: word, assigned: false, quoted: false, end: start };
}

/** What a number behind a word alone can be. */
const scalarRoles: ReadonlySet<Role | undefined> = new Set<Role | undefined>([
  "loss",
  "labelSmoothing",
  "numClasses",
  "ignoreIndex",
  "paddingIndex",
  "temperature",
]);

/** The brackets at `open` behind a type or macro at `walk.pos`: `Float32[1, 2]`, `vec![1.0]`. */
function typedBrackets(walk: Walk, start: number, type: string, open: number): PartsResult {
  const result = readBrackets(walk.scan, open, { assigned: type !== "", rust: walk.rust });
  if (result.kind !== "array") return result;
  const dtypes = type === "" ? [] : [{ value: type, span: { start: walk.pos, end: walk.pos + type.length } }];
  return { kind: "array", parts: { ...result, start, dtypes } };
}

/** Takes note of an element type, `float`, `std::vector<int>`; true where nothing is left to be read of the word. */
function readType(walk: Walk, word: string, end: number, next: number): boolean {
  const { scan, pos } = walk;
  const { text } = scan;
  const isElement = elementTypes.has(word);
  const mayBeTemplate = next === 0x3c && (isElement || word.includes("::") || /^[A-Z]|vector|array/.test(word));
  const typeEnd = mayBeTemplate ? skipAngles(text, end) : end;
  if (typeEnd <= end + 1 && !isElement) return false;
  walk.type = elementTypeIn(text, pos, typeEnd) ?? walk.type;
  walk.pos = typeEnd;
  // Java and C#: float[] w = {…}
  const empty = /^(?:\[[\s,]*\])+/.exec(text.slice(typeEnd, typeEnd + 20))?.[0].length ?? 0;
  if (empty > 0 && !/^\s*=/.test(text.slice(typeEnd + empty, typeEnd + empty + 20))) walk.pos += empty;
  if (walk.pos === end && walk.type === undefined) return false;
  if (findName(scan, word, end) !== undefined) return false;
  walk.previous = { kind: "word", word, start: pos, end: walk.pos };
  return text.charCodeAt(walk.pos) !== 0x28;
}

/** Takes a name, or the names before it too: `logits, y = …`. */
function takeName(walk: Walk, named: NameReading): void {
  const isTuple =
    walk.names.length > 0 && named.assigned && walk.brackets.length === 0 && walk.previous.kind === "comma";
  if (isTuple) walk.names.push(named.name);
  else if (walk.names.length > 0) walk.names = [];
  walk.name = {
    name: isTuple ? walk.names.shift()! : named.name,
    assigned: named.assigned,
    quoted: named.quoted,
    end: named.end,
    type: named.type ?? walk.type,
    declaredShape: named.declaredShape,
  };
  walk.assigning = isTuple;
  walk.previous = stood.other;
  walk.pos = named.end;
}
