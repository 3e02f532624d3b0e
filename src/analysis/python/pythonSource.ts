/** A Python text: its calls under their qualified names, and how to reach, import and define further names. */
import type { SyntaxNode, Tree, TreeFragment } from "@lezer/common";
import { parser } from "@lezer/python";
import { canonicalName } from "../../rules/moduleAliases.ts";
import { occurrences } from "../occurrences.ts";
import type { Definition, LocalName, Names, Source } from "../source.ts";
import type { SourceCall, SourceEdit } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { configDicts, mayHoldConfigDicts } from "./configDicts.ts";
import { type ImportEntry, importEntries } from "./importStatement.ts";
import { pythonArguments } from "./pythonArguments.ts";
import { defineInPython, nameInPython } from "./pythonInsertions.ts";
import { PythonScopes } from "./scopes.ts";

/** Values may be aliases of aliases; further than this they are not followed. */
const MAX_ALIASES = 8;

/** Reads Python; nodes stay within the analysis. */
export class PythonSource implements Source {
  readonly language = "python";
  private readonly found: {
    tree?: Tree;
    scopes?: PythonScopes;
    calls?: readonly SourceCall[];
    names?: Names;
    imports?: readonly ImportEntry[];
  } = {};

  /** `fragments` are what is left of an earlier tree of this text. */
  constructor(
    readonly text: string,
    private readonly wanted: Wanted,
    private readonly earlier: Names,
    private readonly fragments: readonly TreeFragment[] = [],
  ) {}

  /** Whether the text was worth parsing so far. */
  get isParsed(): boolean {
    return this.found.tree !== undefined;
  }

  get tree(): Tree {
    this.found.tree ??= parser.parse(this.text, this.fragments);
    return this.found.tree;
  }

  get scopes(): PythonScopes {
    this.found.scopes ??= new PythonScopes(this.tree, this.text);
    return this.found.scopes;
  }

  get calls(): readonly SourceCall[] {
    this.found.calls ??= this.everyCall();
    return this.found.calls;
  }

  get names(): Names {
    this.found.names ??= this.findNames();
    return this.found.names;
  }

  private findNames(): Names {
    const names = new Map(this.earlier);
    for (const { local, qualified } of this.imports) {
      if (local === "*") names.set(`*${qualified}`, qualified);
      else if (qualified === "") names.delete(local);
      else names.set(local, qualified);
    }
    for (let statement = this.tree.topNode.firstChild; statement !== null; statement = statement.nextSibling) {
      const target = statement.firstChild;
      const isNamed = statement.name === "AssignStatement" && target?.name === "VariableName";
      const definition = statement.name === "ClassDefinition" || statement.name === "FunctionDefinition";
      const node = isNamed ? target : definition ? statement.getChild("VariableName") : null;
      if (node === null) continue;
      const qualified = isNamed ? this.qualifiedName(statement.lastChild!) : undefined;
      const local = this.text.slice(node.from, node.to);
      if (qualified === undefined) names.delete(local);
      else names.set(local, qualified);
    }
    return names;
  }

  /** The imports of the file's own scope, inside `if` and `try` too, in the order of the text. */
  get imports(): readonly ImportEntry[] {
    this.found.imports ??= occurrences(this.text, "import").flatMap((at) => {
      const statement = this.tree.resolveInner(at, 1).parent;
      if (statement?.name !== "ImportStatement" || isInDefinition(statement)) return [];
      return importEntries(statement, this.text);
    });
    return this.found.imports;
  }

  /** The qualified name of an expression such as `nn.CrossEntropyLoss`, or undefined where no import explains it. */
  qualifiedName(node: SyntaxNode, depth = 0): string | undefined {
    const name = this.rawName(node, depth);
    return name === undefined ? undefined : canonicalName(name);
  }

  nameFor(qualified: string, offset: number): LocalName {
    return nameInPython(this, qualified, offset, this.names);
  }

  define(definition: Definition, offset: number): readonly SourceEdit[] {
    return defineInPython(this, definition, offset);
  }

