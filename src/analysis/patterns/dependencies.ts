/** What a definition's meaning hangs on: its own text, and the statements of the file that may bind the names in it. */
import type { SyntaxNode } from "@lezer/common";
import type { PythonSource } from "../python/pythonSource.ts";

/** More than names: what is no name binds none. */
const WORD = /[\w\u0080-\uffff]+/g;

interface Statement {
  readonly text: string;
  /** Of a class or function; its inner names bind nothing outside. */
  readonly name: string | undefined;
  /** `from m import *` may bind any name. */
  readonly bindsAny: boolean;
  words?: ReadonlySet<string>;
}

const known = new WeakMap<PythonSource, readonly Statement[]>();

/** A text that is the same for two files only where the code at `node` means the same in both. */
export function dependencies(source: PythonSource, node: SyntaxNode): string {
  const all = known.get(source) ?? statementsOf(source);
  known.set(source, all);
  const own = source.text.slice(node.from, node.to);
  const needed = new Set(wordsOf(own));
  const taken = new Set<Statement>();
  for (let size = -1; size !== taken.size; ) {
    size = taken.size;
    for (const statement of all) {
      if (taken.has(statement) || !mayBind(statement, needed)) continue;
      taken.add(statement);
      for (const word of wordsIn(statement)) needed.add(word);
    }
  }
  // Names of earlier cells.
  const names = [...source.names].filter(([name]) => name.startsWith("*") || needed.has(name)).join(" ");
  return [own, names, ...all.filter((each) => taken.has(each)).map(({ text }) => text)].join("\0");
}

function statementsOf({ tree, text }: PythonSource): Statement[] {
  const found: Statement[] = [];
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === "Comment") continue;
    const definition = node.name === "DecoratedStatement" ? node.lastChild! : node;
    const own = /^(?:Function|Class)Definition$/.test(definition.name) ? definition.getChild("VariableName") : null;
    const code = text.slice(node.from, node.to);
    const name = own === null ? undefined : text.slice(own.from, own.to);
    found.push({ text: code, name, bindsAny: name === undefined && /\bimport\s*\*/.test(code) });
  }
  return found;
}

function mayBind(statement: Statement, needed: ReadonlySet<string>): boolean {
  if (statement.name !== undefined) return needed.has(statement.name);
  if (statement.bindsAny) return true;
  for (const word of wordsIn(statement)) if (needed.has(word)) return true;
  return false;
}

function wordsIn(statement: Statement): ReadonlySet<string> {
  statement.words ??= wordsOf(statement.text);
  return statement.words;
}

function wordsOf(code: string): Set<string> {
  return new Set(code.match(WORD));
}
