/** The fast path: a run of plain decimals separated by commas, as in a row of a printed list. */

import { push, reserve } from "./growingList.ts";
import type { Scan } from "./scan.ts";
import { exactPowersOfTen } from "./scanNumber.ts";

/**
 * Reads `-1.25, 0.5,3` from `start` on, as long as each number is a sign, at most 15 digits and a point, and a comma
 * with at most one blank follows; gives the position behind the last number, or `start` where the first is spelled
 * otherwise. The numbers go to `scan.values`. Such a number is an integer below 2^53 divided by an exact power of ten,
 * which rounds once, as `Number()` does (Clinger 1990).
 */
export function readPlainNumbers(scan: Scan, start: number): number {
  const { text, values, spans } = scan;
  let items = values.items;
  let length = values.length;
  let done = start;
  let pos = start;
  for (;;) {
    const numberStart = pos;
    let code = text.charCodeAt(pos);
    const negative = code === 0x2d;
    if (negative) code = text.charCodeAt(++pos);
    const digitsStart = pos;
    let mantissa = 0;
    while (code >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      code = text.charCodeAt(++pos);
    }
    let digits = pos - digitsStart;
    if (digits === 0 || (digits > 1 && text.charCodeAt(digitsStart) === 0x30)) break;
    let scale = 0;
    if (code === 0x2e) {
      const fractionStart = ++pos;
      code = text.charCodeAt(pos);
      while (code >= 0x30 && code <= 0x39) {
        mantissa = mantissa * 10 + (code - 0x30);
        code = text.charCodeAt(++pos);
      }
      scale = pos - fractionStart;
      digits += scale;
    }
    if (digits > 15) break;
    // Only what surely ends a number: , ] ) } and blanks.
    const ends =
      code === 0x2c ||
      code === 0x5d ||
      code === 0x20 ||
      code === 0x0a ||
      code === 0x0d ||
      code === 0x29 ||
      code === 0x7d;
    if (!ends) break;
    const value = scale === 0 ? mantissa : mantissa / exactPowersOfTen[scale]!;
    if (length === items.length) {
      values.length = length;
      reserve(values, 1);
      items = values.items;
    }
    items[length++] = negative ? -value : value;
    if (spans !== undefined) {
      push(spans, numberStart);
      push(spans, pos);
    }
    done = pos;
    if (code !== 0x2c) break;
    pos++;
    if (text.charCodeAt(pos) === 0x20) pos++;
  }
  values.length = length;
  return done;
}
