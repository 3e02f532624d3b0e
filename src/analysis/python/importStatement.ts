/** What one Python import statement binds. */
import type { SyntaxNode } from "@lezer/common";

/** `local` stands for `qualified`; `local` is "*" for every name of the module `qualified`. */
export interface ImportEntry {
  readonly local: string;
  readonly qualified: string;
  /** Where the local name stands. */
  readonly at: number;
}

/** `import a.b as c, d` and `from a.b import c as d, e`; relative imports explain nothing: their names are "". */
export function importEntries(statement: SyntaxNode, text: string): ImportEntry[] {
  const words: { text: string; at: number }[] = [];
  for (let child = statement.firstChild; child !== null; child = child.nextSibling) {
    if (child.name !== "Comment") words.push({ text: text.slice(child.from, child.to), at: child.from });
  }
  const isFrom = words[0]?.text === "from";
  const at = isFrom ? words.findIndex((word) => word.text === "import") : 0;
  if (at < 0) return [];
  const module = isFrom ? joined(words.slice(1, at)) : "";
  const isRelative = module.startsWith(".");
  const rest = words.slice(at + 1).filter((word) => word.text !== "(" && word.text !== ")");
  return splitAt(rest, ",").flatMap((part): ImportEntry[] => {
    const [path = [], alias = []] = splitAt(part, "as");
    const first = path[0];
    const local = alias[0] ?? first;
    if (first === undefined || local === undefined) return [];
    if (first.text === "*") return isRelative ? [] : [{ local: "*", qualified: module, at: first.at }];
    if (isFrom) {
      return [{ local: local.text, qualified: isRelative ? "" : `${module}.${first.text}`, at: local.at }];
    }
    return [{ local: local.text, qualified: alias[0] === undefined ? first.text : joined(path), at: local.at }];
  });
}

function joined(words: readonly { text: string }[]): string {
  return words.map((word) => word.text).join("");
}

function splitAt<Word extends { text: string }>(words: readonly Word[], separator: string): Word[][] {
  const parts: Word[][] = [[]];
  for (const word of words) {
    if (word.text === separator) parts.push([]);
    else parts.at(-1)!.push(word);
  }
  return parts;
}
