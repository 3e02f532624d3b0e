/** Finds the lists of numbers in a JSON text, their shapes and where their rows begin, in one pass that keeps none of it. */

import type { Checked } from "../../core/checked.ts";
import type { Bytes } from "./byteSource.ts";
import { type ListScan, newListScan } from "./listScan.ts";

/** A list in a JSON file: the whole file, or the value of a key of its object. */
export interface JsonList {
  readonly key: string;
  readonly list: ListScan;
}

const PIECE = 2 ** 20;
const MOST_LISTS = 1024;
const LONGEST_KEY = 1000;

/** The lists of a file that is one list, or one object of lists. */
export async function indexJson(bytes: Bytes): Promise<Checked<readonly JsonList[]>> {
  const scanner = newScanner();
  for (let offset = 0; offset < bytes.size; offset += PIECE) {
    const read = await bytes.read(offset, Math.min(PIECE, bytes.size - offset));
    if ("problem" in read) return read;
    const problem = scanner.feed(read.value, offset);
    if (problem !== undefined) return { problem };
  }
  const problem = scanner.finish();
  return problem === undefined ? { value: scanner.lists } : { problem };
}

function newScanner() {
  const lists: JsonList[] = [];
  let current: ListScan | undefined;
  /** The key that was read last, behind it a value. */
  let key: string | undefined;
  let keyBytes: number[] = [];
  /** How deep in brackets of both kinds; 0 outside everything. */
  let depth = 0;
  let isObject = false;
  let hasBegun = false;
  let inString = false;
  let isEscaped = false;
  let inToken = false;
  return { lists, feed, finish };

  function feed(piece: Uint8Array, offset: number): string | undefined {
    for (let i = 0; i < piece.length; i++) {
      const code = piece[i]!;
      if (inString) {
        passString(code);
        continue;
      }
      if (isTokenCode(code)) {
        if (!inToken) current?.addNumber(offset + i, code);
        inToken = true;
        continue;
      }
      inToken = false;
      if (code <= 0x20) continue;
      const problem = mark(code);
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  /** A character that is no part of a number, a word, a string or a blank. */
  function mark(code: number): string | undefined {
    if (code === QUOTE) {
      if (current !== undefined) current.fail("It holds text. Write numbers.");
      inString = true;
      keyBytes = [];
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (depth === 0 && hasBegun) return `More than one value stands in this file. ${EXPECTED}`;
      hasBegun = true;
      if (depth === 0) isObject = code === OPEN_OBJECT;
      if (code === OPEN_OBJECT) current?.fail(`It holds objects. ${EXPECTED}`);
      else if (current !== undefined) current.open();
      else if (depth === (isObject ? 1 : 0) && lists.length < MOST_LISTS) {
        current = newListScan();
        lists.push({ key: key ?? "", list: current });
      }
      depth++;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) {
      if (depth === 0) return `A bracket is closed that was not opened. ${EXPECTED}`;
      depth--;
      if (current !== undefined && depth === (isObject ? 1 : 0)) {
        current.close();
        current = undefined;
      } else if (code === CLOSE_LIST) current?.close();
    } else if (code === COMMA) current?.comma();
    else if (code === COLON) current?.fail(`It holds objects. ${EXPECTED}`);
    else if (!isMarkByte(code)) {
      return `This file is no JSON: “${String.fromCharCode(code)}” stands outside a string. ${EXPECTED}`;
    }
    return undefined;
  }

  function passString(code: number): void {
    if (isEscaped) isEscaped = false;
    else if (code === 0x5c) isEscaped = true;
    else if (code === QUOTE) {
      inString = false;
      if (depth === 1) key = keyOf(keyBytes);
      return;
    }
    if (keyBytes.length < LONGEST_KEY) keyBytes.push(code);
  }

  function finish(): string | undefined {
    if (!hasBegun) return `This file holds no list. ${EXPECTED}`;
    if (depth > 0 || inString) return "The file is cut off: its brackets are not closed. Save it again.";
    return lists.length === 0 ? `This file holds no list of numbers. ${EXPECTED}` : undefined;
  }
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const EXPECTED = 'Write a list of rows, [[1.5, -0.2], …], or an object of lists, {"logits": [[…], …], "labels": […]}.';

/** What numbers and words such as NaN consist of. */
function isTokenCode(code: number): boolean {
  const letter = code | 0x20;
  const isDigit = code >= 0x30 && code <= 0x39;
  return isDigit || (letter >= 0x61 && letter <= 0x7a) || code === 0x2d || code === 0x2e || code === 0x2b;
}

/** The bytes of a byte order mark. */
function isMarkByte(code: number): boolean {
  return code === 0xef || code === 0xbb || code === 0xbf;
}

function keyOf(bytes: readonly number[]): string {
  try {
    const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
    return String(JSON.parse(`"${decodeURIComponent(escaped)}"`));
  } catch {
    return String.fromCharCode(...bytes);
  }
}
