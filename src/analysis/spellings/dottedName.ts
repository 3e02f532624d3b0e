/** Dotted names in code, and what a file's imports say that they are. */
import { canonicalName } from "../../rules/moduleAliases.ts";
import type { Names } from "../source.ts";
import type { Token } from "./tokens.ts";

/** Behind the dotted name at `at`; `at` itself where none stands there. */
export function dottedNameEnd(tokens: readonly Token[], at: number): number {
  const isName = (i: number) => /^[\p{ID_Start}_$]/u.test(tokens[i]?.text ?? "");
  if (!isName(at)) return at;
  let end = at + 1;
  while ((tokens[end]?.text === "." || tokens[end]?.text === "::") && isName(end + 1)) end += 2;
  return end;
}

/** The canonical name of `name` by the imports that `names` holds; `name` itself where they do not explain it. */
export function qualified(name: string, names: Names): string {
  for (let end = name.length; end > 0; end = name.lastIndexOf(".", end - 1)) {
    const module = names.get(name.slice(0, end));
    if (module !== undefined) return canonicalName(module + name.slice(end));
  }
  return name;
}
