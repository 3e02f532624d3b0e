/** Strings and numbers that the walk meets: keys, named words, and numbers behind a name. */

import { isLayoutName } from "../roles.ts";
import { readUnbracketed } from "./readUnbracketed.ts";
import { dropValues, pushValue } from "./scan.ts";
import { scanNumber } from "./scanNumber.ts";
import { skipBlanks, skipString } from "./skip.ts";
import { emitParts } from "./takeArray.ts";
import { stood, type Walk } from "./walk.ts";
import { wordEnd } from "./wordAt.ts";

/** Longer strings are no keys, and no values such as "mean". */
const maximumWord = 200;

/** More words than a selection means. */
const maximumWords = 10_000;

/** Reads the string at `walk.pos`: a key, a named value, or one that says nothing. */
export function readString(walk: Walk): void {
  const { scan, pos } = walk;
  const { text } = scan;
  const isApostrophe = text.charCodeAt(pos) === 0x27 && pos > 0 && isInWord(text, pos - 1);
  const end = isApostrophe ? -1 : skipString(scan, pos);
  if (end < 0) {
    // The rest of "don't" is no word of its own.
    walk.pos = isApostrophe ? wordEnd(text, pos + 1) : pos + 1;
    walk.previous = stood.other;
    return;
  }
  const length = end - pos - 2;
  walk.pos = end;
  const next = skipBlanks(text, end);
  if (text.charCodeAt(next) === 0x3a && text.charCodeAt(next + 1) !== 0x3a && length <= maximumWord) {
    walk.name = { name: text.slice(pos + 1, end - 1), assigned: false, quoted: true, end: next + 1 };
    walk.pos = next + 1;
    walk.previous = stood.other;
    return;
  }
  const isNamed = walk.name?.assigned === true || walk.name?.quoted === true;
  if (isNamed && walk.previous.kind === "other" && length < maximumWord) {
    const content = text.slice(pos + 1, end - 1);
    if (!/^"|\n/.test(content)) addWord(walk, content, pos + 1, end - 1);
  }
  walk.name = undefined;
  walk.previous = stood.value;
}

/** Whether the character at `pos` is a letter of a word, and not the prefix of a string such as `f'…'`. */
function isInWord(text: string, pos: number): boolean {
  return !/[fFrRbBuU]/.test(text.charAt(pos)) && wordEnd(text.charAt(pos), 0) > 0;
}

/** Gives `value`, which stands from `start` to `end`, as the word of the name that waits. */
export function addWord(walk: Walk, value: string, start: number, end: number): void {
  const { words } = walk.scan;
  if (words.length < maximumWords) words.push({ name: walk.name!.name, value, span: { start, end } });
}

/** Reads a number at `walk.pos`; false where none stands there. */
export function readNumber(walk: Walk): boolean {
  const { scan, pos, name } = walk;
  if (name !== undefined && walk.previous.kind === "other") {
    const inside = walk.brackets.length > 0;
    const result = readUnbracketed(scan, pos, name, inside, walk.type !== undefined);
    if (result.kind === "other" && result.end === pos) return false;
    walk.pos = Math.max(result.end, pos + 1);
    walk.previous = stood.value;
    if (result.kind === "array") {
      if (isLayoutName(name.name) && result.shape.length > 0) dropValues(scan, result.from);
      else emitParts(scan, { ...result, dtypes: [] }, name, []);
    }
    walk.name = undefined;
    return true;
  }
  const outcome = scanNumber(scan.text, pos, scan.token);
  if (outcome === "none") return false;
  if (outcome === "number" && pos < walk.separateUntil && walk.previous.kind === "comma") {
    // A number beside arrays in a tuple: (array([2., 1.]), 0).
    const next = scan.text.charCodeAt(skipBlanks(scan.text, scan.token.end));
    if (next === 0x29 || next === 0x2c) {
      const from = scan.values.length;
      pushValue(scan, scan.token.value, pos, scan.token.end);
      const syntax = { kind: "scalar", open: "[" } as const;
      emitParts(scan, { from, start: pos, end: scan.token.end, shape: [], syntax, dtypes: [] }, undefined, []);
    }
  }
  walk.pos = Math.max(scan.token.end, pos + 1);
  walk.previous = stood.value;
  return true;
}
