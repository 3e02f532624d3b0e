/** What a definition's meaning hangs on: its own text, and the statements of the file that may bind the names in it. */
import type { SyntaxNode } from "@lezer/common";
import type { PythonSource } from "../python/pythonSource.ts";

/** More than names: what is no name binds none. What follows a dot is looked up in no scope. */
const WORD = /(?<![.\w\u0080-\uffff])[\w\u0080-\uffff]+/g;

/** A statement of the file's own scope. */
interface Statement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** Found when they are first asked for. */
  found?: {
    /** The statements that may bind a name in it. */
    readonly binders: readonly Statement[];
    /** The names in it that the file or an earlier cell explains, and what they stand for. */
    readonly names: readonly string[];
  };
}

interface Statements {
  readonly all: readonly Statement[];
  /** By a name that they may bind; those under `*` may bind any. */
  readonly binding: ReadonlyMap<string, readonly Statement[]>;
}

const known = new WeakMap<PythonSource, Statements>();

/** A text that is the same for two definitions of a file's own scope only where both mean the same. */
export function dependencies(source: PythonSource, { from }: SyntaxNode): string {
  const statements = known.get(source) ?? statementsOf(source);
  known.set(source, statements);
  const own = statements.all.find((each) => each.from <= from && from < each.to)!;
  const taken = new Set([own, ...(statements.binding.get("*") ?? [])]);
  const names = new Set([...source.names.keys()].filter((name) => name.startsWith("*")));
  // What is added to a set while it is walked is walked too.
  for (const statement of taken) {
    statement.found ??= bindersOf(source, statements, statement);
    for (const binder of statement.found.binders) taken.add(binder);
    for (const name of statement.found.names) names.add(name);
  }
  const inOrder = [...taken].sort((a, b) => a.from - b.from).map(({ text }) => idOf(text));
  return [idOf(own.text), ...inOrder, ...[...names].sort()].join(" ");
}

function bindersOf(source: PythonSource, { binding }: Statements, { text }: Statement): Required<Statement>["found"] {
  const words = wordsOf(text);
  const binders = new Set<Statement>();
  const names: string[] = [];
  for (const word of words) {
    for (const binder of binding.get(word) ?? []) binders.add(binder);
    const name = source.names.get(word);
    if (name !== undefined) names.push(`${word}=${name}`);
  }
  return { binders: [...binders], names };
}

function statementsOf({ tree, text }: PythonSource): Statements {
  const all: Statement[] = [];
  const binding = new Map<string, Statement[]>();
  for (let node = tree.topNode.firstChild; node !== null; node = node.nextSibling) {
    if (node.name === "Comment") continue;
    const code = text.slice(node.from, node.to);
    // An import says itself what its names stand for.
    const isImport = node.name === "ImportStatement";
    const statement = { from: node.from, to: node.to, text: code, ...(isImport && { found: NOTHING }) };
    all.push(statement);
    for (const name of boundBy(node, code, text)) {
      const others = binding.get(name);
      if (others === undefined) binding.set(name, [statement]);
      else others.push(statement);
    }
  }
  return { all, binding };
}

const NOTHING = { binders: [], names: [] };
const KEYWORD = /^(?:and|as|def|elif|else|except|for|from|if|import|in|is|not|or|pass|return|try|with|\d.*)$/;

/** The names that a statement may bind, and others. */
function boundBy(node: SyntaxNode, code: string, text: string): string[] {
  const definition = node.name === "DecoratedStatement" ? node.lastChild! : node;
  const own = /^(?:Function|Class)Definition$/.test(definition.name) ? definition.getChild("VariableName") : null;
  if (own !== null) return [text.slice(own.from, own.to)];
  const names = [...wordsOf(node.name === "ImportStatement" ? code.replace(/^from\b.*?\bimport\b/s, "") : code)];
  return [...names.filter((name) => !KEYWORD.test(name)), ...(/\bimport\s*\*/.test(code) ? ["*"] : [])];
}

function wordsOf(code: string): ReadonlySet<string> {
  return new Set(code.match(WORD));
}

/** Texts by number, so that what they are part of is short. A number never gets another text. */
const ids = new Map<string, number>();
const MAX_IDS = 2000;
let next = 0;

function idOf(text: string): number {
  const id = ids.get(text) ?? next++;
  if (ids.size > MAX_IDS) ids.clear();
  ids.set(text, id);
  return id;
}
