/** What is known about lines of numbers from the text before them. */

import type { DeclaredShape, DtypeReading } from "../arrayReading.ts";

export interface TableOptions {
  /** A label above the lines: `logits:`, `z =`. */
  readonly name?: string | undefined;
  readonly type?: DtypeReading | undefined;
  readonly declaredShape?: DeclaredShape | undefined;
  /** Whether a number alone on one line counts; in prose it does not. */
  readonly acceptScalar: boolean;
}
