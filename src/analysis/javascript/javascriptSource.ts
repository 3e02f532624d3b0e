/** A JavaScript or TypeScript text: its calls under their qualified names, and how to reach and define further names. */
import type { SyntaxNode, Tree, TreeFragment } from "@lezer/common";
import { parser } from "@lezer/javascript";
import { occurrences } from "../occurrences.ts";
import type { Definition, LocalName, Names, Source } from "../source.ts";
import type { SourceCall, SourceEdit } from "../sourceCall.ts";
import type { Wanted } from "../wanted.ts";
import { heldString } from "./heldString.ts";
import { javascriptArguments, objectArguments } from "./javascriptArguments.ts";
import { FILE, JavascriptBindings, type Meaning } from "./javascriptBindings.ts";
import { defineInJavascript, importOf } from "./javascriptInsertions.ts";

/** Type annotations are read in every file; JSX only where its closing tags are: `<T>x` is a cast elsewhere. */
const TYPESCRIPT = parser.configure({ dialect: "ts" });
const JSX = parser.configure({ dialect: "ts jsx" });
const CLOSING_TAG = /<\/[A-Za-z>]|\/>/;
const TENSORFLOW = /^@tensorflow\/tfjs(?:-[\w-]+)?$/;
/** Syntax that only TypeScript has. */
const TYPED = new Set(["TypeAnnotation", "InterfaceDeclaration", "TypeAliasDeclaration", "TypeArgList"]);
const MAX_ALIASES = 8;

export class JavascriptSource implements Source {
  readonly language = "javascript";
  private readonly found: { tree?: Tree; bindings?: JavascriptBindings; calls?: readonly SourceCall[] } = {};

  constructor(
    readonly text: string,
    private readonly wanted: Wanted,
    private readonly earlier: Names,
    private readonly fragments: readonly TreeFragment[] = [],
  ) {}

  get tree(): Tree {
    this.found.tree ??= this.parse();
    return this.found.tree;
  }

  get bindings(): JavascriptBindings {
    this.found.bindings ??= new JavascriptBindings(this.tree, this.text);
    return this.found.bindings;
  }

  get calls(): readonly SourceCall[] {
    this.found.calls ??= this.wanted.mayBeIn(this.text, this.earlier) ? this.findCalls() : [];
    return this.found.calls;
  }

  get names(): Names {
    const names = new Map(this.earlier);
    for (const match of this.text.matchAll(/\b(?:import|const|let|var)\b[^;=]*?(?=[=;]|\bfrom\b)/g)) {
      for (const [local] of match[0].matchAll(/[\p{ID_Start}_$][\p{ID_Continue}$]*/gu)) {
        const binding = this.bindings.of(local).find(({ scope }) => scope === FILE);
        const name = binding && this.nameOfMeaning(binding.meaning, local, 0);
        if (binding !== undefined && name !== undefined) names.set(local, name);
        else if (binding !== undefined) names.delete(local);
      }
    }
    return names;
  }

  /** The qualified name of an expression such as `tf.losses.softmaxCrossEntropy`. */
  qualifiedName(node: SyntaxNode, depth = 0): string | undefined {
    if (depth > MAX_ALIASES) return undefined;
    const { name, firstChild } = node;
    if (name === "MemberExpression") {
      const property = this.propertyOf(node);
      const owner = firstChild === null || property === undefined ? undefined : this.qualifiedName(firstChild, depth);
      return owner && withoutDefault(`${owner}.${property}`);
    }
    if (name === "InstantiationExpression" || name === "PostfixExpression")
      return this.qualifiedName(firstChild!, depth);
    if (name === "ParenthesizedExpression") return this.qualifiedName(firstChild!.nextSibling ?? firstChild!, depth);
    const module = this.moduleOf(node);
    if (module !== undefined) return canonicalModule(module);
    if (name !== "VariableName") return undefined;
    const local = this.textOf(node);
    const binding = this.bindings.for(node);
    if (binding === undefined) return this.earlier.get(local);
    return this.nameOfMeaning(binding.meaning, binding.scope === FILE ? local : undefined, depth);
  }

  nameFor(qualified: string, offset: number): LocalName {
    if (qualified.startsWith("type:")) return this.typeFor(qualified.slice("type:".length), offset);
    const parts = qualified.split(".");
    for (let length = parts.length; length > 0; length--) {
      const prefix = parts.slice(0, length).join(".");
      const local = [...this.names].find(([, name]) => name === prefix)?.[0];
      if (local !== undefined) return { text: [local, ...parts.slice(length)].join("."), edits: [] };
    }
    const module = /@tensorflow\/tfjs[\w-]*/.exec(this.text)?.[0] ?? "@tensorflow/tfjs";
    const free = ["tf", "tfjs", "tensorflow"].find((name) => this.bindings.of(name).length === 0) ?? "tf";
    return { text: [free, ...parts.slice(1)].join("."), edits: [importOf(this, module, free)] };
  }

  define(definition: Definition, offset: number): readonly SourceEdit[] {
    return defineInJavascript(this, definition, offset);
  }

  /** A tag in a string looks like JSX too: where the file is broken as JSX, it is read without. */
  private parse(): Tree {
    if (!CLOSING_TAG.test(this.text)) return TYPESCRIPT.parse(this.text, this.fragments);
    const jsx = JSX.parse(this.text);
    if (errorsIn(jsx) === 0) return jsx;
    const plain = TYPESCRIPT.parse(this.text);
    return errorsIn(plain) < errorsIn(jsx) ? plain : jsx;
  }

