/** What the names at the top of a Python file stand for: imports, aliases of them, and names that hide them. */
import type { SyntaxNode, Tree } from "@lezer/common";

/** From a local name to the qualified name it stands for. */
export type Imports = ReadonlyMap<string, string>;

/**
 * Reads the imports of `tree`, wherever they stand, and plain aliases (`keras = tf.keras`), after those of `earlier`
 * cells. A class, a function or another assignment of the same name hides an import.
 */
export function pythonImports(tree: Tree, text: string, earlier: Imports = new Map()): Imports {
  const names = new Map(earlier);
  tree.iterate({
    enter: ({ name, node }) => {
      if (name === "ImportStatement") readImport(node, text, names);
      else if (name === "ClassDefinition" || name === "FunctionDefinition")
        hide(node.getChild("VariableName"), text, names);
      else if (name === "AssignStatement") readAlias(node, text, names);
    },
  });
  return names;
}

/** The qualified name of an expression such as `nn.CrossEntropyLoss`, or undefined where no import explains it. */
export function qualifiedName(node: SyntaxNode, text: string, imports: Imports): string | undefined {
  if (node.name === "VariableName") return imports.get(text.slice(node.from, node.to));
  if (node.name !== "MemberExpression") return undefined;
  const owner = node.firstChild;
  const property = node.getChild("PropertyName");
  if (owner === null || property === null) return undefined;
  const qualified = qualifiedName(owner, text, imports);
  return qualified === undefined ? undefined : `${qualified}.${text.slice(property.from, property.to)}`;
}

/** `import a.b as c, d` and `from a.b import c as d, e`; relative imports explain nothing. */
function readImport(statement: SyntaxNode, text: string, names: Map<string, string>): void {
  const words: string[] = [];
  for (let child = statement.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment") words.push(text.slice(child.from, child.to));
  }
  const isFrom = words[0] === "from";
  const at = isFrom ? words.indexOf("import") : 0;
  const module = isFrom ? words.slice(1, at).join("") : "";
  if (at < 0 || module.startsWith(".")) return;
  const rest = words.slice(at + 1).filter((word) => word !== "(" && word !== ")");
  for (const part of splitAt(rest, ",")) {
    const [path, alias] = splitAt(part, "as").map((piece) => piece.join(""));
    if (path === undefined || path === "" || path === "*") continue;
    if (isFrom) names.set(alias ?? path, `${module}.${path}`);
    else if (alias !== undefined) names.set(alias, path);
    else names.set(path.split(".")[0]!, path.split(".")[0]!);
  }
}

function splitAt(words: readonly string[], separator: string): string[][] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (word === separator) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  return parts;
}

/** `keras = tf.keras` is an alias; any other assignment to an imported name hides it. */
function readAlias(statement: SyntaxNode, text: string, names: Map<string, string>): void {
  const target = statement.firstChild;
  const value = statement.lastChild;
  if (target?.name !== "VariableName" || value === null) return;
  const qualified = qualifiedName(value, text, names);
  if (qualified === undefined) hide(target, text, names);
  else names.set(text.slice(target.from, target.to), qualified);
}

function hide(node: SyntaxNode | null, text: string, names: Map<string, string>): void {
  if (node !== null) names.delete(text.slice(node.from, node.to));
}
