/** Rust: the losses of burn and tch, called or written out as a struct, found through `use` declarations. */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/rust";
import { listArguments } from "../listArguments.ts";
import { occurrences } from "../occurrences.ts";
import type { CallArgument, SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { type RustNames, rustNames } from "./rustNames.ts";

/** The calls that `wanted` knows, in the order of the text; a method's name is `*.method`. */
export function rustCalls(text: string, wanted: Wanted): readonly SourceCall[] {
  if (!wanted.mayBeIn(text, new Map())) return [];
  const tree = parser.parse(text);
  const names = rustNames(text, tree);
  const renamed = [...names.renamed].filter(([, path]) => names.candidates(path).some(wanted.has));
  const places = [
    ...[...text.matchAll(wanted.pattern)].map(({ index }) => index),
    ...renamed.flatMap(([local]) => occurrences(text, local)),
  ].sort((a, b) => a - b);
  return places.flatMap((index): SourceCall[] => {
    const node = tree.resolveInner(index, 1);
    const call = node.name === "FieldIdentifier" ? methodCall(node, names, text) : pathCall(node, names, wanted, text);
    return call !== undefined && wanted.has(call.name) ? [call] : [];
  });
}

/** `logits.cross_entropy_loss(…)`, which is tch's where the file uses tch. */
function methodCall(method: SyntaxNode, names: RustNames, text: string): SourceCall | undefined {
  const field = method.parent;
  const callee = field?.parent?.name === "GenericFunction" ? field.parent : field;
  const call = callee?.parent;
  const list =
    call?.name === "CallExpression" && call.firstChild!.from === callee!.from ? call.getChild("ArgList") : null;
  if (call == null || list === null || !names.usesCrate("tch")) return undefined;
  return {
    name: `*.${text.slice(method.from, method.to)}`,
    span: { start: method.from, end: call.to },
    calleeSpan: { start: method.from, end: method.to },
    ...argumentsOf(list, text),
  };
}

/** `Loss::new(…)`, or `Loss { smoothing: None, … }`. */
function pathCall(node: SyntaxNode, names: RustNames, wanted: Wanted, text: string): SourceCall | undefined {
  let callee = node;
  while (/^(?:Scoped(?:Type)?Identifier|GenericFunction|GenericType)$/.test(callee.parent?.name ?? ""))
    callee = callee.parent!;
  const made = callee.parent;
  if (made === null || made.firstChild!.from !== callee.from) return undefined;
  const isStruct = made.name === "StructExpression";
  const list = isStruct ? made.getChild("FieldInitializerList") : made.getChild("ArgList");
  if (list === null || !(isStruct || made.name === "CallExpression")) return undefined;
  const path = text
    .slice(callee.from, callee.to)
    .replace(/\s+|(?:::)?<.*>/gs, "")
    .replace(/^::/, "");
  if (!isStruct && !/::\w+$/.test(path)) return undefined;
  const name = names.candidates(path.replace(/::new$/, "")).find(wanted.has);
  if (name === undefined) return undefined;
  const span = { start: made.from, end: made.to };
  const call = { name, span, calleeSpan: { start: callee.from, end: callee.to }, ...argumentsOf(list, text) };
  // `Tensor::method(&tensor, …)` is a method whose tensor comes first.
  return name.startsWith("tch::Tensor::")
    ? { ...call, calleeSpan: { start: node.from, end: node.to }, arguments: call.arguments.slice(1) }
    : call;
}

function argumentsOf(list: SyntaxNode, text: string): Pick<SourceCall, "argumentsSpan" | "isClosed" | "arguments"> {
  return {
    argumentsSpan: { start: list.from, end: list.to },
    isClosed: /^[)}]$/.test(list.lastChild?.name ?? ""),
    arguments: list.name === "ArgList" ? listArguments(list, text) : fieldsOf(list, text),
  };
}

/** `name: value`, `name`, and `..base`. */
function fieldsOf(list: SyntaxNode, text: string): CallArgument[] {
  const found: CallArgument[] = [];
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    const value = child.name.endsWith("FieldInitializer") ? child.lastChild : null;
    if (value === null) continue;
    const name = text.slice(child.firstChild!.from, child.firstChild!.to);
    const valueSpan = { start: value.from, end: value.to };
    const written = { value: text.slice(value.from, value.to), valueSpan, span: { start: child.from, end: child.to } };
    found.push(name === ".." ? { kind: "doubleStar", ...written } : { kind: "keyword", name, ...written });
  }
  return found;
}