  /** `: tf.Tensor` where the file has types, else nothing. */
  private typeFor(name: string, offset: number): LocalName {
    if (!this.hasTypes()) return { text: "", edits: [] };
    if (!name.includes(".")) return { text: `: ${name}`, edits: [] };
    const { text, edits } = this.nameFor(name, offset);
    return { text: `: ${text}`, edits };
  }

  private hasTypes(): boolean {
    const cursor = this.tree.cursor();
    do if (TYPED.has(cursor.name)) return true;
    while (cursor.next());
    return false;
  }

  /** `softmax` of `tf.softmax` and of `tf["softmax"]`. */
  private propertyOf(member: SyntaxNode): string | undefined {
    const name = member.getChild("PropertyName");
    if (name !== null) return this.textOf(name);
    const string = member.lastChild?.prevSibling;
    const isKey = string?.name === "String" && string.prevSibling?.name === "[";
    return isKey ? this.text.slice(string.from + 1, string.to - 1) : undefined;
  }

  private textOf(node: SyntaxNode): string {
    return this.text.slice(node.from, node.to);
  }

  private nameOfMeaning(meaning: Meaning, local: string | undefined, depth: number): string | undefined {
    if (meaning.kind === "import") return withoutDefault([canonicalModule(meaning.module), ...meaning.path].join("."));
    if (meaning.kind === "value") {
      const name = this.qualifiedName(meaning.node, depth + 1);
      return name && withoutDefault([name, ...meaning.path].join("."));
    }
    return meaning.kind === "function" && local !== undefined ? `local.${local}` : undefined;
  }

  /** `require("m")`, `await import("m")`. */
  private moduleOf(node: SyntaxNode): string | undefined {
    const inner = node.name === "AwaitExpression" ? node.lastChild! : node;
    const isRequire = inner.name === "CallExpression" && this.textOf(inner.firstChild!) === "require";
    const list = isRequire ? inner.getChild("ArgList") : inner.name === "DynamicImport" ? inner : null;
    const string = list?.getChild("String");
    return string == null ? undefined : this.text.slice(string.from + 1, string.to - 1);
  }

  /** Only where a wanted word stands, or a name that is given to one. */
  private findCalls(): SourceCall[] {
    const calls = new Map<number, SourceCall>();
    const aliases = new Set<string>();
    const visit = (at: number): void => {
      const node = this.tree.resolveInner(at, 1);
      const isKey = node.name === "String" && node.prevSibling?.name === "[" && node.from === at - 1;
      if (node.from !== at && !isKey) return;
      if (node.parent?.name === "PatternProperty" || node.parent?.name === "ImportGroup") {
        const alias =
          node.parent.name === "ImportGroup"
            ? node.nextSibling?.nextSibling
            : node.parent.getChild("VariableDefinition");
        if (alias?.name === "VariableDefinition") aliases.add(this.textOf(alias));
        return;
      }
      let callee = node.name === "PropertyName" || isKey ? node.parent! : node;
      if (callee.parent?.name === "InstantiationExpression") callee = callee.parent;
      const { parent } = callee;
      if (
        parent?.name === "CallExpression" &&
        parent.firstChild?.from === callee.from &&
        parent.firstChild.to === callee.to
      ) {
        const call = this.readCall(parent, callee);
        if (call !== undefined && this.wanted.has(call.name)) calls.set(callee.to, call);
      } else if (parent?.name === "VariableDeclaration" && callee.prevSibling?.name === "Equals") {
        const target = parent.getChild("VariableDefinition");
        if (target !== null) aliases.add(this.textOf(target));
      }
    };
    for (const match of this.text.matchAll(this.wanted.pattern)) visit(match.index);
    for (const alias of aliases)
      if (!this.wanted.words.has(alias)) for (const at of occurrences(this.text, alias)) visit(at);
    return [...calls.values()].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  }

  /** A call that takes one object has that object's properties as its arguments. */
  private readCall(node: SyntaxNode, callee: SyntaxNode): SourceCall | undefined {
    const list = node.getChild("ArgList");
    if (list === null) return undefined;
    const property = callee.name === "MemberExpression" ? this.propertyOf(callee) : undefined;
    const method = property && `*.${property}`;
    const name = this.qualifiedName(callee) ?? method;
    if (name === undefined) return undefined;
    const given = javascriptArguments(list, this.text);
    const object = given.length === 1 ? list.getChild("ObjectExpression") : null;
    const inner = object ?? list;
    return {
      name,
      span: { start: node.from, end: node.to },
      calleeSpan: { start: callee.from, end: callee.to },
      argumentsSpan: { start: inner.from, end: inner.to },
      isClosed: list.lastChild?.name === ")" && (object === null || object.lastChild?.name === "}"),
      arguments: object === null ? given : objectArguments(object, this.text).map((each) => heldString(this, each)),
      ...(object !== null && { syntax: "object" as const }),
    };
  }
}

function errorsIn(tree: Tree): number {
  let count = 0;
  tree.iterate({
    enter: ({ type }) => {
      if (type.isError) count++;
    },
  });
  return count;
}

/** All of TensorFlow.js' packages are one. */
function canonicalModule(module: string): string {
  return TENSORFLOW.test(module) ? "tfjs" : module;
}

/** The package's default export is the package. */
function withoutDefault(name: string): string {
  return name.replace(/^tfjs\.default(?=\.|$)/, "tfjs");
}
