/** What the names of a Python text hold where they are used; unknown wherever the text does not prove it. */
import type { SyntaxNode } from "@lezer/common";
import { allCalls, classAround, functionAround, type PythonCall, pythonCall } from "./calls.ts";
import type { PythonSource } from "./pythonSource.ts";
import { scopesAround } from "./scopes.ts";

/** Names may hold names; further than this they are not followed. */
const MAX_STEPS = 12;

/** Methods that give back, with the same values, what they are called on: a model on another device, a cast tensor. */
const PASS = new Set(
  (
    "to cuda cpu half float double bfloat16 train eval requires_grad_ apply share_memory xpu mps " +
    "squeeze unsqueeze view reshape flatten contiguous permute transpose clone detach type astype"
  ).split(" "),
);
const WRAPPERS = new Set([
  "torch.nn.DataParallel",
  "torch.nn.parallel.DistributedDataParallel",
  "torch.compile",
  "torch.jit.script",
]);

/** Looks values up; every answer is found once. */
export class Dataflow {
  private found: { calls?: readonly PythonCall[]; attributes: Map<string, SyntaxNode | undefined> } = {
    attributes: new Map(),
  };

  constructor(readonly source: PythonSource) {}

  /** All calls of the text in its order. */
  get calls(): readonly PythonCall[] {
    this.found.calls ??= allCalls(this.source);
    return this.found.calls;
  }

  textOf(node: SyntaxNode): string {
    return this.source.text.slice(node.from, node.to);
  }

  /** The expression that gives `node` its value: a name is followed to its assignment; undefined where it is unknown. */
  valueOf(node: SyntaxNode, steps = 0): SyntaxNode | undefined {
    if (steps > MAX_STEPS) return undefined;
    const inner = unwrapped(node);
    const held = this.heldBy(inner);
    if (held === "itself") return inner;
    return held === undefined ? undefined : this.valueOf(held, steps + 1);
  }

  /** Like `valueOf`, through casts, moves and reshapes too: `Net().to(device)` is `Net()`. */
  originOf(node: SyntaxNode, steps = 0): SyntaxNode | undefined {
    const value = this.valueOf(node);
    const call = value && pythonCall(this.source, value);
    if (value === undefined || call === undefined || steps > MAX_STEPS) return value;
    const [first] = call.arguments;
    if (WRAPPERS.has(call.name) && first?.kind === "positional") {
      return this.originOf(value.getChild("ArgList")!.firstChild!.nextSibling!, steps + 1);
    }
    const owner = value.firstChild!.firstChild;
    const method = /^\*\.(\w+)$/.exec(call.name)?.[1];
    return method !== undefined && PASS.has(method) && owner !== null ? this.originOf(owner, steps + 1) : value;
  }

  /** The call that made what `node` holds. */
  constructionOf(node: SyntaxNode): PythonCall | undefined {
    const origin = this.originOf(node);
    return origin && pythonCall(this.source, origin);
  }

  /** The class or function of this file that `node` names. */
  definitionOf(node: SyntaxNode): SyntaxNode | undefined {
    const meaning = node.name === "VariableName" ? this.source.scopes.bindingFor(node)?.meaning : undefined;
    return meaning?.kind === "definition" ? meaning.node : undefined;
  }

  /** The one assignment that a variable's use sees; undefined where there are several, or none. */
  assignmentFor(use: SyntaxNode): SyntaxNode | undefined {
    const name = this.textOf(use);
    const found = this.source.scopes.bindingFor(use);
    if (found === undefined) return undefined;
    const all = this.source.scopes.bindingsOf(name).filter(({ scope }) => scope === found.scope);
    const changes = this.otherChanges(name, found.scope);
    const statementOf = (at: number) => this.source.tree.resolveInner(at, 1).parent!;
    if (scopesAround(use)[0]!.at !== found.scope) {
      const isSure = all.length === 1 && found.meaning.kind === "value" && changes.length === 0;
      return isSure ? statementOf(found.at) : undefined;
    }
    // In `x = f(x)` the use sees what x was before.
    const last = all.findLast(({ at }) => at < use.from && statementOf(at).to < use.to);
    if (last?.meaning.kind !== "value") return undefined;
    const statement = statementOf(last.at);
    if (!isWithin(use, blockOf(statement))) return undefined;
    if (changes.some((at) => at > statement.from && at < use.from)) return undefined;
    // In a loop that does not hold the assignment, what comes later may come before.
    const loop = outermostLoop(use, statement);
    const isRepeated = (at: number) => loop !== undefined && loop.from <= at && at < loop.to;
    return all.some(({ at }) => isRepeated(at)) || changes.some(isRepeated) ? undefined : statement;
  }

