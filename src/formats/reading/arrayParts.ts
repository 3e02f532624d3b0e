/** What the readers of single arrays hand to each other: the numbers lie in the scan, the rest is here. */

import type { ArraySyntax, DeclaredShape, DtypeReading } from "../arrayReading.ts";

/** An array's numbers, lying in `scan.values` from `from` on, and what is written beside them. */
export interface ArrayParts {
  readonly from: number;
  readonly start: number;
  readonly end: number;
  readonly shape: readonly number[];
  readonly syntax: ArraySyntax;
  readonly dtypes: readonly DtypeReading[];
  readonly declaredShape?: DeclaredShape | undefined;
}

/** An array; a faulty one, with its problem in the scan; or what is none, to be read on from `end`. */
export type PartsResult =
  | { readonly kind: "array"; readonly parts: ArrayParts }
  | { readonly kind: "failed"; readonly end: number }
  | { readonly kind: "other"; readonly end: number };
