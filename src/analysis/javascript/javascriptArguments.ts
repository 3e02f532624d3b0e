/** The arguments of a JavaScript call, and the properties of an object. */
import type { SyntaxNode } from "@lezer/common";
import type { CallArgument } from "../sourceCall.ts";

/** The parts between the commas of an ArgList or an ObjectExpression, comments left out. */
function parts(list: SyntaxNode): SyntaxNode[][] {
  const found: SyntaxNode[][] = [[]];
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === ",") found.push([]);
    else if (!/^[(){}]$|Comment$/.test(child.name)) found.at(-1)!.push(child);
  }
  return found.filter((part) => part.length > 0);
}

/** The arguments in `list`; `...rest` is a star. */
export function javascriptArguments(list: SyntaxNode, text: string): CallArgument[] {
  return parts(list).map((nodes) => {
    const isSpread = nodes[0]!.name === "Spread" && nodes.length > 1;
    const last = nodes.at(-1)!;
    const valueSpan = { start: nodes[isSpread ? 1 : 0]!.from, end: last.to };
    return {
      kind: isSpread ? "star" : "positional",
      value: text.slice(valueSpan.start, valueSpan.end),
      valueSpan,
      span: { start: nodes[0]!.from, end: last.to },
    };
  });
}

/** The properties of an object as named arguments; a method or a shorthand has its own name as its value. */
export function objectArguments(object: SyntaxNode, text: string): CallArgument[] {
  return parts(object).map((nodes): CallArgument => {
    const property = nodes[0]!;
    const span = { start: property.from, end: nodes.at(-1)!.to };
    const key = property.firstChild ?? property;
    const written = (node: SyntaxNode) => ({
      value: text.slice(node.from, span.end),
      valueSpan: { start: node.from, end: span.end },
      span,
    });
    if (key.name === "Spread") return { kind: "doubleStar", ...written(key.nextSibling ?? key) };
    const colon = property.getChild(":");
    const value = colon?.nextSibling ?? key;
    return { kind: "keyword", name: text.slice(key.from, key.to).replace(/^(["'])(.*)\1$/, "$2"), ...written(value) };
  });
}
