/** Where a name in C++ is called, or where a declaration makes a value of the type it names. */
import type { SyntaxNode } from "@lezer/common";
import type { SourceSpan } from "../../formats/arrayReading.ts";

export interface Making {
  readonly span: SourceSpan;
  /** The arguments with their brackets; undefined in `Loss loss;`. */
  readonly list?: SyntaxNode;
  /** Of a declaration, which may do without: the brackets around its arguments. */
  readonly brackets?: "()" | "{}";
}

/** The calls and declarations of which `named`, a name with its namespaces, is the callee or the type. */
export function cppMakings(named: SyntaxNode, text: string): readonly Making[] {
  const { parent } = named;
  if (parent === null) return [];
  const makings = FORMS[parent.name]?.(named, parent, text) ?? [];
  return makings.filter(({ list }) => list === undefined || !isNull(list, text));
}

/** The ways to make a value, by the node in which the name stands. */
const FORMS: Record<string, (named: SyntaxNode, parent: SyntaxNode, text: string) => readonly Making[]> = {
  CallExpression: (named, call) => (call.firstChild!.from === named.from ? inCall(call) : []),
  CompoundLiteralExpression: (_, literal) => inCall(literal),
  NewExpression: (_, made) => inCall(made),
  TypeDescriptor: (_, type, text) => {
    const template = type.parent?.parent;
    const maker = template?.firstChild;
    const isMaker = maker != null && /\bmake_(?:shared|unique)$/.test(text.slice(maker.from, maker.to));
    return isMaker && template?.parent?.name === "CallExpression" ? inCall(template.parent) : [];
  },
  Declaration: (named, declaration, text) =>
    declaration.getChild("extern") === null ? inDeclaration(named, declaration, text) : [],
  FieldDeclaration: (named, declaration, text) =>
    declaration.getChild("static") === null ? inClass(named, declaration, text) : [],
  FunctionDefinition: inEmptyBraces,
};

/** `Loss loss{};` reads like a function without parameters. */
function inEmptyBraces(type: SyntaxNode, definition: SyntaxNode, text: string): Making[] {
  const list = definition.lastChild!;
  const isEmpty = /^\{\s*\}$/.test(text.slice(list.from, list.to)) && type.nextSibling?.nextSibling?.from === list.from;
  return isEmpty && /^(?:Field)?Identifier$/.test(type.nextSibling!.name)
    ? [{ span: { start: type.from, end: list.to }, list, brackets: "{}" }]
    : [];
}

function inCall(node: SyntaxNode): Making[] {
  const list = listOf(node);
  return list === null ? [] : [{ span: { start: node.from, end: node.to }, list }];
}

/** `Loss a, b(options);` in a function or a namespace. */
function inDeclaration(type: SyntaxNode, declaration: SyntaxNode, text: string): Making[] {
  const isLocal = declaration.parent?.name === "CompoundStatement";
  const makings: Making[] = [];
  for (let node = type.nextSibling; node !== null; node = node.nextSibling) {
    const span = { start: makings.length === 0 ? type.from : node.from, end: node.to };
    if (node.name === "Identifier") {
      const isSet = assignmentsOf(node, isLocal ? declaration.parent! : topOf(declaration), text).length > 0;
      if (!isSet) makings.push({ span, brackets: "()" });
    }
    const list = node.name === "InitDeclarator" ? listOf(node) : isLocal ? vexingList(node) : null;
    // `Loss loss = make(…)` is no making of its own.
    if (list === null || /=/.test(text.slice(node.firstChild!.to, list.from))) continue;
    makings.push({ span, list, brackets: text[list.from] === "{" ? "{}" : "()" });
  }
  return makings;
}

/** `Loss loss;` and `Loss loss{options};` among a class's members, or the initialiser that its constructor has. */
function inClass(type: SyntaxNode, declaration: SyntaxNode, text: string): Making[] {
  const field = declaration.getChild("FieldIdentifier");
  if (field === null || field.prevSibling?.to !== type.to || declaration.getChild("⚠") !== null) return [];
  const span = { start: type.from, end: field.to };
  const list = listOf(declaration);
  if (list !== null && !/=/.test(text.slice(field.to, list.from)))
    return [{ span: { start: type.from, end: list.to }, list, brackets: "{}" }];
  if (/=/.test(text.slice(field.to, declaration.to))) return [];
  const initialisers = initialisersOf(field, topOf(declaration), text);
  if (initialisers.length > 0) return initialisers.flatMap((node) => (isOfOptions(node, text) ? inCall(node) : []));
  return assignmentsOf(field, topOf(declaration), text).length > 0 ? [] : [{ span, brackets: "{}" }];
}

function listOf(node: SyntaxNode): SyntaxNode | null {
  return node.getChild("ArgumentList") ?? node.getChild("InitializerList");
}

/** `Loss loss(options);` in a function, which reads like a function that takes an `options`. */
function vexingList(node: SyntaxNode): SyntaxNode | null {
  const list = node.name === "FunctionDeclarator" ? node.getChild("ParameterList") : null;
  const parameters = list?.getChildren("ParameterDeclaration") ?? [];
  const areValues = parameters.every(({ lastChild }) => !/^(?:Identifier|PrimitiveType)$/.test(lastChild!.name));
  return parameters.length > 0 && areValues ? list : null;
}

function isNull(list: SyntaxNode, text: string): boolean {
  return /^[({]\s*nullptr\s*[)}]$/.test(text.slice(list.from, list.to));
}

/** `name = …` and `this->name = …` with a loss, or with another name, on the right, below `scope`. */
function assignmentsOf(name: SyntaxNode, scope: SyntaxNode, text: string): SyntaxNode[] {
  const word = text.slice(name.from, name.to);
  return nodesOf(scope, "AssignmentExpression").filter((node) => {
    const [left = "", right = ""] = text.slice(node.from, node.to).split(/=(.*)/s);
    return left.trim().replace(/^this\s*->\s*/, "") === word && /Loss\b|^\s*(?:std::move\b.*|\w+)\s*$/.test(right);
  });
}

/** `: name(…)` of constructors. */
function initialisersOf(name: SyntaxNode, scope: SyntaxNode, text: string): SyntaxNode[] {
  const word = text.slice(name.from, name.to);
  return nodesOf(scope, "FieldInitializer").filter(
    ({ firstChild }) => text.slice(firstChild!.from, firstChild!.to) === word,
  );
}

function isOfOptions(initialiser: SyntaxNode, text: string): boolean {
  const list = listOf(initialiser);
  return list !== null && /^[({]\s*(?:[\w:]*Options\b.*)?[)}]$/s.test(text.slice(list.from, list.to));
}

function nodesOf(scope: SyntaxNode, name: string): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  const cursor = scope.cursor();
  const { to } = scope;
  do if (cursor.name === name) found.push(cursor.node);
  while (cursor.next() && cursor.from < to);
  return found;
}

function topOf(node: SyntaxNode): SyntaxNode {
  let top = node;
  while (top.parent !== null) top = top.parent;
  return top;
}
