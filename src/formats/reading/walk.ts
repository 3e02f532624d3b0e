/** The state of the walk over a text: where it is, what stood last, and which name waits for its array. */

import type { DtypeReading } from "../arrayReading.ts";
import { roleOf } from "../roles.ts";
import { elementTypes } from "./constructors.ts";
import type { NameReading } from "./findName.ts";
import type { Scan } from "./scan.ts";

/** What stood last. */
export type Previous =
  | { readonly kind: "word"; readonly word: string; readonly start: number; readonly end: number }
  | { readonly kind: "comma"; readonly afterArray: boolean }
  | { readonly kind: "start" | "open" | "value" | "array" | "operator" | "other" };

/** An open bracket that is no array: a call's, with the function's name, or any other. */
export interface OpenBracket {
  readonly code: number;
  readonly callee: string | undefined;
}

export interface Walk {
  readonly scan: Scan;
  pos: number;
  previous: Previous;
  /** The name that waits for its array. */
  name: NameReading | undefined;
  /** Names that wait for theirs: `logits, y = …`. */
  names: string[];
  /** The element type of a declaration, `float z[2]`. */
  type: DtypeReading | undefined;
  /** Whether the statement is Rust's, so that `[x; n]` repeats. */
  rust: boolean;
  /** Whether the names before this assignment are being given their arrays. */
  assigning: boolean;
  /** Lists before this position are read as separate arrays. */
  separateUntil: number;
  /** Indices of arrays with commas between them, which may be the rows of one. */
  readonly joins: { readonly from: number; to: number }[];
  readonly brackets: OpenBracket[];
}

/** A walk at the start of the text of `scan`. */
export function newWalk(scan: Scan): Walk {
  return {
    scan,
    pos: 0,
    previous: stood.start,
    name: undefined,
    names: [],
    type: undefined,
    rust: false,
    assigning: false,
    separateUntil: 0,
    joins: [],
    brackets: [],
  };
}

/** What stood last, where its kind says it all. */
export const stood = {
  start: { kind: "start" },
  open: { kind: "open" },
  value: { kind: "value" },
  array: { kind: "array" },
  operator: { kind: "operator" },
  other: { kind: "other" },
} as const;

/** Forgets what belongs to a statement: names, a type, a language. */
export function endStatement(walk: Walk): void {
  walk.previous = stood.start;
  walk.name = undefined;
  if (walk.names.length > 0) walk.names = [];
  walk.type = undefined;
  walk.rust = false;
  walk.assigning = false;
}

/** No code nests deeper; in nonsense full of open brackets the further ones are not counted. */
const maximumOpen = 1000;

/** Goes into a bracket that is no array. */
export function enterBracket(walk: Walk, code: number, callee: string | undefined, end: number): void {
  if (walk.brackets.length < maximumOpen) walk.brackets.push({ code, callee });
  walk.previous = stood.open;
  walk.name = undefined;
  walk.pos = end;
}

/** The name for the array that begins here: one that waits, or a printed label, `logits tensor(…)`. */
export function nameBefore({ previous, name, pos }: Walk): NameReading | undefined {
  if (name !== undefined && previous.kind === "other") return name;
  if (previous.kind !== "word" || previous.end === pos || roleOf(previous.word) === undefined) return undefined;
  return { name: previous.word, assigned: false, quoted: false, end: previous.end };
}

/** The name of C++'s initialisation without `=`: `std::vector<float> z{1, 2}`. */
export function declaredBefore({ previous, type, pos }: Walk): NameReading | undefined {
  if (previous.kind !== "word" || type === undefined || previous.end !== pos || type.span.start >= previous.start)
    return undefined;
  return { name: previous.word, assigned: true, quoted: false, end: previous.end, type };
}

/** Where the constructor begins whose brackets stand here, `float{1, 2}`; else here. */
export function typedStart({ previous, type, pos }: Walk): number {
  const isTyped = previous.kind === "word" && previous.end === pos && elementTypes.has(previous.word);
  return isTyped && type !== undefined ? type.span.start : pos;
}
