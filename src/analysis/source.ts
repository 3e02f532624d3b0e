/** A text as a language's reader understands it, the same for every language. */
import type { Tree } from "@lezer/common";
import type { Language } from "../rules/rule.ts";
import type { SourceCall, SourceEdit } from "./sourceCall.ts";

/** From a local name to the qualified name it stands for; `*m` stands for every name of the module m. */
export type Names = ReadonlyMap<string, string>;

/** How a qualified name is written at a place, and the edits that import it where it is not yet known. */
export interface LocalName {
  readonly text: string;
  readonly edits: readonly SourceEdit[];
}

/** A function or class that an action puts into the file. */
export interface Definition {
  readonly name: string;
  /** Its text without indentation, ending in a line break. */
  readonly code: string;
}

export interface Source {
  readonly language: Language;
  readonly text: string;
  /** The syntax tree where the language has one, for parsing the next version of the text faster. */
  readonly tree: Tree | undefined;
  /** The calls (or configuration entries) that some rule may know, in the order of the text. */
  readonly calls: readonly SourceCall[];
  /** What the names at the top of the text stand for, for later cells of a notebook. */
  readonly names: Names;
  /** How `qualified` is written at `offset`: torch.nn.functional.softmax as F.softmax, say. */
  nameFor(qualified: string, offset: number): LocalName;
  /** The edits that define a helper before the statement at `offset`; none where the file defines that name already. */
  define(definition: Definition, offset: number): readonly SourceEdit[];
}

/** The line break that `text` uses. */
export function lineBreakOf(text: string): string {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** The end of the line on which `at` stands, before its line break. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  if (end < 0) return text.length;
  return text[end - 1] === "\r" ? end - 1 : end;
}
