/** Steps over what holds no data: blanks, comments, strings, prompts of interactive sessions, balanced brackets. */

import { findMark, type Scan } from "./scan.ts";

/**
 * The position after the comment that starts at `pos`, or `pos` where none does: `#`, `//`, and the block form of C.
 */
export function skipComment(scan: Scan, pos: number): number {
  const { text } = scan;
  const code = text.charCodeAt(pos);
  if (code === 0x23) return lineEnd(text, pos);
  if (code !== 0x2f) return pos;
  const next = text.charCodeAt(pos + 1);
  if (next === 0x2f) return lineEnd(text, pos);
  if (next !== 0x2a) return pos;
  const close = findMark(scan, "*/", pos + 2);
  return close < 0 ? lineEnd(text, pos) : close + 2;
}

/**
 * Whether `%` at `pos` starts a comment of MATLAB. Between two numbers, `5 % 3,`, it is Python's remainder; such a line
 * is a comment only where words follow.
 */
export function isPercentComment(text: string, pos: number): boolean {
  const before = text.charCodeAt(pos - 1);
  if (
    pos > 0 &&
    !isBlank(before) &&
    before !== 0x3b &&
    before !== 0x2c &&
    before !== 0x5b &&
    before !== 0x5d &&
    before !== 0x2e
  )
    return false;
  remainderPattern.lastIndex = pos;
  return !remainderPattern.test(text);
}

const remainderPattern = /%[ \t]{0,20}[\d.]{1,30}[ \t]{0,20}[,\])]/y;

/** The position after the string that opens at `pos`, or -1 where its closing quote is missing (an apostrophe, say). */
export function skipString(scan: Scan, pos: number): number {
  const { text } = scan;
  const quote = text.charAt(pos);
  if (text.startsWith(quote, pos + 1) && text.startsWith(quote, pos + 2)) {
    const close = findMark(scan, quote.repeat(3), pos + 3);
    if (close >= 0) return close + 3;
  }
  if (pos < (scan.unclosedQuotes.get(quote) ?? 0)) return -1;
  let at = pos + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x5c) at++;
    else if (code === quote.charCodeAt(0)) return at + 1;
    else if (code === 0x0a) break;
  }
  scan.unclosedQuotes.set(quote, at);
  return -1;
}

/** Whether a single or double quote has this code. */
export function isQuote(code: number): boolean {
  return code === 0x22 || code === 0x27;
}

/** Blank within a line: space, tab, carriage return, no-break space, byte order mark. */
export function isBlank(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x09 ||
    code === 0x0d ||
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200b)
  );
}

/** The position of the first character at or after `pos` that is not blank; a line end is none. */
export function skipBlanks(text: string, pos: number): number {
  while (isBlank(text.charCodeAt(pos))) pos++;
  return pos;
}

/** Steps over blanks, line ends, comments and prompts. */
export function skipSpace(scan: Scan, pos: number): number {
  const { text } = scan;
  for (;;) {
    const code = text.charCodeAt(pos);
    if (isBlank(code)) pos++;
    else if (code === 0x0a) pos = skipPrompt(text, pos + 1);
    else if (code === 0x5c && /^\\\r?\n/.test(text.slice(pos, pos + 3))) pos++;
    else {
      const after = skipComment(scan, pos);
      if (after === pos) return pos;
      pos = after;
    }
  }
}

/** Steps over a prompt at the start of a line: `>>> `, `... `, `In [3]: `, `Out[3]: `, `   ...: `, `julia> `. */
export function skipPrompt(text: string, lineStart: number): number {
  const code = text.charCodeAt(lineStart);
  // Most lines start with none of these.
  if (code !== 0x3e && code !== 0x2e && code !== 0x49 && code !== 0x4f && code !== 0x20 && code !== 0x6a)
    return lineStart;
  if (code === 0x20 && text.charCodeAt(lineStart + 1) !== 0x20) return lineStart;
  promptPattern.lastIndex = lineStart;
  return lineStart + (promptPattern.exec(text)?.[0].length ?? 0);
}

const promptPattern = />>> ?|\.\.\.(?: (?=[ \t]*[^\s,\]]))|(?:In|Out) ?\[\d{1,9}\]: ?|julia> ?| {1,20}\.{3,9}: ?/y;

/** The position of the line end at or after `pos`, or the text's end. */
export function lineEnd(text: string, pos: number): number {
  const end = text.indexOf("\n", pos);
  return end < 0 ? text.length : end;
}

/**
 * The position after the bracket that closes the one at `pos`, or `limit`; strings and comments inside are stepped
 * over.
 */
export function skipBalanced(scan: Scan, pos: number, limit = scan.text.length): number {
  const { text } = scan;
  let depth = 0;
  for (let at = pos; at < limit && scan.budget-- > 0; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x28 || code === 0x5b || code === 0x7b) depth++;
    else if (code === 0x29 || code === 0x5d || code === 0x7d) {
      if (--depth <= 0) return at + 1;
    } else if (isQuote(code)) {
      const end = skipString(scan, at);
      if (end > 0) at = end - 1;
    } else {
      const end = skipComment(scan, at);
      if (end > at) at = end - 1;
    }
  }
  return limit;
}

/** The position of the `,` or closing bracket that ends the argument at `pos`. */
export function skipArgument(scan: Scan, pos: number): number {
  const { text } = scan;
  let at = pos;
  while (at < text.length && scan.budget-- > 0) {
    const code = text.charCodeAt(at);
    if (code === 0x2c || code === 0x29 || code === 0x5d || code === 0x7d) return at;
    if (code === 0x28 || code === 0x5b || code === 0x7b) at = skipBalanced(scan, at);
    else if (isQuote(code)) at = Math.max(at + 1, skipString(scan, at));
    else if (code === 0x3c) at = skipAngles(text, at);
    else if (code === 0x3e) return at;
    else at = Math.max(at + 1, skipComment(scan, at));
  }
  return at;
}

/**
 * The position after `<NllLossBackward0>` or `<vector<float>>` at `pos`; after the `<` alone where it does not close
 * soon.
 */
export function skipAngles(text: string, pos: number): number {
  let depth = 0;
  for (let at = pos; at < text.length && at < pos + 200; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3c) depth++;
    else if (code === 0x3e && --depth === 0) return at + 1;
    else if (code === 0x0a || code === 0x3b) break;
  }
  return pos + 1;
}
