/** Values that a Python text writes out, also through a constant. */
import type { SyntaxNode } from "@lezer/common";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { expressionAt } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";

export type Literal =
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  | { readonly kind: "boolean"; readonly value: boolean; readonly text: string }
  | { readonly kind: "string"; readonly value: string; readonly text: string };

/** The literal at `span`, or the one that the name there holds; `isHere` where it is written at `span` itself. */
export function literalAt(flow: Dataflow, span: SourceSpan): { literal: Literal; isHere: boolean } | undefined {
  const node = expressionAt(flow.source, span);
  const value = flow.valueOf(node);
  const literal = value && readLiteral(flow.textOf(value), value);
  return literal && { literal, isHere: value.from >= span.start && value.to <= span.end };
}

function readLiteral(text: string, node: SyntaxNode): Literal | undefined {
  if (node.name === "Boolean") return { kind: "boolean", value: text === "True", text };
  const string = node.name === "String" ? /^(['"])([^'"\\]*)\1$/.exec(text)?.[2] : undefined;
  if (string !== undefined) return { kind: "string", value: string, text };
  const number = text.replaceAll("_", "");
  const isNumber = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(number);
  return isNumber ? { kind: "number", value: Number(number), text } : undefined;
}
