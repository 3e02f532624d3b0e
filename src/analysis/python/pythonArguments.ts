/** The arguments of a Python call. */
import type { SyntaxNode } from "@lezer/common";
import type { CallArgument } from "../sourceCall.ts";

/** Reads the arguments in `list` (an ArgList), comments left out. */
export function pythonArguments(list: SyntaxNode, text: string): CallArgument[] {
  const result: CallArgument[] = [];
  let nodes: SyntaxNode[] = [];
  const finish = () => {
    const argument = readArgument(nodes, text);
    if (argument !== undefined) result.push(argument);
    nodes = [];
  };
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === "," || child.name === ")") finish();
    else if (child.name !== "(" && child.name !== "Comment") nodes.push(child);
  }
  finish();
  return result;
}

function readArgument(nodes: readonly SyntaxNode[], text: string): CallArgument | undefined {
  const [first] = nodes;
  const last = nodes.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const span = { start: first.from, end: last.to };
  const withValue = (value: SyntaxNode) => ({
    value: text.slice(value.from, last.to),
    valueSpan: { start: value.from, end: last.to },
    span,
  });
  if (first.name === "*" && nodes[1] !== undefined) return { kind: "star", ...withValue(nodes[1]) };
  if (first.name === "**" && nodes[1] !== undefined) return { kind: "doubleStar", ...withValue(nodes[1]) };
  if (nodes[1]?.name === "AssignOp" && nodes[2] !== undefined) {
    return { kind: "keyword", name: text.slice(first.from, first.to), ...withValue(nodes[2]) };
  }
  return { kind: "positional", ...withValue(first) };
}
