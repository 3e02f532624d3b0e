/** Where imports and helpers go in a Python file. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { occurrences } from "../occurrences.ts";
import { type Definition, type LocalName, lineBreakOf, lineEnd, type Names } from "../source.ts";
import { insertion, type SourceEdit } from "../sourceCall.ts";

interface PythonText {
  readonly text: string;
  readonly tree: Tree;
}

/** How a module is usually imported; others by their first part. */
const USUAL_IMPORTS: Readonly<Record<string, string>> = {
  "torch.nn.functional": "import torch.nn.functional as F",
  "torch.nn": "import torch.nn as nn",
  torch: "import torch",
  tensorflow: "import tensorflow as tf",
  keras: "import keras",
  jax: "import jax",
  "jax.numpy": "import jax.numpy as jnp",
  optax: "import optax",
  numpy: "import numpy as np",
};

/** The expression for `qualified` by the file's imports (`names`), and the import that it needs where there is none. */
export function nameInPython(source: PythonText, qualified: string, offset: number, names: Names): LocalName {
  const parts = qualified.split(".");
  for (let length = parts.length; length > 0; length--) {
    const module = parts.slice(0, length).join(".");
    const locals = [...names].filter(([local, name]) => !local.startsWith("*") && name === module);
    const local = locals.map(([name]) => name).sort((a, b) => a.length - b.length)[0];
    if (local !== undefined) return { text: [local, ...parts.slice(length)].join("."), edits: [] };
  }
  // The longest module with a usual import: torch.nn.functional.softmax is F.softmax.
  for (let length = parts.length; length > 0; length--) {
    const statement = USUAL_IMPORTS[parts.slice(0, length).join(".")];
    if (statement === undefined) continue;
    const local = statement.split(" ").at(-1)!;
    const text = local.includes(".") ? qualified : [local, ...parts.slice(length)].join(".");
    return { text, edits: [importEdit(source, statement, offset)] };
  }
  return { text: qualified, edits: [importEdit(source, `import ${parts[0]}`, offset)] };
}

/** Behind the imports with which the file begins, else before its first statement but the docstring. */
function importEdit({ text, tree }: PythonText, statement: string, offset: number): SourceEdit {
  const newline = lineBreakOf(text);
  let last: SyntaxNode | undefined;
  let first: SyntaxNode | undefined;
  for (let node = tree.topNode.firstChild; node !== null && node.from < offset; node = node.nextSibling) {
    if (node.name === "ImportStatement") last = node;
    else if (node.name !== "Comment" && !isDocstring(node)) {
      first ??= node;
      if (last !== undefined || node.name === "ClassDefinition" || node.name === "FunctionDefinition") break;
    }
  }
  if (last !== undefined) return insertion(lineEnd(text, last.to), newline + statement);
  const at = statementStart(text, first?.from ?? Math.min(offset, text.length));
  return insertion(at, `${statement}${newline}${newline}`);
}

/** Before the statement of the file that holds `offset`, two blank lines around it; nothing where the name is defined. */
export function defineInPython({ text, tree }: PythonText, definition: Definition, offset: number): SourceEdit[] {
  if (occurrences(text, definition.name).some((at) => isDefinedAt(tree, at))) return [];
  let statement = tree.topNode.childBefore(offset + 1);
  while (statement?.name === "Comment") statement = statement.prevSibling;
  const newline = lineBreakOf(text);
  const at = statementStart(text, statement?.from ?? text.length);
  const code = definition.code.replace(/\r?\n/g, newline);
  const before = text.slice(0, at);
  const lead = before.trim() === "" ? "" : newline.repeat(Math.max(0, 3 - trailingBreaks(before)));
  return [insertion(at, `${lead}${code}${newline}${newline}`)];
}

/** Whether the name at `at` is that of a function or class of the file's own scope. */
function isDefinedAt(tree: Tree, at: number): boolean {
  const name = tree.resolveInner(at, 1);
  const definition = name.name === "VariableName" ? name.parent : null;
  if (definition?.name !== "FunctionDefinition" && definition?.name !== "ClassDefinition") return false;
  const statement = definition.parent?.name === "DecoratedStatement" ? definition.parent : definition;
  return statement.parent?.type.isTop === true && definition.getChild("VariableName")?.from === name.from;
}

/** The start of a statement's line, with the comments right above it; a cell's mark (`# %%`) stays above. */
function statementStart(text: string, from: number): number {
  let start = text.lastIndexOf("\n", from - 1) + 1;
  while (start > 0) {
    const previous = text.lastIndexOf("\n", start - 2) + 1;
    const line = text.slice(previous, start).trim();
    if (!line.startsWith("#") || line.startsWith("# %%") || line.startsWith("#%%") || line.startsWith("#!")) break;
    if (/coding[:=]/.test(line)) break;
    start = previous;
  }
  return start;
}

function trailingBreaks(text: string): number {
  return text.slice(text.trimEnd().length).split("\n").length - 1;
}

function isDocstring(node: SyntaxNode): boolean {
  return node.name === "ExpressionStatement" && /String$/.test(node.firstChild?.name ?? "");
}
