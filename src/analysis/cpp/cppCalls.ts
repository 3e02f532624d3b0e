/** C++: where libtorch's losses are called, or made by a declaration. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/cpp";
import { listArguments } from "../listArguments.ts";
import { occurrences } from "../occurrences.ts";
import type { SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { cppMakings, type Making } from "./cppMakings.ts";
import { cppNames } from "./cppNames.ts";

/** The calls that `wanted` knows, in the order of the text. */
export function cppCalls(text: string, wanted: Wanted): readonly SourceCall[] {
  if (!wanted.mayBeIn(text, new Map())) return [];
  const tree: Tree = parser.parse(text);
  const names = cppNames(text);
  const renamed = names.typeAliases.filter((alias) => names.qualified(alias, wanted.has) !== undefined);
  const places = [
    ...[...text.matchAll(wanted.pattern)].map(({ index }) => index),
    ...renamed.flatMap((alias) => occurrences(text, alias)),
  ];
  const calls = places.flatMap((index): SourceCall[] => {
    let callee: SyntaxNode = tree.resolveInner(index, 1);
    while (/^Scoped\w*Identifier$/.test(callee.parent?.name ?? "") && callee.parent!.to === callee.to)
      callee = callee.parent!;
    const name = names.qualified(text.slice(callee.from, callee.to), wanted.has);
    if (name === undefined) return [];
    return cppMakings(callee, text).map((making) => callOf(name, callee, making, text));
  });
  return calls.sort((a, b) => a.span.start - b.span.start);
}

function callOf(name: string, callee: SyntaxNode, { span, list, brackets }: Making, text: string): SourceCall {
  return {
    name,
    span,
    calleeSpan: { start: callee.from, end: callee.to },
    argumentsSpan: list === undefined ? { start: span.end, end: span.end } : { start: list.from, end: list.to },
    isClosed: list === undefined || /^[)}]$/.test(list.lastChild?.name ?? ""),
    arguments: list === undefined ? [] : listArguments(list, text),
    ...(brackets !== undefined && { brackets }),
  };
}
