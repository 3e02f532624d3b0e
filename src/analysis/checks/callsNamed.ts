/** The calls of some functions, and of the objects that some classes make, found by their names: the other calls are not read. */
import type { SyntaxNode } from "@lezer/common";
import { type PythonCall, pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";

/** Every call whose qualified name may be one of `names`, and maybe others, in the order of the text. */
export function callsNamed(flow: Dataflow, names: readonly string[]): readonly PythonCall[] {
  return inOrder(flow, calleesNamed(flow, names));
}

/** Every call whose callee may hold what one of `classes` made, and maybe others, in the order of the text. */
export function callsOfObjects(flow: Dataflow, classes: readonly string[]): readonly PythonCall[] {
  const callees: SyntaxNode[] = [];
  const holders = new Set<string>();
  const follow = (value: SyntaxNode) => {
    const { callee, targets } = whereto(value);
    if (callee !== undefined) callees.push(callee);
    for (const target of targets) holders.add(flow.textOf(target));
  };
  for (const callee of calleesNamed(flow, classes)) follow(callee.parent!);
  // What is added to a set while it is walked is walked too.
  for (const holder of holders) for (const name of namesAt(flow, holder)) follow(name);
  return inOrder(flow, callees);
}

/** Both kinds, each call once. */
export function callsOf(
  flow: Dataflow,
  functions: readonly string[],
  classes: readonly string[],
): readonly PythonCall[] {
  const all = new Map<string, PythonCall>();
  for (const call of [...callsNamed(flow, functions), ...callsOfObjects(flow, classes)]) {
    all.set(`${call.span.start} ${call.span.end}`, call);
  }
  return [...all.values()].sort(byPlace);
}

/** The callees whose last name is that of one of `names`, or what an import or an assignment calls it. */
function calleesNamed(flow: Dataflow, names: readonly string[]): SyntaxNode[] {
  const words = new Set(names.map(lastName));
  for (const [local, qualified] of flow.source.names) if (words.has(lastName(qualified))) words.add(local);
  const callees: SyntaxNode[] = [];
  for (const word of words) {
    for (const name of namesAt(flow, word)) {
      const parent = name.parent!;
      if (isCallee(name)) callees.push(name);
      else if (parent.name === "ImportStatement" && name.nextSibling?.name === "as") {
        words.add(flow.textOf(name.nextSibling.nextSibling ?? name));
      } else if (parent.name === "AssignStatement" && name.prevSibling?.name === "AssignOp") {
        for (const target of targetsOf(parent)) words.add(flow.textOf(target));
      }
    }
  }
  return callees;
}

/** Where `word` stands as a name: the variable, or the member expression that ends in it. */
function namesAt(flow: Dataflow, word: string): SyntaxNode[] {
  return flow.source.scopes.occurrencesOf(word).flatMap((at) => {
    const node = flow.source.tree.resolveInner(at, 1);
    if (node.from !== at || node.parent === null) return [];
    return node.name === "VariableName" ? [node] : node.name === "PropertyName" ? [node.parent] : [];
  });
}

/** Around a value, what may give it back: `criterion.cuda()`, `torch.compile(criterion)`. */
const HANDS_ON = /^(?:MemberExpression|CallExpression|ParenthesizedExpression)$/;

/** What becomes of a value in its statement: it, or what a method gives back of it, is called or gets a name. */
function whereto(value: SyntaxNode): { callee?: SyntaxNode; targets: SyntaxNode[] } {
  let isMethod = false;
  for (let node = value; node.parent !== null; node = node.parent) {
    if (isCallee(node) && !isMethod) return { callee: node, targets: [] };
    const { parent } = node;
    if (parent.name === "AssignStatement") {
      return { targets: node.prevSibling?.name === "AssignOp" ? targetsOf(parent) : [] };
    }
    const isFirstArgument = parent.name === "ArgList" && node.prevSibling?.name === "(";
    if (!isFirstArgument && !HANDS_ON.test(parent.name)) break;
    isMethod = parent.name === "MemberExpression";
  }
  return { targets: [] };
}

function isCallee(node: SyntaxNode): boolean {
  const first = node.parent?.name === "CallExpression" ? node.parent.firstChild : null;
  return first?.from === node.from && first.to === node.to;
}

/** The names on the left that hold the whole value: variables, and the last names of attributes. */
function targetsOf(statement: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = statement.firstChild; child !== null; child = child.nextSibling) {
    const next = child.nextSibling?.name === "TypeDef" ? child.nextSibling.nextSibling : child.nextSibling;
    if (next?.name !== "AssignOp" || child.prevSibling?.name === ",") continue;
    const name = child.name === "MemberExpression" ? child.getChild("PropertyName") : child;
    if (name?.name === "VariableName" || name?.name === "PropertyName") found.push(name);
  }
  return found;
}

function lastName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf(".") + 1);
}

function inOrder({ source }: Dataflow, callees: readonly SyntaxNode[]): PythonCall[] {
  return callees.flatMap((callee) => pythonCall(source, callee.parent!) ?? []).sort(byPlace);
}

function byPlace(a: PythonCall, b: PythonCall): number {
  return a.span.start - b.span.start || b.span.end - a.span.end;
}
