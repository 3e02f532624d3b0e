/** What a path written in Rust stands for, through `use` declarations. */
import type { Tree } from "@lezer/common";

export interface RustNames {
  /** The qualified names that `path` may stand for. */
  candidates(path: string): readonly string[];
  /** Local names of items that have other names where they are from. */
  readonly renamed: ReadonlyMap<string, string>;
  /** Whether a `use` names `crate`. */
  usesCrate(crate: string): boolean;
}

/** Reads the `use` declarations of `text`, wherever they stand. */
export function rustNames(text: string, tree: Tree): RustNames {
  const uses = new Map<string, string>();
  const globs: string[] = [];
  for (const match of text.matchAll(/\buse\s+([^;]+);/g)) {
    if (tree.resolveInner(match.index, 1).parent?.name !== "UseDeclaration") continue;
    for (const { local, path } of usedPaths(match[1]!.replace(COMMENT, " "), "")) {
      if (local === "*") globs.push(path);
      else uses.set(local, path);
    }
  }
  const own = new Set([...text.matchAll(/\b(?:struct|enum|type)\s+(\w+)/g)].map((match) => match[1]!));
  const candidates = (path: string, steps: number): string[] => {
    const [first = "", ...rest] = path.split("::");
    if (rest.length === 0 && own.has(first)) return [];
    const used = uses.get(first);
    const full = used === undefined ? path : [used, ...rest].join("::");
    if (steps === 0) return [full];
    return [
      full,
      ...(full === path ? [] : candidates(full, steps - 1)),
      ...globs.flatMap((glob) => candidates(`${glob}::${path}`, steps - 1)),
    ];
  };
  return {
    candidates: (path) => candidates(path, 2).map(withoutReexports),
    renamed: new Map([...uses].filter(([local, path]) => path.split("::").at(-1) !== local)),
    usesCrate: (crate) => [...uses.values(), ...globs].some((path) => path === crate || path.startsWith(`${crate}::`)),
  };
}

const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** The names under which burn has its modules a second time. */
function withoutReexports(path: string): string {
  return path.replace(/^(?:burn::prelude::nn|burn_core::nn|burn_nn)::/, "burn::nn::");
}

/** `a::{b::C, D as E, self, *}`: local names and the paths they stand for; `*` for everything below a path. */
function usedPaths(code: string, prefix: string): { readonly local: string; readonly path: string }[] {
  const open = code.indexOf("{");
  if (open < 0) {
    const [written = "", alias] = code.trim().split(/\s+as\s+/);
    const parts = (prefix + written.replace(/\s+/g, "")).replace(/^::/, "").split("::");
    const isModule = parts.at(-1) === "*" || parts.at(-1) === "self";
    const path = (isModule ? parts.slice(0, -1) : parts).join("::");
    return [{ local: parts.at(-1) === "*" ? "*" : (alias ?? path.split("::").at(-1)!), path }];
  }
  const base = prefix + code.slice(0, open).replace(/\s+/g, "");
  return entriesOf(code.slice(open + 1, code.lastIndexOf("}"))).flatMap((entry) => usedPaths(entry, base));
}

/** What commas outside of braces divide. */
function entriesOf(code: string): string[] {
  const entries = [""];
  let depth = 0;
  for (const character of code) {
    if (character === "{") depth++;
    else if (character === "}") depth--;
    if (character === "," && depth === 0) entries.push("");
    else entries[entries.length - 1] += character;
  }
  return entries.filter((entry) => entry.trim() !== "");
}
