/** JavaScript's and TypeScript's names: what each is bound to, block by block. */
import type { SyntaxNode, Tree } from "@lezer/common";
import { occurrences } from "../occurrences.ts";

/** What a name stands for where it is bound. */
export type Meaning =
  /** A module, and the properties that were taken out of it. */
  | { readonly kind: "import"; readonly module: string; readonly path: readonly string[] }
  /** The value of an expression, and the properties that were taken out of it. */
  | { readonly kind: "value"; readonly node: SyntaxNode; readonly path: readonly string[] }
  | { readonly kind: "function"; readonly node: SyntaxNode }
  | { readonly kind: "other" };

export interface JavascriptBinding {
  readonly at: number;
  /** Names the scope's node; FILE for the file. */
  readonly scope: string;
  readonly meaning: Meaning;
}

export const FILE = "file";

const SCOPES =
  /^(?:Block|ArrowFunction|FunctionDeclaration|FunctionExpression|MethodDeclaration|ForStatement|CatchClause|StaticBlock|Property|SwitchBody)$/;

/** Looks bindings up by name, each name once. */
export class JavascriptBindings {
  private readonly known = new Map<string, readonly JavascriptBinding[]>();

  constructor(
    private readonly tree: Tree,
    private readonly text: string,
  ) {}

  /** All bindings of `name` in the file, in its order. */
  of(name: string): readonly JavascriptBinding[] {
    let bindings = this.known.get(name);
    if (bindings === undefined) {
      bindings = occurrences(this.text, name).flatMap((at) => {
        const node = this.tree.resolveInner(at, 1);
        return node.name === "VariableDefinition" && node.from === at ? [this.bindingAt(node)] : [];
      });
      this.known.set(name, bindings);
    }
    return bindings;
  }

  /** What the variable at `node` refers to; undefined where the file does not bind it. */
  for(node: SyntaxNode): JavascriptBinding | undefined {
    const all = this.of(this.text.slice(node.from, node.to));
    if (all.length === 0) return undefined;
    for (const scope of scopesAround(node)) {
      const found = all.findLast((binding) => binding.scope === scope);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private bindingAt(node: SyntaxNode): JavascriptBinding {
    const parent = node.parent!;
    const bind = (meaning: Meaning, scope = scopesAround(parent)[0]!): JavascriptBinding => ({
      at: node.from,
      scope,
      meaning,
    });
    if (parent.name === "ImportDeclaration" || parent.name === "ImportGroup") return bind(this.imported(node), FILE);
    const awaited = importThen(parent, this.text);
    if (awaited !== undefined) return bind({ kind: "value", node: awaited, path: [] });
    if (parent.name === "FunctionDeclaration") {
      // Its name belongs to the scope around it.
      return bind({ kind: "function", node: parent }, scopesAround(parent.parent ?? parent)[0]!);
    }
    const path: string[] = [];
    for (
      let at: SyntaxNode = node, owner: SyntaxNode | null = parent;
      owner !== null;
      at = owner, owner = owner.parent
    ) {
      if (owner.name === "PatternProperty") {
        const property = owner.getChild("PropertyName") ?? (at.name === "VariableDefinition" ? at : null);
        if (property === null || owner.getChild("Spread") !== null) return bind({ kind: "other" });
        path.unshift(this.text.slice(property.from, property.to));
      } else if (owner.name === "VariableDeclaration") {
        const equals = at.nextSibling?.name === "TypeAnnotation" ? at.nextSibling.nextSibling : at.nextSibling;
        const value = equals?.name === "Equals" ? equals.nextSibling : null;
        return bind(value === null ? { kind: "other" } : { kind: "value", node: value, path });
      } else if (owner.name !== "ObjectPattern") {
        return bind({ kind: "other" });
      }
    }
    return bind({ kind: "other" });
  }

  /** `* as tf`, a default import, `{ losses as L }`, and TypeScript's `import tf = require("…")`. */
  private imported(node: SyntaxNode): Meaning {
    const statement = node.parent!.name === "ImportGroup" ? node.parent!.parent! : node.parent!;
    const module = statement.getChild("String");
    if (statement.getChild("type") !== null) return { kind: "other" };
    if (module === null) {
      const value = valueBehind(statement)?.firstChild;
      return value == null ? { kind: "other" } : { kind: "value", node: value, path: [] };
    }
    const name = this.text.slice(module.from + 1, module.to - 1);
    if (node.parent!.name === "ImportDeclaration") return { kind: "import", module: name, path: [] };
    const original = node.prevSibling?.name === "as" ? node.prevSibling.prevSibling! : node;
    return { kind: "import", module: name, path: [this.text.slice(original.from, original.to)] };
  }
}

/** What `import tf = value` is given: the grammar does not know that form, and reads the value as the next statement. */
export function valueBehind(statement: SyntaxNode): SyntaxNode | undefined {
  const isAssigned = statement.lastChild?.type.isError === true && statement.lastChild.getChild("Equals") !== null;
  const next = isAssigned ? statement.nextSibling : null;
  return next?.name === "ExpressionStatement" ? next : undefined;
}

/** The `import("…")` whose module `import("…").then((tf) => …)` gives to the only parameter of `parameters`. */
function importThen(parameters: SyntaxNode, text: string): SyntaxNode | undefined {
  const callee = parameters.parent?.name === "ArrowFunction" ? parameters.parent.parent?.prevSibling : null;
  const [first, second] = parameters.getChildren("VariableDefinition");
  const module = callee?.name === "MemberExpression" ? callee.firstChild : null;
  const isOnly = first !== undefined && second === undefined && parameters.name === "ParamList";
  return isOnly && module?.name === "DynamicImport" && text.slice(module.to, callee!.to).trim() === ".then"
    ? module
    : undefined;
}

/** The names of the scopes around `node`, the innermost first. */
function scopesAround(node: SyntaxNode): string[] {
  const scopes: string[] = [];
  for (let scope: SyntaxNode | null = node; scope !== null; scope = scope.parent) {
    if (SCOPES.test(scope.name)) scopes.push(`${scope.name} ${scope.from}`);
  }
  scopes.push(FILE);
  return scopes;
}
