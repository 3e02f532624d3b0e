/**
 * Reads one number in any of the spellings of code and logs: `1e-3`, `.5`, `1_000`, `2.f`, `0x1F`, `-inf`,
 * `float("nan")`.
 */

import { numberWords, numberWrappers } from "./numberWords.ts";
import { wordAt, wordEnd } from "./wordAt.ts";

/** The number last scanned; one object is used again and again. */
export interface NumberToken {
  value: number;
  end: number;
  /** What is written after the digits: `f`, `_f32`, `u`, `n`; "" for most. */
  suffix: string;
}

export type NumberOutcome = "number" | "malformed" | "none";

/** A token to scan numbers into. */
export function numberToken(): NumberToken {
  return { value: 0, end: 0, suffix: "" };
}

/**
 * Reads the number that starts at `start`. Gives "number" with `token.value` exactly what `Number()` makes of the
 * digits, "malformed" for what begins like a number but is none (`1.2.3`, `2x`, `007`), with `token.end` behind it, or
 * "none".
 */
export function scanNumber(text: string, start: number, token: NumberToken): NumberOutcome {
  let pos = start;
  let negative = false;
  token.suffix = "";
  const sign = text.charCodeAt(pos);
  if (sign === 0x2b || sign === 0x2d || sign === 0x2212) {
    negative = sign !== 0x2b;
    pos++;
  }
  const first = text.charCodeAt(pos);
  let outcome: NumberOutcome;
  if (isDigit(first) || (first === 0x2e && isDigit(text.charCodeAt(pos + 1)))) outcome = scanDigits(text, pos, token);
  else if (first === 0x221e) {
    token.value = Number.POSITIVE_INFINITY;
    token.end = pos + 1;
    outcome = "number";
  } else outcome = scanNumberWord(text, pos, token);
  if (outcome === "number" && negative) token.value = -token.value;
  return outcome;
}

/** Whether a decimal digit has this code. */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/**
 * The exact powers of ten: a mantissa below 2^53 times or divided by one of them is rounded once, as `Number()` rounds
 * (Clinger 1990).
 */
export const exactPowersOfTen = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));

function scanDigits(text: string, start: number, token: NumberToken): NumberOutcome {
  if (text.charCodeAt(start) === 0x30 && /[xXbBoO]/.test(text.charAt(start + 1))) return scanRadix(text, start, token);
  let pos = start;
  let mantissa = 0;
  let digits = 0;
  let scale = 0;
  let underscores = false;
  let inFraction = false;
  for (; ; pos++) {
    const code = text.charCodeAt(pos);
    if (code >= 0x30 && code <= 0x39) {
      mantissa = mantissa * 10 + (code - 0x30);
      if (mantissa > 0) digits++;
      if (inFraction) scale++;
    } else if (code === 0x2e && !inFraction && text.charCodeAt(pos + 1) !== 0x2e) inFraction = true;
    else if (code === 0x5f && isDigit(text.charCodeAt(pos - 1)) && isDigit(text.charCodeAt(pos + 1)))
      underscores = true;
    else break;
  }
  const leadingZero = text.charCodeAt(start) === 0x30 && isDigit(text.charCodeAt(start + 1));
  let exponent = 0;
  let digitsEnd = pos;
  const marker = text.charCodeAt(pos) | 0x20;
  // Julia writes the exponent of a Float32 with f: 1.5f-3, 2f0.
  if (marker === 0x65 || marker === 0x66) {
    const signed = text.charCodeAt(pos + 1) === 0x2b || text.charCodeAt(pos + 1) === 0x2d;
    let at = signed ? pos + 2 : pos + 1;
    const exponentStart = at;
    while (isDigit(text.charCodeAt(at))) at++;
    const rust = marker === 0x66 && !signed && /^f(16|32|64)/.test(text.slice(pos, at));
    if (at > exponentStart && !rust) {
      exponent = Math.min(99999, Number(text.slice(exponentStart, Math.min(at, exponentStart + 400))));
      if (text.charCodeAt(pos + 1) === 0x2d) exponent = -exponent;
      if (marker === 0x66) token.suffix = "f0";
      digitsEnd = at;
      pos = at;
    }
  }
  if (digitsEnd === pos || token.suffix === "") pos = scanSuffix(text, pos, token);
  token.end = pos;
  if (leadingZero || isWordCharacter(text, pos) || text.charCodeAt(pos) === 0x28) {
    token.end = malformedEnd(text, pos);
    return "malformed";
  }
  const power = exponent - scale;
  if (digits <= 15 && power >= -22 && power <= 22) {
    token.value = power < 0 ? mantissa / exactPowersOfTen[-power]! : mantissa * exactPowersOfTen[power]!;
  } else {
    let digitsText = text.slice(start, digitsEnd);
    if (underscores) digitsText = digitsText.replaceAll("_", "");
    token.value = Number(token.suffix === "f0" ? digitsText.replace(/f/i, "e") : digitsText);
  }
  return "number";
}

