/** Parts of Python definitions and expressions, as a run needs them. */
import type { SyntaxNode } from "@lezer/common";

/** A parameter of a function, and its default. */
export interface Parameter {
  readonly name: string;
  readonly value: SyntaxNode | undefined;
}

/** The parameters of the function at `node`; *args and **kwargs stay empty, and are left out. */
export function parametersOf(node: SyntaxNode, text: string): Parameter[] {
  const parameters: Parameter[] = [];
  for (let child = node.getChild("ParamList")?.firstChild ?? null; child !== null; child = child.nextSibling) {
    if (child.name !== "VariableName" || child.prevSibling?.name === "AssignOp") continue;
    if (child.prevSibling?.name === "*" || child.prevSibling?.name === "**") continue;
    let next = child.nextSibling;
    if (next?.name === "TypeDef") next = next.nextSibling;
    const value = next?.name === "AssignOp" ? (next.nextSibling ?? undefined) : undefined;
    parameters.push({ name: text.slice(child.from, child.to), value });
  }
  return parameters;
}

/** Whether the function at `node` takes no self. */
export function isStatic(node: SyntaxNode, text: string): boolean {
  return (
    node.parent?.name === "DecoratedStatement" && text.slice(node.parent.from, node.from).includes("@staticmethod")
  );
}

/** Children that are expressions or words, brackets, commas and colons left out. */
export function expressionsOf(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (!/^[()[\]{},:]$|^Comment$/.test(child.name)) found.push(child);
  }
  return found;
}
