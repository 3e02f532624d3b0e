/** Python's scopes: which bindings a name has, and which of them a use of the name sees. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { occurrences } from "../occurrences.ts";
import { importEntries } from "./importStatement.ts";

/** One place that gives a name a meaning. */
export interface Binding {
  readonly at: number;
  /** The start of the scope's node; -1 for the file. */
  readonly scope: number;
  readonly meaning:
    | { readonly kind: "import"; readonly qualified: string }
    | { readonly kind: "value"; readonly node: SyntaxNode }
    | { readonly kind: "definition"; readonly node: SyntaxNode }
    | { readonly kind: "other" };
}

const FILE = -1;
/** Where more names are looked up, all words of the text are read at once. */
const FEW = 80;
const COMPREHENSION = /Comprehension/;

/** Looks up bindings by name, each name once. */
export class PythonScopes {
  private readonly known = new Map<string, readonly Binding[]>();
  private words: Map<string, number[]> | undefined;
  private readonly places = new Map<string, readonly number[]>();

  constructor(
    private readonly tree: Tree,
    private readonly text: string,
  ) {}

  /** All bindings of `name` in the file, in its order. */
  bindingsOf(name: string): readonly Binding[] {
    let bindings = this.known.get(name);
    if (bindings === undefined) {
      bindings = this.occurrencesOf(name).flatMap((at) => {
        const binding = this.bindingAt(at);
        return binding === undefined ? [] : [binding];
      });
      this.known.set(name, bindings);
    }
    return bindings;
  }

  /** Where `name` stands as a word, in code or not. */
  occurrencesOf(name: string): readonly number[] {
    if (this.words === undefined && this.places.size >= FEW) this.words = wordsOf(this.text);
    const places = this.words?.get(name) ?? this.places.get(name);
    if (places !== undefined || this.words !== undefined) return places ?? [];
    const found = occurrences(this.text, name);
    this.places.set(name, found);
    return found;
  }

  /** What the variable at `node` refers to; undefined where the file does not bind it. */
  bindingFor(node: SyntaxNode): Binding | undefined {
    const all = this.bindingsOf(this.text.slice(node.from, node.to));
    if (all.length === 0) return undefined;
    let isOwnFunction = true;
    for (const scope of scopesAround(node)) {
      const inScope = all.filter((binding) => binding.scope === scope.at);
      const visible = isOwnFunction ? inScope.filter(({ at }) => at < node.from) : inScope;
      const found = lastMeaningful(visible.length > 0 || scope.kind === "class" ? visible : inScope);
      if (found !== undefined) return found;
      if (scope.kind === "function") isOwnFunction = false;
    }
    return undefined;
  }

  private bindingAt(at: number): Binding | undefined {
    const node = this.tree.resolveInner(at, 1);
    const parent = node.parent;
    if (node.name !== "VariableName" || node.from !== at || parent === null) return undefined;
    const bind = (meaning: Binding["meaning"], scope = scopesAround(parent)[0]!.at) => ({ at, scope, meaning });
    switch (parent.name) {
      case "ImportStatement": {
        const entry = importEntries(parent, this.text).find((each) => each.at === at);
        return entry === undefined ? undefined : bind({ kind: "import", qualified: entry.qualified });
      }
      case "ClassDefinition":
      case "FunctionDefinition":
        return node.nextSibling !== null && node.prevSibling?.name !== "TypeDef"
          ? bind({ kind: "definition", node: parent })
          : undefined;
      case "ParamList": {
        const owner = parent.parent;
        if (node.prevSibling?.name === "AssignOp" || owner === null) return undefined;
        return bind({ kind: "other" }, owner.from);
      }
      case "AssignStatement":
        return isAssigned(node) ? bind(assigned(node, parent)) : undefined;
      case "TupleExpression":
      case "ArrayExpression":
      case "ParenthesizedExpression":
        return isTargetTuple(parent) ? bind({ kind: "other" }) : undefined;
      case "NamedExpression":
        return node.prevSibling === null ? bind({ kind: "other" }) : undefined;
      case "CapturePattern":
        return bind({ kind: "other" });
      default:
        return node.prevSibling?.name === "as" || isLoopVariable(node) ? bind({ kind: "other" }) : undefined;
    }
  }
}

function wordsOf(text: string): Map<string, number[]> {
  const words = new Map<string, number[]>();
  const add = (word: string, at: number) => {
    const places = words.get(word);
    if (places === undefined) words.set(word, [at]);
    else places.push(at);
  };
  // What is a letter beyond ASCII is asked only where one stands: that takes many times as long.
  for (const { 0: run, index } of text.matchAll(/[A-Za-z_$\u0080-\uffff][\w$\u0080-\uffff]*/g)) {
    if (/^[\w$]+$/.test(run)) add(run, index);
    else
      for (const { 0: word, index: at } of run.matchAll(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu)) add(word, index + at);
  }
  return words;
}

interface Scope {
  readonly at: number;
  readonly kind: "function" | "class" | "file";
}

/** The scopes in which a name at `node` is looked up, the innermost first. */
export function scopesAround(node: SyntaxNode): Scope[] {
  const scopes: Scope[] = [];
  let child = node;
  let isInFunction = false;
  for (let parent = node.parent; parent !== null; child = parent, parent = parent.parent) {
    const { name } = parent;
    const isFunction =
      (name === "FunctionDefinition" && child.name === "Body") ||
      (name === "LambdaExpression" && child.name !== "ParamList") ||
      COMPREHENSION.test(name);
    if (isFunction) {
      scopes.push({ at: parent.from, kind: "function" });
      isInFunction = true;
    } else if (name === "ClassDefinition" && child.name === "Body" && !isInFunction) {
      scopes.push({ at: parent.from, kind: "class" });
    }
  }
  scopes.push({ at: FILE, kind: "file" });
  return scopes;
}

/** The last binding, unless it only stands for something that could not be imported (`CE = None`). */
function lastMeaningful(bindings: readonly Binding[]): Binding | undefined {
  const last = bindings.at(-1);
  const isNone = last?.meaning.kind === "value" && last.meaning.node.name === "None";
  return isNone && bindings.length > 1 ? bindings.at(-2) : last;
}

function isAssigned(node: SyntaxNode): boolean {
  for (let next = node.nextSibling; next !== null; next = next.nextSibling) if (next.name === "AssignOp") return true;
  return false;
}

/** `a = value` and `a = b = value` keep the value; `a, b = …` does not say which is which. */
function assigned(node: SyntaxNode, statement: SyntaxNode): Binding["meaning"] {
  const value = statement.lastChild!;
  const isAlone = node.nextSibling?.name !== "," && node.prevSibling?.name !== ",";
  return isAlone && value.prevSibling?.name === "AssignOp" ? { kind: "value", node: value } : { kind: "other" };
}

function isTargetTuple(tuple: SyntaxNode): boolean {
  const parent = tuple.parent;
  if (parent?.name === "AssignStatement") return isAssigned(tuple);
  if (parent?.name === "TupleExpression" || parent?.name === "ArrayExpression") return isTargetTuple(parent);
  return tuple.prevSibling?.name === "as" || isLoopVariable(tuple);
}

/** Between `for` and `in`. */
function isLoopVariable(node: SyntaxNode): boolean {
  for (let sibling = node.prevSibling; sibling !== null; sibling = sibling.prevSibling) {
    if (sibling.name === "for") return true;
    if (sibling.name !== "," && sibling.name !== "VariableName" && sibling.name !== "TupleExpression") return false;
  }
  return false;
}
