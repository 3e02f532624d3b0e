/** The calls of a Python text with their syntax nodes, whatever they call. */
import type { SyntaxNode } from "@lezer/common";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { argumentOf, type SourceCall } from "../sourceCall.ts";
import { pythonArguments } from "./pythonArguments.ts";
import type { PythonSource } from "./pythonSource.ts";

/** A call; its name is empty where no import explains it, `*.softmax` where it is a method of some value. */
export interface PythonCall extends SourceCall {
  readonly node: SyntaxNode;
}

/** All calls of `source`, in the order of its text. */
export function allCalls(source: PythonSource): readonly PythonCall[] {
  const calls: PythonCall[] = [];
  source.tree.iterate({
    enter: (ref) => {
      if (ref.name !== "CallExpression") return;
      const call = pythonCall(source, ref.node);
      if (call !== undefined) calls.push(call);
    },
  });
  return calls;
}

/** The call at `node` (a CallExpression). */
export function pythonCall(source: PythonSource, node: SyntaxNode): PythonCall | undefined {
  const callee = node.firstChild;
  const list = node.getChild("ArgList");
  if (node.name !== "CallExpression" || callee === null || list === null) return undefined;
  return {
    node,
    name: source.qualifiedName(callee) ?? methodName(source, callee) ?? "",
    span: { start: node.from, end: node.to },
    calleeSpan: { start: callee.from, end: callee.to },
    argumentsSpan: { start: list.from, end: list.to },
    isClosed: list.lastChild?.name === ")",
    arguments: pythonArguments(list, source.text),
  };
}

/** The expression at `span`: the largest node that fills it. */
export function expressionAt(source: PythonSource, span: SourceSpan): SyntaxNode {
  let node = source.tree.resolveInner(span.start, 1);
  while (node.parent !== null && node.parent.from === span.start && node.parent.to <= span.end) node = node.parent;
  return node;
}

/** The value of an argument by name or position, as a node. */
export function argumentNode(
  source: PythonSource,
  call: SourceCall,
  name: string,
  position?: number,
): SyntaxNode | undefined {
  const argument = argumentOf(call, name, position);
  return argument && expressionAt(source, argument.valueSpan);
}

/** The function or lambda whose body holds `node`; null in the file's or a class's own code. */
export function functionAround(node: SyntaxNode): SyntaxNode | null {
  for (let child = node, parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    if (parent.name === "FunctionDefinition" && child.name === "Body") return parent;
    if (parent.name === "LambdaExpression" && child.name !== "ParamList") return parent;
  }
  return null;
}

/** The class whose body holds `node`. */
export function classAround(node: SyntaxNode): SyntaxNode | null {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.name === "ClassDefinition") return parent;
  }
  return null;
}

/** `*.softmax` where the owner may be a value: neither a module nor a class nor `self`. */
function methodName(source: PythonSource, callee: SyntaxNode): string | undefined {
  const owner = callee.firstChild;
  const property = callee.name === "MemberExpression" ? callee.getChild("PropertyName") : null;
  if (owner === null || property === null) return undefined;
  const name = `*.${source.text.slice(property.from, property.to)}`;
  if (owner.name === "VariableName" && source.text.slice(owner.from, owner.to) === "self") return undefined;
  let root = owner;
  while (root.name === "MemberExpression") root = root.firstChild!;
  if (root.name !== "VariableName") return name;
  const kind = source.scopes.bindingFor(root)?.meaning.kind;
  return kind === "import" || kind === "definition" ? undefined : name;
}
