/**
 * Brackets that the walk meets: an array where what stands before lets it be one, else the brackets of calls and code.
 */

import { isLayoutName, roleOf } from "../roles.ts";
import { elementTypes, layoutFunctions } from "./constructors.ts";
import { readBrackets } from "./readBrackets.ts";
import { addProblem, dropValues } from "./scan.ts";
import { skipBlanks } from "./skip.ts";
import { passArray, takeArray } from "./takeArray.ts";
import { declaredBefore, enterBracket, nameBefore, type OpenBracket, stood, typedStart, type Walk } from "./walk.ts";
import { wordEnd } from "./wordAt.ts";

/** Reads the array at `walk.pos`, or goes into the bracket there. */
export function openBracket(walk: Walk, code: number): void {
  const { scan, pos, previous } = walk;
  const { text } = scan;
  const callee = previous.kind === "word" && previous.end === pos ? previous.word : undefined;
  if (startsSeparate(walk) || !mayBeArray(walk, code)) {
    enterBracket(walk, code, callee, pos + 1);
    return;
  }
  if (walk.name !== undefined && code === 0x5b && readGoType(walk)) return;
  const name = nameBefore(walk);
  const problems = scan.problems.length;
  const { longestFailure } = scan;
  const result = readBrackets(scan, pos, { assigned: name?.assigned === true, rust: walk.rust });
  if (result.kind === "other") {
    for (const open of result.open) enterBracket(walk, open, undefined, result.end);
    return;
  }
  if (result.kind === "failed") {
    if (!result.separable || pos < walk.separateUntil) {
      passArray(walk, result.end);
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
    dropValues(scan, result.from);
    passArray(walk, result.end);
    return;
  }
  const start = name === undefined ? typedStart(walk) : pos;
  const known = name ?? declaredBefore(walk);
  takeArray(walk, { ...result, start, dtypes: [] }, known, known !== undefined);

  /** Whether constructors of separate arrays follow in the bracket. */
  function startsSeparate({ separateUntil }: Walk): boolean {
    if (pos >= separateUntil) return false;
    const first = skipBlanks(text, pos + 1);
    return wordEnd(text, first) > first;
  }
}

/** Steps over the type of Go before its braces, `[][]float64{{1}}`; false where none stands here. */
function readGoType(walk: Walk): boolean {
  const { scan, pos } = walk;
  goType.lastIndex = pos;
  const match = goType.exec(scan.text);
  if (match === null) return false;
  const type = match[1]!;
  walk.pos += match[0].length;
  if (walk.name)
    walk.name = { ...walk.name, type: { value: type, span: { start: walk.pos - type.length, end: walk.pos } } };
  return true;
}

const goType = /(?:\[(?:\d{1,9}|\.{3})?\]){1,8}([a-z][a-z0-9]{0,15})(?=\{)/y;

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

/** A closing bracket closes at most this many open ones that are of another kind. */
const maximumUnclosed = 16;

/** Leaves the bracket that is closed at `walk.pos`; one that was opened before the text is a problem behind numbers. */
export function closeBracket(walk: Walk, code: number): void {
  const { scan, pos, previous, brackets } = walk;
  const open = code === 0x29 ? 0x28 : code - 2;
  let at = brackets.length - 1;
  const lowest = Math.max(0, brackets.length - maximumUnclosed);
  while (at >= lowest && brackets[at]!.code !== open) at--;
  if (at >= lowest) brackets.length = at;
  else if (code === 0x5d && lowest === 0 && (previous.kind === "value" || previous.kind === "array")) {
    addProblem(
      scan,
      pos,
      pos + 1,
      'This "]" closes a bracket that was opened before the selection. Select from the opening bracket on, or delete it.',
    );
  }
  walk.previous = previous.kind === "array" ? previous : stood.value;
  walk.name = undefined;
  walk.pos++;
}
