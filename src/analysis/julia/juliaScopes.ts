/** What binds a name in Julia: parameters, assignments and definitions, from the innermost scope outwards. */
import type { SyntaxNode } from "@lezer/common";

/** A name that no scope binds may be imported; an alias is another name for what `path` means at `node`. */
export type JuliaMeaning =
  | { readonly kind: "free" }
  /** `value` is what was assigned last before the node. */
  | { readonly kind: "bound"; readonly value?: SyntaxNode }
  | { readonly kind: "alias"; readonly path: string; readonly node: SyntaxNode };

interface Binding {
  readonly word: string;
  /** What is assigned. */
  readonly value?: SyntaxNode;
}

/** Says what a word means where a node of the tree of `text` stands. */
export function juliaScopes(text: string): (word: string, node: SyntaxNode) => JuliaMeaning {
  const known = new Map<string, readonly Binding[]>();
  const bindingsIn = (scope: SyntaxNode): readonly Binding[] => {
    const key = `${scope.name} ${scope.from} ${scope.to}`;
    let bindings = known.get(key);
    if (bindings === undefined) {
      bindings = [...parametersOf(scope, text), ...assignedBelow(scope, text)];
      known.set(key, bindings);
    }
    return bindings;
  };
  return (word, node) => {
    for (let scope: SyntaxNode | null = node; scope !== null; scope = scope.parent) {
      if (!isScope(scope)) continue;
      const bindings = bindingsIn(scope).filter((binding) => binding.word === word);
      if (bindings.length > 0) return meaningOf(bindings, node, text);
      // A module sees nothing of what is around it.
      if (scope.name === "ModuleDefinition") break;
    }
    return { kind: "free" };
  };
}

function meaningOf(bindings: readonly Binding[], node: SyntaxNode, text: string): JuliaMeaning {
  const [{ value } = {}] = bindings;
  if (value === undefined || !/^(?:Identifier|FieldExpression)$/.test(value.name)) {
    const last = bindings.flatMap((each) => each.value ?? []).findLast(({ to }) => to <= node.from);
    return { kind: "bound", ...(last !== undefined && { value: last }) };
  }
  const path = text.slice(value.from, value.to);
  const isOne = bindings.every(
    (each) => each.value !== undefined && text.slice(each.value.from, each.value.to) === path,
  );
  return isOne ? { kind: "alias", path, node: value } : { kind: "bound" };
}

const SCOPES =
  /^(?:Program|(?:Module|Function|Macro)Definition|ArrowFunctionExpression|DoClause|(?:Let|For|While)Statement|TryStatement|CatchClause|Generator|GeneratorExpression|ComprehensionExpression)$/;

function isScope(node: SyntaxNode): boolean {
  return SCOPES.test(node.name) || isShortDefinition(node);
}

/** `f(x) = …` */
function isShortDefinition(node: SyntaxNode): boolean {
  return node.name === "Assignment" && signatureOf(node.firstChild!) !== undefined;
}

/** The call in `f(x)`, `f(x)::T` and `f(x) where T`. */
function signatureOf(node: SyntaxNode): SyntaxNode | undefined {
  if (node.name === "CallExpression") return node;
  return node.name === "BinaryExpression" ? signatureOf(node.firstChild!) : undefined;
}

function parametersOf(scope: SyntaxNode, text: string): Binding[] {
  switch (scope.name) {
    case "FunctionDefinition":
    case "MacroDefinition": {
      const signature = scope.getChild("Signature")?.firstChild;
      const call = signature && signatureOf(signature);
      return patternNames(call?.getChild("Arguments") ?? signature ?? null, text);
    }
    case "Assignment":
      return patternNames(signatureOf(scope.firstChild!)!.getChild("Arguments"), text);
    case "ArrowFunctionExpression":
      return patternNames(scope.firstChild, text);
    case "DoClause":
      return patternNames(scope.getChild("Parameters"), text);
    case "LetStatement":
      return scope
        .getChildren("LetBinding")
        .flatMap(({ firstChild }) =>
          firstChild?.name === "Assignment" ? assigned(firstChild, text) : patternNames(firstChild, text),
        );
    case "CatchClause":
      return patternNames(scope.getChild("ExceptionCapture")?.firstChild ?? null, text);
    default: {
      const holder = [scope, ...scope.getChildren("GenFor")];
      const generators = scope.getChildren("Generator").flatMap((generator) => generator.getChildren("GenFor"));
      const bindings = [...holder, ...generators].flatMap((node) => node.getChildren("ForBinding"));
      return bindings.flatMap(({ firstChild }) => patternNames(firstChild, text));
    }
  }
}

/** The names that a parameter, or the left side of an assignment, binds. */
function patternNames(node: SyntaxNode | null, text: string): Binding[] {
  if (node === null) return [];
  if (node.name === "Identifier") return [{ word: text.slice(node.from, node.to) }];
  if (/^(?:KwArg|BinaryExpression|SplatExpression|Assignment)$/.test(node.name))
    return patternNames(node.firstChild, text);
  if (
    !/^(?:Arguments|KeywordArguments|Parameters|TupleExpression|OpenTuple|ParenExpression|ParenthesizedExpression)$/.test(
      node.name,
    )
  )
    return [];
  const names: Binding[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) names.push(...patternNames(child, text));
  return names;
}

/** What is assigned or defined in a scope, scopes in it left out. */
function assignedBelow(scope: SyntaxNode, text: string): Binding[] {
  const found: Binding[] = [];
  for (let child = scope.firstChild; child !== null; child = child.nextSibling) {
    // A short definition's body is one expression: `f(x) = y = x` assigns nothing that counts here.
    if (/^(?:Signature|Arguments|GlobalStatement)$/.test(child.name)) continue;
    if (child.name === "FunctionDefinition") found.push(...definedName(child.getChild("Signature")?.firstChild, text));
    else if (isShortDefinition(child)) found.push(...definedName(child.firstChild, text));
    else if (child.name === "Assignment") found.push(...assigned(child, text));
    if (!isScope(child)) found.push(...assignedBelow(child, text));
  }
  return found;
}

/** f of `f(x)`; nothing of `Flux.f(x)`, which adds a method to another's function. */
function definedName(signature: SyntaxNode | null | undefined, text: string): Binding[] {
  const name = signature && signatureOf(signature)?.firstChild;
  return name?.name === "Identifier" ? [{ word: text.slice(name.from, name.to) }] : [];
}

function assigned(assignment: SyntaxNode, text: string): Binding[] {
  const { firstChild: left, lastChild: value } = assignment;
  if (left?.name !== "Identifier" || value === null || value.from === left.from) return patternNames(left, text);
  return [{ word: text.slice(left.from, left.to), value }];
}
