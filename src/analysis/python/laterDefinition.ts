/** A helper that an earlier action put below the place that now needs it too: Python would not know it there yet. */
import type { SyntaxNode } from "@lezer/common";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import type { Source } from "../source.ts";
import { PythonSource } from "./pythonSource.ts";

/** The definition of `name` that stands below the statement at `offset` and holds `mark`, with the blank lines behind it. */
export function laterDefinition(source: Source, name: string, mark: string, offset: number): SourceSpan | undefined {
  if (!(source instanceof PythonSource)) return undefined;
  const { text, tree } = source;
  for (let node: SyntaxNode | null = tree.topNode.childAfter(offset); node !== null; node = node.nextSibling) {
    if (node.from <= offset || (node.name !== "FunctionDefinition" && node.name !== "ClassDefinition")) continue;
    const own = node.getChild("VariableName");
    if (own === null || text.slice(own.from, own.to) !== name || !text.slice(node.from, node.to).includes(mark))
      continue;
    const blank = /^(?:[ \t]*\r?\n)*/.exec(text.slice(node.to))![0];
    return { start: node.from, end: node.to + blank.length };
  }
  return undefined;
}
