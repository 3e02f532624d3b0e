/** Reads a literal of Python as NumPy's headers hold it: dicts, tuples, lists, strings, whole numbers, True, False, None. */

import type { Checked } from "../../core/checked.ts";

/** A literal: tuples and lists are arrays, a dict is a Map. Whole numbers that are not safe are NaN. */
export type Literal = string | number | boolean | null | readonly Literal[] | ReadonlyMap<string, Literal>;

/** The one literal in `text`, or that it is none. */
export function readPythonLiteral(text: string): Checked<Literal> {
  const scanner = { text, pos: 0 };
  const value = literal(scanner, 0);
  blanks(scanner);
  if (value === undefined || scanner.pos < text.length) {
    return { problem: `It is no Python literal at character ${scanner.pos}.` };
  }
  return { value };
}

interface Scanner {
  readonly text: string;
  pos: number;
}

const DEEPEST = 16;

function literal(scanner: Scanner, depth: number): Literal | undefined {
  blanks(scanner);
  const { text } = scanner;
  const first = text[scanner.pos];
  if (first === "'" || first === '"') return quoted(scanner, first);
  if (depth < DEEPEST && first === "(") return list(scanner, ")", depth);
  if (depth < DEEPEST && first === "[") return list(scanner, "]", depth);
  if (depth < DEEPEST && first === "{") return dict(scanner, depth);
  const word = taken(scanner, /[\w+-]+/y);
  if (word in words) return words[word];
  // Python 2 wrote its long integers with an L.
  if (/^[+-]?\d{1,400}L?$/.test(word)) {
    const value = Number(word.replace("L", ""));
    return Number.isSafeInteger(value) ? value : Number.NaN;
  }
  return undefined;
}

const words: Readonly<Record<string, boolean | null>> = Object.assign(Object.create(null), {
  True: true,
  False: false,
  None: null,
});

/** A string up to its quote; headers have no escapes that matter. */
function quoted(scanner: Scanner, quote: string): string | undefined {
  const end = scanner.text.indexOf(quote, scanner.pos + 1);
  if (end < 0) return undefined;
  const inner = scanner.text.slice(scanner.pos + 1, end);
  scanner.pos = end + 1;
  return inner;
}

function list(scanner: Scanner, close: string, depth: number): Literal[] | undefined {
  const items: Literal[] = [];
  scanner.pos++;
  for (;;) {
    if (isAt(scanner, close)) return items;
    const item = literal(scanner, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    if (isAt(scanner, ",")) continue;
    return isAt(scanner, close) ? items : undefined;
  }
}

function dict(scanner: Scanner, depth: number): Map<string, Literal> | undefined {
  const entries = new Map<string, Literal>();
  scanner.pos++;
  for (;;) {
    if (isAt(scanner, "}")) return entries;
    const key = literal(scanner, depth + 1);
    if (typeof key !== "string" || !isAt(scanner, ":")) return undefined;
    const value = literal(scanner, depth + 1);
    if (value === undefined) return undefined;
    entries.set(key, value);
    if (isAt(scanner, ",")) continue;
    return isAt(scanner, "}") ? entries : undefined;
  }
}

/** Passes blanks and `mark`, if that is what follows. */
function isAt(scanner: Scanner, mark: string): boolean {
  blanks(scanner);
  if (scanner.text[scanner.pos] !== mark) return false;
  scanner.pos++;
  return true;
}

function blanks(scanner: Scanner): void {
  taken(scanner, /\s*/y);
}

function taken(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.pos;
  const text = pattern.exec(scanner.text)?.[0] ?? "";
  scanner.pos += text.length;
  return text;
}
