/** C++: the calls of libtorch's losses, found through namespaces, their aliases and using-declarations. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "@lezer/cpp";
import { listArguments } from "../listArguments.ts";
import type { SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
const ALIAS = /\bnamespace\s+(\w+)\s*=\s*([\w:]+)\s*;/g;
const USING_NAMESPACE = /\busing\s+namespace\s+([\w:]+)\s*;/g;
const USING = /\busing\s+((?:\w+::)+(\w+))\s*;/g;

/** The calls that `wanted` knows, in the order of the text. */
export function cppCalls(text: string, wanted: Wanted): readonly SourceCall[] {
  if (!wanted.mayBeIn(text, new Map())) return [];
  const tree: Tree = parser.parse(text);
  const code = text.replace(COMMENT, " ");
  const aliases = new Map<string, string>();
  for (const [, alias, path] of code.matchAll(ALIAS)) aliases.set(alias!, expanded(path!, aliases));
  const names = new Map([...code.matchAll(USING)].map((match) => [match[2]!, expanded(match[1]!, aliases)]));
  const opened = [...code.matchAll(USING_NAMESPACE)].map((match) => expanded(match[1]!, aliases));
  const known = (written: string): string | undefined => {
    const [first = "", ...rest] = written.replace(/\s+/g, "").replace(/^::/, "").split("::");
    const start = aliases.get(first) ?? (rest.length === 0 ? names.get(first) : undefined) ?? first;
    const name = [start, ...rest].join("::");
    return [name, ...opened.map((namespace) => `${namespace}::${name}`)].find(wanted.has);
  };
  return [...text.matchAll(wanted.pattern)].flatMap(({ index }): SourceCall[] => {
    let callee: SyntaxNode = tree.resolveInner(index, 1);
    while (/^Scoped\w*Identifier$/.test(callee.parent?.name ?? "") && callee.parent!.to === callee.to)
      callee = callee.parent!;
    const call = callee.parent;
    const list =
      call?.name === "CallExpression" && call.firstChild!.from === callee.from ? call.getChild("ArgumentList") : null;
    const name = known(text.slice(callee.from, callee.to));
    if (call == null || list === null || name === undefined) return [];
    return [
      {
        name,
        span: { start: call.from, end: call.to },
        calleeSpan: { start: callee.from, end: callee.to },
        argumentsSpan: { start: list.from, end: list.to },
        isClosed: list.lastChild?.name === ")",
        arguments: listArguments(list, text),
      },
    ];
  });
}

/** A path with its first part as the alias says. */
function expanded(path: string, aliases: ReadonlyMap<string, string>): string {
  const [first = "", ...rest] = path.split("::");
  return [aliases.get(first) ?? first, ...rest].join("::");
}
