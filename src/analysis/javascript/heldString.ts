/** A string that a name holds in the same file: `const loss = "categoricalCrossentropy"` for `compile({ loss })`. */
import type { SyntaxNode } from "@lezer/common";
import { occurrences } from "../occurrences.ts";
import type { CallArgument } from "../sourceCall.ts";
import type { JavascriptSource } from "./javascriptSource.ts";

/** The argument with the string in place of the name that holds it, and why that string may not be changed, if so. */
export function heldString(source: JavascriptSource, argument: CallArgument): CallArgument {
  const { text, tree, bindings } = source;
  const { start, end } = argument.valueSpan;
  const use = tree.resolveInner(start, 1);
  const isName = use.name === "VariableName" || use.name === "PropertyDefinition";
  if (argument.kind !== "keyword" || !isName || use.from !== start || use.to !== end) return argument;
  const binding = bindings.for(use);
  if (binding?.meaning.kind !== "value" || binding.meaning.path.length > 0) return argument;
  const string = stringIn(binding.meaning.node);
  if (string === undefined) return argument;
  const reason = whyFixed(source, binding.at, argument.value, binding.meaning.node);
  return {
    ...argument,
    value: text.slice(string.from, string.to),
    valueSpan: { start: string.from, end: string.to },
    ...(reason !== undefined && { fixed: reason }),
  };
}

/** `"a"`, or `"a" as const`. */
function stringIn(value: SyntaxNode): SyntaxNode | undefined {
  if (value.name === "String") return value;
  return value.name === "BinaryExpression" && value.getChild("as") !== null
    ? (value.getChild("String") ?? undefined)
    : undefined;
}

/** Why the string in the declaration of `name` at `at` must stay: a type says that it is one, or others read it. */
function whyFixed(source: JavascriptSource, at: number, name: string, value: SyntaxNode): string | undefined {
  const definition = source.tree.resolveInner(at, 1);
  if (definition.nextSibling?.name === "TypeAnnotation" || value.name !== "String") {
    return `${name} is declared as a string, and would become a function. Take the type away, or write the loss in the call first.`;
  }
  if (definition.parent?.parent?.name === "ExportDeclaration") {
    return `${name} is exported: other files may read it as a string. Write the loss in the call first.`;
  }
  const uses = occurrences(source.text, name).filter((place) => {
    const node = source.tree.resolveInner(place, 1);
    const isShorthand = node.name === "PropertyDefinition" && node.nextSibling === null && node.prevSibling === null;
    if (node.from !== place || (node.name !== "VariableName" && !isShorthand)) return false;
    return source.bindings.for(node)?.at === at;
  });
  return uses.length === 1
    ? undefined
    : `${name} is used in other places too, which may want the string. Write the loss in the call first.`;
}
