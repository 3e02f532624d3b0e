/** Julia: the calls of Flux's losses, found through `using` and `import`. */
import type { SyntaxNode, SyntaxNodeRef } from "@lezer/common";
import { parser } from "@plutojl/lezer-julia";
import { canonicalName } from "../../rules/moduleAliases.ts";
import { type LocalName, lineBreakOf, lineEnd, type Names, type Source } from "../source.ts";
import { type CallArgument, insertion, type SourceCall } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { juliaScopes } from "./juliaScopes.ts";

const IMPORT =
  /^[ \t]*(using|import)[ \t]+([\w.]+)[ \t]*(?::((?:[ \t]*\n(?=[ \t]+\w))?(?:,[ \t]*\n|[^\n#])+)|((?:[ \t]*as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*))/gm;

/** `const loss = Flux.crossentropy` */
const ALIAS = /([\p{ID_Start}_][\p{ID_Continue}!]*)\s*=\s*(?:[\p{ID_Continue}]+\.)*([\p{ID_Continue}]+)/gu;

/** Reads Julia. Names of `Flux.Losses` are those of Flux. */
export function juliaSource(text: string, wanted: Wanted, earlier: Names): Source {
  let calls: readonly SourceCall[] | undefined;
  const names = importedNames(text, wanted, earlier);
  return {
    language: "julia",
    text,
    tree: undefined,
    get calls() {
      calls ??= wanted.mayBeIn(text, earlier) ? juliaCalls(text, wanted, names) : [];
      return calls;
    },
    names,
    nameFor: (qualified) => nameInJulia(text, names, qualified),
    define: () => [],
  };
}

/** What `using Flux`, `using Flux: a, b as c`, `import Flux as F` and `using Flux.Losses` bind. */
function importedNames(text: string, wanted: Wanted, earlier: Names): Names {
  const names = new Map(earlier);
  for (const [, kind, module = "", selected, more = ""] of withoutComments(text).matchAll(IMPORT)) {
    for (const part of selected?.split(",") ?? []) {
      const [name = "", alias = name] = part.trim().split(/\s+as\s+/);
      const isModule = name === module.split(".").at(-1);
      if (name !== "") names.set(alias, canonicalName(isModule ? module : `${module}.${name}`));
    }
    if (selected !== undefined) continue;
    for (const part of `${module} ${more}`.split(",")) {
      const [path = "", alias = path.split(".").at(-1)!] = part.trim().split(/\s+as\s+/);
      names.set(alias, canonicalName(path));
      if (path !== "Flux.Losses" || kind !== "using") continue;
      for (const word of wanted.words) if (!names.has(word)) names.set(word, `Flux.${word}`);
    }
  }
  // A file that another one includes names Flux in full.
  const isImported = [...names.values()].some((name) => /^Flux\b/.test(name));
  if (!isImported && !names.has("Flux") && text.includes("Flux.")) names.set("Flux", "Flux");
  return names;
}

function juliaCalls(text: string, wanted: Wanted, names: Names): readonly SourceCall[] {
  const tree = parser.parse(text);
  const meaningAt = juliaScopes(text);
  const words = new Set([
    ...wanted.words,
    ...[...names].filter(([, name]) => wanted.has(name)).map(([local]) => local),
  ]);
  for (const [, alias, last] of text.matchAll(ALIAS)) if (words.has(last!)) words.add(alias!);
  const qualified = (path: string, node: SyntaxNode, steps = 3): string | undefined => {
    const [first = "", ...rest] = path.split(".");
    const meaning = meaningAt(first, node);
    if (meaning.kind === "bound" || steps === 0) return undefined;
    const start = meaning.kind === "free" ? names.get(first) : qualified(meaning.path, meaning.node, steps - 1);
    return start && canonicalName([start, ...rest].join("."));
  };
  const calls: SourceCall[] = [];
  tree.iterate({
    enter: ({ name: kind, node }: SyntaxNodeRef) => {
      const callee = kind === "CallExpression" ? node.firstChild : null;
      const list = callee === null ? null : node.getChild("Arguments");
      if (callee === null || list === null || isDefined(node)) return;
      // `f.(ŷ, y)` is a loss for each element.
      if (text[list.from - 1] === ".") return;
      const written = text.slice(callee.from, callee.to);
      if (!words.has(written.split(".").at(-1)!)) return;
      const name = qualified(written, node);
      if (name === undefined || !wanted.has(name)) return;
      calls.push({
        name,
        span: { start: node.from, end: node.to },
        calleeSpan: { start: callee.from, end: callee.to },
        argumentsSpan: { start: list.from, end: list.to },
        isClosed: list.lastChild?.name === ")",
        arguments: juliaArguments(list, text),
      });
    },
  });
  return calls;
}

/** `f(x) = …` defines f. */
function isDefined(call: SyntaxNode): boolean {
  return call.parent?.name === "Assignment" && call.prevSibling === null;
}

function juliaArguments(list: SyntaxNode, text: string): CallArgument[] {
  const found: CallArgument[] = [];
  for (let child = list.firstChild; child !== null; child = child.nextSibling) {
    if (child.name === "KeywordArguments") found.push(...juliaArguments(child, text));
    else if (!/^[(),;]$|Comment$/.test(child.name)) found.push(juliaArgument(child, text));
  }
  return found;
}

function juliaArgument(node: SyntaxNode, text: string): CallArgument {
  const span = { start: node.from, end: node.to };
  const code = text.slice(node.from, node.to);
  const value = node.name === "KwArg" ? node.lastChild! : node;
  const written = { value: text.slice(value.from, value.to), valueSpan: { start: value.from, end: value.to }, span };
  if (node.name === "KwArg")
    return { kind: "keyword", name: text.slice(node.firstChild!.from, node.firstChild!.to), ...written };
  return { kind: code.endsWith("...") ? "star" : "positional", ...written };
}

function nameInJulia(text: string, names: Names, qualified: string): LocalName {
  const [module = "", ...rest] = qualified.split(".");
  const own = [...names].find(([, name]) => name === qualified)?.[0];
  if (own !== undefined) return { text: own, edits: [] };
  const local = [...names].find(([, name]) => name === module)?.[0];
  if (local !== undefined) return { text: [local, ...rest].join("."), edits: [] };
  // `using Flux: f` does not bind Flux itself.
  const last = [...withoutComments(text).matchAll(IMPORT)].at(-1);
  const newline = lineBreakOf(text);
  const edit =
    last === undefined
      ? insertion(0, `import ${module}${newline}`)
      : insertion(
          lineEnd(text, last.index + last[0].trimEnd().length),
          `${newline}${/^[ \t]*/.exec(last[0])![0]}import ${module}`,
        );
  return { text: qualified, edits: [edit] };
}

/** The text with blanks for comments, so that places stay. */
function withoutComments(text: string): string {
  return text.replace(/#=[\s\S]*?=#|#[^\n]*/g, (comment) => comment.replace(/[^\n]/g, " "));
}
