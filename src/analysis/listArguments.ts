/** The positional arguments between brackets, in languages without named ones. */
import type { SyntaxNode } from "@lezer/common";
import type { CallArgument } from "./sourceCall.ts";

/** Reads the arguments of the list at `list`, comments left out. */
export function listArguments(list: SyntaxNode, text: string): CallArgument[] {
  const parts: SyntaxNode[][] = [[]];
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === ",") parts.push([]);
    else if (!/^[(){}]$|Comment$/.test(child.name)) parts.at(-1)!.push(child);
  }
  return parts.flatMap((nodes): CallArgument[] => {
    const [first] = nodes;
    if (first === undefined) return [];
    const span = { start: first.from, end: nodes.at(-1)!.to };
    return [{ kind: "positional", value: text.slice(span.start, span.end), valueSpan: span, span }];
  });
}
