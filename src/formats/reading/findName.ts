/**
 * Whether a word is the name of what follows: `z = …`, `z: list[float] = …`, `z: …`, `float z[2][3] = …`, `z[0] = …`.
 */

import type { DeclaredShape, DtypeReading } from "../arrayReading.ts";
import { elementTypeIn } from "./dtypeWords.ts";
import { nextEquals, type Scan } from "./scan.ts";
import { isBlank, skipBlanks } from "./skip.ts";

export interface NameReading {
  readonly name: string;
  /** Assigned with `=`, not a label with a colon. */
  readonly assigned: boolean;
  /** A key in quotes. */
  readonly quoted: boolean;
  /** The position after the `=` or `:`. */
  readonly end: number;
  readonly type?: DtypeReading | undefined;
  readonly declaredShape?: DeclaredShape | undefined;
}

/** The name that `word`, ending at `end`, gives to what follows, or undefined. */
export function findName(scan: Scan, word: string, end: number): NameReading | undefined {
  const { text } = scan;
  const at = skipBlanks(text, end);
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === 0x3d)
    return next === 0x3d || next === 0x3e || next === 0x7e ? undefined : nameReading(word, true, at + 1);
  // R: x <- c(1, 2)
  if (code === 0x3c && next === 0x2d && at > end && isBlank(text.charCodeAt(at + 2)))
    return nameReading(word, true, at + 2);
  if (code === 0x3a && next === 0x3d) return nameReading(word, true, at + 2);
  if (code === 0x3a && next !== 0x3a) {
    const annotation = readAnnotation(scan, at);
    if (annotation) return nameReading(word, true, annotation.end, annotation.type);
    return notNames.has(word) ? undefined : nameReading(word, false, at + 1);
  }
  if (code !== 0x5b || at !== end) return undefined;
  subscripts.lastIndex = end;
  const match = subscripts.exec(text);
  if (match === null) return undefined;
  const written = match[1]!;
  const after = skipBlanks(text, end + match[0].length);
  if (text.charCodeAt(after) !== 0x7b) return nameReading(word + written, true, end + match[0].length);
  const shape = [...written.matchAll(/\[\s*(\d*)[^\]]*\]/g)].map(([, length]) =>
    length === "" ? undefined : Number(length),
  );
  const declaredShape = { shape, span: { start: end, end: end + written.length }, kind: "subscripts" as const };
  return { ...nameReading(word, true, end + match[0].length), declaredShape };
}

function nameReading(name: string, assigned: boolean, end: number, type?: DtypeReading): NameReading {
  return { name, assigned, quoted: false, end, type, declaredShape: undefined };
}

const subscripts = /((?:\[[^[\]\n]{0,40}\]){1,6})[ \t]{0,20}=(?![=>])/y;

/**
 * A type between `:` and `=`, with the element type in it: `: torch.LongTensor =`, `: [[f32; 3]; 2] =`, `: number[][]
 * =`.
 */
function readAnnotation(scan: Scan, colon: number): { end: number; type: DtypeReading | undefined } | undefined {
  const { text } = scan;
  // Looked for first because most colons are followed by no assignment, and a text may be full of them.
  if (nextEquals(scan, colon + 1) > colon + longestAnnotation) return undefined;
  annotation.lastIndex = skipBlanks(text, colon + 1);
  const start = annotation.lastIndex;
  const match = annotation.exec(text);
  if (match === null) return undefined;
  let depth = 0;
  for (const [index, character] of [...match[0]].entries()) {
    if (character === "[" || character === "<") {
      depth++;
      if (/^[\s\d.-]/.test(match[0].slice(index + 1))) return undefined;
    } else if (character === "]" || character === ">") depth--;
    else if ((character === "," || character === ";") && depth === 0) return undefined;
  }
  return { end: start + match[0].length, type: elementTypeIn(text, start, start + match[0].length) };
}

/** How far behind the colon the `=` may stand: blanks and a type. */
const longestAnnotation = 90;

const annotation = /[&A-Za-z_[][\w.[\]<>|&*:;, '"?]{0,64}?=(?![=>])/y;

/** Words before a colon that name nothing. */
const notNames = new Set(
  "else try finally default case lambda containing http https if while for with except public private protected".split(
    " ",
  ),
);

/**
 * Whether the text from `pos` up to the next word is blank, and that word is followed by `=` or `:`, as in `loss=1.05
 * acc=0.9`.
 */
export function isNameAhead(text: string, pos: number): boolean {
  if (!isBlank(text.charCodeAt(pos))) return false;
  ahead.lastIndex = pos;
  return ahead.test(text);
}

const ahead = /[ \t]{1,40}(?:[-|,;][ \t]{1,10}|--)?[\p{L}_][\p{L}\p{N}_./@-]{0,60}(?:[:=](?!=)|[ \t]{1,4}[-+]?\d)/uy;
