/** A helper function or class that an action puts into a person's file, once. */
import type { Language } from "../rule.ts";

export interface Helper {
  /** Unique, lower case with hyphens. */
  readonly id: string;
  readonly language: Language;
  /** The name it defines; a file that defines that name already keeps its own. */
  readonly name: string;
  /**
   * Its text, documented, without indentation, ending in a line break. Holes such as {{torch.nn.functional}} become
   * the file's own name for it, with an import where there is none.
   */
  readonly code: string;
}