/** `0x1F`, `0b101`, `0o17`. */
function scanRadix(text: string, start: number, token: NumberToken): NumberOutcome {
  const match = matchAt(radixPattern, text, start);
  token.end = start + match.length;
  if (match.length < 3 || isWordCharacter(text, token.end)) {
    token.end = malformedEnd(text, Math.max(token.end, start + 1));
    return "malformed";
  }
  token.value = Number(match.replaceAll("_", ""));
  return "number";
}

/** Takes the suffix of C++ (`f`, `UL`), Rust (`_f32`), Java (`d`) or JavaScript (`n`), if there is one. */
function scanSuffix(text: string, pos: number, token: NumberToken): number {
  const code = text.charCodeAt(pos) | 0x20;
  const canStart = code === 0x66 || code === 0x6c || code === 0x75 || code === 0x6e || code === 0x64 || code === 0x69;
  if (!canStart && text.charCodeAt(pos) !== 0x5f) return pos;
  const suffix = matchAt(suffixPattern, text, pos);
  if (suffix !== "" && !isWordCharacter(text, pos + suffix.length)) {
    token.suffix = suffix;
    return pos + suffix.length;
  }
  return pos;
}

/** `inf`, `math.nan`, `True`, `float("-inf")`, `np.float32(0.5)`, `std::numeric_limits<float>::infinity()`. */
function scanNumberWord(text: string, start: number, token: NumberToken): NumberOutcome {
  const word = wordAt(text, start);
  if (word === "") return "none";
  const value = numberWords.get(word);
  const end = start + word.length;
  if (value !== undefined && text.charCodeAt(end) !== 0x28) {
    token.value = value;
    token.end = end;
    return "number";
  }
  if (word.endsWith("numeric_limits")) {
    const limit = matchAt(limitsPattern, text, end);
    if (limit === "") return "none";
    token.value = /infinity/.test(limit) ? Number.POSITIVE_INFINITY : Number.NaN;
    token.end = end + limit.length;
    return "number";
  }
  if (text.charCodeAt(end) !== 0x28 || !numberWrappers.has(word)) return "none";
  wrappedPattern.lastIndex = end;
  const wrapped = wrappedPattern.exec(text);
  if (wrapped === null) return "none";
  const inner = wrapped[2]!;
  const quoted = wrapped[1] !== "";
  const signed = /^[+-]/.test(inner) ? inner.slice(1) : inner;
  const named = numberWords.get(quoted ? signed.toLowerCase() : signed);
  const isPlain = named === undefined && /^(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(signed);
  if (named === undefined && !isPlain) return "none";
  const magnitude = named ?? Number(signed);
  token.value = inner.startsWith("-") ? -magnitude : magnitude;
  token.end = end + wrapped[0].length;
  return "number";
}

/** Whether a letter, digit, underscore or a point before a digit stands at `pos`: what cannot follow a number. */
function isWordCharacter(text: string, pos: number): boolean {
  const code = text.charCodeAt(pos);
  if (code < 0x80) {
    const letter = code | 0x20;
    return (
      (letter >= 0x61 && letter <= 0x7a) ||
      isDigit(code) ||
      code === 0x5f ||
      (code === 0x2e && code !== text.charCodeAt(pos + 1))
    );
  }
  return code >= 0xc0 && wordEnd(text, pos) > pos;
}

function malformedEnd(text: string, pos: number): number {
  return pos + matchAt(malformedPattern, text, pos).length;
}

function matchAt(pattern: RegExp, text: string, pos: number): string {
  pattern.lastIndex = pos;
  return pattern.exec(text)?.[0] ?? "";
}

const malformedPattern = /(?:[\p{L}\p{M}\p{N}_]|\.(?!\.\.))+/uy;
const radixPattern = /0[xX][0-9a-fA-F]+(?:_[0-9a-fA-F]+)*|0[bB][01]+(?:_[01]+)*|0[oO][0-7]+(?:_[0-7]+)*/y;
const suffixPattern = /_?(?:[fiu](?:8|16|32|64|128|size)|usize|isize)|[uU][lL]{0,2}|[lL]{1,2}[uU]?|[fFdDn]/y;
const limitsPattern = /<[\w: ]{1,30}>::(?:infinity|quiet_NaN|signaling_NaN)\(\)/y;
const wrappedPattern = /\(\s{0,20}(["']?)([+-]?[\w.]{1,60})\1\s{0,20}\)/y;