  private rawName(node: SyntaxNode, depth: number): string | undefined {
    if (node.name === "MemberExpression") {
      const owner = node.firstChild;
      const property = node.getChild("PropertyName");
      const name = owner === null || property === null ? undefined : this.rawName(owner, depth);
      return name === undefined ? undefined : `${name}.${this.text.slice(property!.from, property!.to)}`;
    }
    if (node.name !== "VariableName" || depth > MAX_ALIASES) return undefined;
    const local = this.text.slice(node.from, node.to);
    const binding = this.scopes.bindingFor(node);
    if (binding === undefined) return this.earlier.get(local) ?? this.nameByWildcard(local);
    const { meaning } = binding;
    if (meaning.kind === "import") return meaning.qualified === "" ? undefined : meaning.qualified;
    if (meaning.kind === "value") return this.rawName(meaning.node, depth + 1);
    return meaning.kind === "definition" && binding.scope < 0 ? `local.${local}` : undefined;
  }

  private nameByWildcard(local: string): string | undefined {
    const modules = [
      ...this.imports.filter((entry) => entry.local === "*").map(({ qualified }) => qualified),
      ...[...this.earlier].filter(([name]) => name.startsWith("*")).map(([, module]) => module),
    ];
    return modules.map((module) => `${module}.${local}`).find((name) => this.wanted.has(canonicalName(name)));
  }

  private everyCall(): readonly SourceCall[] {
    const calls = this.wanted.mayBeIn(this.text, this.earlier) ? this.findCalls() : [];
    if (!mayHoldConfigDicts(this.text)) return calls;
    const dicts = configDicts(this).filter(({ name }) => this.wanted.has(name));
    return [...calls, ...dicts].sort(inOrder);
  }

  /** Only where a wanted word stands, or a name that an import or an assignment gives to one. */
  private findCalls(): SourceCall[] {
    const calls = new Map<number, SourceCall>();
    const aliases = new Set([...this.earlier.keys()].filter((local) => this.wanted.has(this.earlier.get(local)!)));
    const visit = (at: number): void => {
      const node = this.tree.resolveInner(at, 1);
      if (node.from !== at || (node.name !== "VariableName" && node.name !== "PropertyName")) return;
      const callee = node.name === "PropertyName" ? node.parent! : node;
      const { parent } = callee;
      if (parent === null) return;
      if (parent.name === "CallExpression" && parent.firstChild?.from === callee.from) {
        const call = this.readCall(parent, callee);
        if (call !== undefined && this.wanted.has(call.name)) calls.set(callee.to, call);
      } else if (parent.name === "ImportStatement") {
        const alias = node.nextSibling?.name === "as" ? node.nextSibling.nextSibling : null;
        if (alias !== null) aliases.add(this.text.slice(alias.from, alias.to));
      } else if (parent.name === "AssignStatement" && callee.prevSibling?.name === "AssignOp") {
        const target = parent.firstChild!;
        if (target.name === "VariableName") aliases.add(this.text.slice(target.from, target.to));
      }
    };
    for (const { index } of this.text.matchAll(this.wanted.pattern)) visit(index);
    const done = new Set<string>();
    for (let size = -1; size !== aliases.size; ) {
      size = aliases.size;
      for (const alias of [...aliases]) {
        if (done.has(alias) || this.wanted.words.has(alias)) continue;
        done.add(alias);
        for (const at of occurrences(this.text, alias)) visit(at);
      }
    }
    return [...calls.values()].sort(inOrder);
  }

  /** The call as plain data; where no import explains a method's object, its name is `*.method`. */
  readCall(node: SyntaxNode, callee = node.firstChild!): SourceCall | undefined {
    const list = node.getChild("ArgList");
    if (list === null) return undefined;
    const property = callee.name === "MemberExpression" ? callee.getChild("PropertyName") : null;
    const method = property === null ? undefined : `*.${this.text.slice(property.from, property.to)}`;
    const name = this.qualifiedName(callee) ?? method;
    if (name === undefined) return undefined;
    return {
      name,
      span: { start: node.from, end: node.to },
      calleeSpan: { start: callee.from, end: callee.to },
      argumentsSpan: { start: list.from, end: list.to },
      isClosed: list.lastChild?.name === ")",
      arguments: pythonArguments(list, this.text),
    };
  }
}

/** By place, an outer call before the calls in it. */
function inOrder(a: SourceCall, b: SourceCall): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}

function isInDefinition(node: SyntaxNode): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.name === "FunctionDefinition" || parent.name === "ClassDefinition") return true;
  }
  return false;
}
