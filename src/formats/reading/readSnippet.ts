/**
 * Walks over a text that may be code, a session's output, JSON, lines of numbers or prose, and reads the arrays in it
 * with their names. What stands before a bracket decides whether it can be an array: a name, a constructor, a call, the
 * start of a line.
 */

import { joinRows } from "./joinRows.ts";
import { readConstructor } from "./readConstructor.ts";
import type { Scan } from "./scan.ts";
import { isDigit } from "./scanNumber.ts";
import { isBlank, isPercentComment, isQuote, lineEnd, skipComment } from "./skip.ts";
import { takeConstructor } from "./takeArray.ts";
import { endStatement, newWalk, stood, type Walk } from "./walk.ts";
import { closeBracket, openBracket } from "./walkBrackets.ts";
import { startLine } from "./walkLine.ts";
import { readNumber, readString } from "./walkValue.ts";
import { readWord } from "./walkWord.ts";
import { wordAt } from "./wordAt.ts";

/** Reads all arrays and words in the text of `scan`. */
export function readSnippet(scan: Scan): void {
  const walk = newWalk(scan);
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
    startLine(walk, pos + 1, isBlankLine(text, pos));
    return;
  }
  const afterComment =
    code === 0x25 && isPercentComment(text, pos) ? Math.max(pos, lineEnd(text, pos)) : skipComment(scan, pos);
  if (afterComment > pos) {
    walk.pos = afterComment;
    return;
  }
  if (isQuote(code)) {
    readString(walk);
    return;
  }
  if (code === 0x2d && text.charCodeAt(pos + 1) === 0x2d && readFlag(walk)) return;
  if (code === 0x3d && text.charCodeAt(pos + 1) === 0x3d && walk.previous.kind === "array") {
    // assert [0.1, 0.9] == [0.2, 0.8]
    walk.pos += 2;
    walk.previous = stood.start;
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
    readComma(walk);
    return;
  }
  if (code === 0x3c && (text.startsWith("<tf.Tensor", pos) || text.startsWith("<tf.Variable", pos))) {
    const name = text.startsWith("<tf.T", pos) ? "<tf.Tensor" : "<tf.Variable";
    takeConstructor(walk, pos, readConstructor(scan, pos, name, pos), pos + 1);
    return;
  }
  const word = wordAt(text, pos);
  if (word !== "") {
    readWord(walk, word);
    return;
  }
  walk.pos += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
  // C++'s reference: float &z = …
  if (code === 0x26 && walk.name !== undefined) return;
  if (code === 0x3b) endStatement(walk);
  else if (code === 0x3e && text.charCodeAt(pos - 1) === 0x3d) walk.previous = stood.start;
  else {
    walk.previous = operators.has(code) ? stood.operator : stood.other;
    walk.type = undefined;
  }
}

const operators: ReadonlySet<number> = new Set([..."+-*/@^%"].map((operator) => operator.charCodeAt(0)));

/** Whether the line that ends at `end` is blank. */
function isBlankLine(text: string, end: number): boolean {
  let at = end - 1;
  while (at >= 0 && isBlank(text.charCodeAt(at))) at--;
  return at < 0 || text.charCodeAt(at) === 0x0a;
}

/** Takes the name of an option on a command line: `--label-smoothing 0.1`, `--lr=0.5`; false where none stands here. */
function readFlag(walk: Walk): boolean {
  const { scan, pos } = walk;
  flagPattern.lastIndex = pos;
  const match = flagPattern.exec(scan.text);
  if (match === null || (pos > 0 && !/\s/.test(scan.text.charAt(pos - 1)))) return false;
  walk.pos += match[0].length;
  walk.name = { name: match[1]!, assigned: true, quoted: false, end: walk.pos };
  walk.previous = stood.other;
  return true;
}

const flagPattern = /--([A-Za-z][\w.-]{0,60})(?:=|[ \t]{1,9}(?=[-+.]?\d))/y;

function readComma(walk: Walk): void {
  const { previous } = walk;
  const isOutside = walk.brackets.length === 0;
  if (previous.kind === "word" && isOutside && !walk.assigning) walk.names.push(previous.word);
  walk.pos++;
  walk.previous = { kind: "comma", afterArray: previous.kind === "array" };
  walk.name = undefined;
  const name = walk.assigning && isOutside ? walk.names.shift() : undefined;
  if (name === undefined) return;
  walk.name = { name, assigned: true, quoted: false, end: walk.pos };
  walk.previous = stood.other;
}
