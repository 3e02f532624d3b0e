/** What a framework is to the snippets: a name to choose it by, and a function that writes its code. */
import type { LossProblem } from "../../core/lossProblem.ts";

/** Code with VS Code's id of its language, ending in a line break; or why there is none, and what to do. */
export type FrameworkSnippet =
  | { readonly language: SnippetLanguage; readonly code: string }
  | { readonly reason: string };

export type SnippetLanguage = "python" | "javascript" | "julia" | "cpp" | "rust";

export interface Framework {
  /** Lower case; kept in the panel's state. */
  readonly id: string;
  /** As its users know it. */
  readonly label: string;
  readonly language: SnippetLanguage;
  /** Writes the code of a checked problem, whose variables are `logits` and `targets`. */
  readonly write: (problem: LossProblem) => FrameworkSnippet;
}
