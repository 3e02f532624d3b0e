/** Where imports and helpers go in a JavaScript or TypeScript file. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { type Definition, lineBreakOf, lineEnd } from "../source.ts";
import { insertion, type SourceEdit } from "../sourceCall.ts";
import { valueBehind } from "./javascriptBindings.ts";

interface JavascriptText {
  readonly text: string;
  readonly tree: Tree;
}

/** Imports all of the package that the file uses as `local`, in the file's own way, behind its last import. */
export function importOf({ text, tree }: JavascriptText, module: string, local: string): SourceEdit {
  let last: { readonly from: number; readonly to: number } | undefined;
  let isRequire = false;
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const required = node.name === "VariableDeclaration" && /\brequire\s*\(/.test(text.slice(node.from, node.to));
    if (node.name === "ImportDeclaration" || required) {
      last = { from: node.from, to: (valueBehind(node) ?? node).to };
      isRequire = required;
    }
  }
  const own = last === undefined ? "" : text.slice(last.from, last.to);
  const quote = own.includes("'") ? "'" : '"';
  const end = last !== undefined && !own.endsWith(";") ? "" : ";";
  const address = `${quote}${module}${quote}`;
  const statement = isRequire
    ? `const ${local} = require(${address})${end}`
    : `import * as ${local} from ${address}${end}`;
  const newline = lineBreakOf(text);
  return last === undefined
    ? insertion(0, `${statement}${newline}${newline}`)
    : insertion(lineEnd(text, last.to), newline + statement);
}

/** Before the statement of the file that holds `offset`; nothing where the file defines the name already. */
export function defineInJavascript(
  { text, tree }: JavascriptText,
  definition: Definition,
  offset: number,
): SourceEdit[] {
  let statement: SyntaxNode | null = null;
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    const declared = node.name === "ExportDeclaration" ? (node.getChild("FunctionDeclaration") ?? node) : node;
    const name = declared.name === "FunctionDeclaration" ? declared.getChild("VariableDefinition") : null;
    if (name !== null && text.slice(name.from, name.to) === definition.name) return [];
    if (!node.name.endsWith("Comment") && node.from <= offset) statement = node;
  }
  const newline = lineBreakOf(text);
  const at = statementStart(text, statement?.from ?? text.length);
  const lead = at === 0 || /\n[ \t]*\r?\n$/.test(text.slice(0, at)) ? "" : newline;
  return [insertion(at, `${lead}${definition.code.replace(/\r?\n/g, newline)}${newline}`)];
}

/** The start of a statement's line, with the comments right above it. */
function statementStart(text: string, from: number): number {
  let start = text.lastIndexOf("\n", from - 1) + 1;
  while (start > 0) {
    const previous = text.lastIndexOf("\n", start - 2) + 1;
    if (!/^(?:\/\/|\/\*|\*)/.test(text.slice(previous, start).trim())) break;
    start = previous;
  }
  return start;
}
