/** The state of reading the call of a constructor, and what its next argument may be. */

import type { ArraySyntax, DeclaredShape, DtypeReading } from "../arrayReading.ts";
import { dataKeywords } from "./constructors.ts";
import type { Scan } from "./scan.ts";

/** A call whose arguments are being read. */
export interface Call {
  readonly scan: Scan;
  readonly start: number;
  readonly name: string;
  readonly open: number;
  readonly nesting: number;
  /** Index of its first number in `scan.values`. */
  readonly from: number;
  readonly closer: number;
  pos: number;
  /** The array, once it is read. */
  main: { readonly shape: readonly number[]; readonly syntax: ArraySyntax } | undefined;
  readonly dtypes: DtypeReading[];
  declaredShape: DeclaredShape | undefined;
  failed: boolean;
  /** The name before `=` of the argument that comes. */
  keyword: string;
  /** How many arguments without a name, or brackets, have been read. */
  positional: number;
}

/** Go on with the next argument; the call ends; or it is no array after all, to be read on from `end`. */
export type CallStep = "go on" | "closed" | { readonly kind: "other"; readonly end: number };

/** Goes on at `end`, behind an argument. */
export function next(call: Call, end: number): CallStep {
  call.keyword = "";
  call.pos = end;
  return "go on";
}

/** Whether the argument here may be the numbers. */
export function holdsData({ keyword }: Call): boolean {
  return keyword === "" || dataKeywords.has(keyword);
}

/** Whether the array is read already, so that what comes now is none of its numbers. */
export function skipsData(call: Call): boolean {
  return !isUnread(call) || !holdsData(call);
}

/** Whether no array has been met so far: what cannot be read then shows that this is none. */
export function isUnread({ main, failed }: Call): boolean {
  return main === undefined && !failed;
}