  /** What `self.name` is assigned to, where one place of the class does. */
  private attributeValue(member: SyntaxNode): SyntaxNode | undefined {
    const owner = classAround(member);
    const name = member.getChild("PropertyName");
    if (owner === null || name === null) return undefined;
    const key = `${owner.from} ${this.textOf(name)}`;
    if (!this.found.attributes.has(key)) this.found.attributes.set(key, this.findAttribute(owner, this.textOf(name)));
    return this.found.attributes.get(key);
  }

  private findAttribute(owner: SyntaxNode, name: string): SyntaxNode | undefined {
    const values: (SyntaxNode | undefined)[] = [];
    for (const at of this.source.scopes.occurrencesOf(name)) {
      const node = this.source.tree.resolveInner(at, 1);
      const target = node.name === "PropertyName" ? node.parent! : node;
      const statement = target.parent;
      if (statement === null || classAround(node)?.from !== owner.from) continue;
      const isChanged = /^(AssignStatement|UpdateStatement|DeleteStatement)$/.test(statement.name);
      if (!isChanged || (target.nextSibling === null && statement.name === "AssignStatement")) continue;
      if (node.name === "VariableName" && functionAround(node) !== null) continue;
      values.push(simpleValue(statement, target));
    }
    return values.length === 1 ? values[0] : undefined;
  }

  private heldBy(node: SyntaxNode): SyntaxNode | "itself" | undefined {
    if (node.name === "VariableName") {
      const statement = this.assignmentFor(node);
      return statement && simpleValue(statement, statement.firstChild!);
    }
    if (node.name !== "MemberExpression" || node.getChild("PropertyName") === null) return "itself";
    return node.firstChild!.name === "VariableName" && this.textOf(node.firstChild!) === "self"
      ? this.attributeValue(node)
      : undefined;
  }

  /** `p += 1`, `del p`, `global p`: places that change a name without being a binding of the scopes. */
  private otherChanges(name: string, scope: number): number[] {
    return this.source.scopes.occurrencesOf(name).filter((at) => {
      const node = this.source.tree.resolveInner(at, 1);
      const statement = node.parent?.name ?? "";
      if (node.name !== "VariableName") return false;
      if (statement === "ScopeStatement") return true;
      const isChange =
        statement === "DeleteStatement" || (statement === "UpdateStatement" && node.prevSibling === null);
      return isChange && scopesAround(node)[0]!.at === scope;
    });
  }
}

/** Without parentheses. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.name === "ParenthesizedExpression" && inner.firstChild?.nextSibling != null) {
    inner = inner.firstChild.nextSibling;
  }
  return inner;
}

/** The value of `target = value`, also behind a type; undefined for several targets, or none that is alone. */
function simpleValue(statement: SyntaxNode, target: SyntaxNode): SyntaxNode | undefined {
  if (statement.name !== "AssignStatement" || target.prevSibling?.name === ",") return undefined;
  let next = target.nextSibling;
  if (next?.name === "TypeDef") next = next.nextSibling;
  const value = statement.lastChild!;
  return next?.name === "AssignOp" && value.prevSibling?.name === "AssignOp" ? value : undefined;
}

/** The block after whose statement the assignment surely holds; the block of a `with` belongs to the one around it. */
function blockOf(statement: SyntaxNode): SyntaxNode {
  let block = statement.parent!;
  while (block.parent?.name === "WithStatement") block = block.parent.parent!;
  return block;
}

function isWithin(node: SyntaxNode, block: SyntaxNode): boolean {
  for (let parent = node.parent; parent !== null; parent = parent.parent) {
    if (parent.from === block.from && parent.to === block.to && parent.name === block.name) return true;
  }
  return false;
}

/** The outermost loop around `use` that does not hold `statement`. */
function outermostLoop(use: SyntaxNode, statement: SyntaxNode): SyntaxNode | undefined {
  let loop: SyntaxNode | undefined;
  for (let parent = use.parent; parent !== null; parent = parent.parent) {
    if (parent.from <= statement.from && statement.to <= parent.to) break;
    if (parent.name === "ForStatement" || parent.name === "WhileStatement") loop = parent;
  }
  return loop;
}
