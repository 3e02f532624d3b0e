/** Rust: the losses of burn and tch, found through `use` declarations. */
import type { SyntaxNode } from "@lezer/common";
import { parser } from "@lezer/rust";
import { listArguments } from "../listArguments.ts";
import { occurrences } from "../occurrences.ts";
import type { SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";

/** The calls that `wanted` knows, in the order of the text; a method's name is `*.method`. */
export function rustCalls(text: string, wanted: Wanted): readonly SourceCall[] {
  if (!wanted.mayBeIn(text, new Map())) return [];
  const tree = parser.parse(text);
  const uses = new Map<string, string>();
  for (const match of text.matchAll(/\buse\s+([^;]+);/g)) {
    if (tree.resolveInner(match.index, 1).parent?.name === "UseDeclaration") readUse(match[1]!, "", uses);
  }
  // A method is tch's where the file uses tch.
  const usesTch = [...uses.values(), ...uses.keys()].some((path) => /^\*?tch(?:::|$)/.test(path));
  const known = (written: string): string | undefined => {
    const [first = "", ...rest] = written.replace(/\s+/g, "").split("::");
    const names = [
      uses.get(first) ?? first,
      ...[...uses.keys()].filter((key) => key.startsWith("*")).map((key) => `${key.slice(1)}::${first}`),
    ];
    return names.map((start) => [start, ...rest].join("::").replace(/::new$/, "")).find(wanted.has);
  };
  // A name that `use` renames is looked for as well.
  const renamed = [...uses].flatMap(([local, path]) =>
    wanted.has(path) && !path.endsWith(local) ? occurrences(text, local) : [],
  );
  const places = [...[...text.matchAll(wanted.pattern)].map(({ index }) => index), ...renamed].sort((a, b) => a - b);
  return places.flatMap((index): SourceCall[] => {
    let callee: SyntaxNode = tree.resolveInner(index, 1);
    const isMethod = callee.name === "FieldIdentifier";
    while (
      /^(?:ScopedIdentifier|GenericFunction|FieldExpression)$/.test(callee.parent?.name ?? "") &&
      callee.parent!.name !== "CallExpression"
    ) {
      if (callee.parent!.firstChild!.from !== callee.from && !isMethod && callee.parent!.name === "FieldExpression")
        break;
      callee = callee.parent!;
    }
    const call = callee.parent;
    const list =
      call?.name === "CallExpression" && call.firstChild!.from === callee.from ? call.getChild("ArgList") : null;
    if (call == null || list === null) return [];
    const word = /^\w+/.exec(text.slice(index))![0];
    const name = isMethod
      ? usesTch && wanted.has(`*.${word}`)
        ? `*.${word}`
        : undefined
      : known(text.slice(callee.from, callee.to));
    if (name === undefined) return [];
    return [
      {
        name,
        span: { start: isMethod ? index : call.from, end: call.to },
        calleeSpan: isMethod ? { start: index, end: index + word.length } : { start: callee.from, end: callee.to },
        argumentsSpan: { start: list.from, end: list.to },
        isClosed: list.lastChild?.name === ")",
        arguments: listArguments(list, text),
      },
    ];
  });
}

/** `a::{b::C, D as E, self, *}`: from local names to paths; `*a::b` stands for everything of a::b. */
function readUse(code: string, prefix: string, uses: Map<string, string>): void {
  const open = code.indexOf("{");
  if (open < 0) {
    const [path = "", alias] = code.trim().split(/\s+as\s+/);
    const full = prefix + path.replace(/\s+/g, "");
    const last = full.split("::").at(-1)!;
    if (last === "*") uses.set(`*${full.slice(0, -3)}`, "");
    else if (last === "self") uses.set(alias ?? full.split("::").at(-2) ?? "", full.slice(0, -6));
    else uses.set(alias ?? last, full);
    return;
  }
  const inside = code.slice(open + 1, code.lastIndexOf("}"));
  const base = prefix + code.slice(0, open).replace(/\s+/g, "");
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= inside.length; at++) {
    if (inside[at] === "{") depth++;
    else if (inside[at] === "}") depth--;
    else if ((inside[at] === "," || at === inside.length) && depth === 0) {
      if (inside.slice(start, at).trim() !== "") readUse(inside.slice(start, at).trim(), base, uses);
      start = at + 1;
    }
  }
}
