/** A replacement in a text. */

import type { SourceSpan } from "../arrayReading.ts";

export interface TextEdit {
  readonly span: SourceSpan;
  readonly text: string;
}
