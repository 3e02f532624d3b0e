/** What the values of an expression are by the last operation on them, also through a model that is defined in the file. */
import type { SyntaxNode } from "@lezer/common";
import {
  argumentNode,
  classAround,
  expressionAt,
  functionAround,
  type PythonCall,
  pythonCall,
} from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import { unwrapped } from "../python/dataflow.ts";
import { argumentOf } from "../sourceCall.ts";
import { ACTIVATIONS, FUNCTIONS, KERAS_MODELS, LAYERS, METHODS, type OutputKind, SEQUENTIALS } from "./activations.ts";

/** The last operation on an expression's values. */
export interface Output {
  readonly kind: OutputKind;
  /** The call that does it: `F.softmax(x)`, or the layer `nn.Softmax()`. */
  readonly call: PythonCall;
  /** What it is applied to, where it is written as a call. */
  readonly input?: SyntaxNode;
  /** The list of layers whose last it is. */
  readonly layers?: PythonCall;
  /** Whether it lies inside a model, so that others than the loss see it too. */
  readonly isInModel: boolean;
}

/** Models inside models are followed this far. */
const MAX_DEPTH = 6;

/** The last operation on the values of `node`; undefined where it is not in sight, or none that matters. */
export function outputOf(flow: Dataflow, node: SyntaxNode, depth = 0): Output | undefined {
  const origin = depth > MAX_DEPTH ? undefined : flow.originOf(node);
  const call = origin && pythonCall(flow.source, origin);
  if (call === undefined) return undefined;
  const kind = FUNCTIONS[call.name];
  if (kind !== undefined) return applied(kind, call, firstArgument(flow, call));
  const method = METHODS[call.name];
  if (method !== undefined) {
    return isDimensionOnly(call) ? applied(method, call, call.node.firstChild!.firstChild!) : undefined;
  }
  const layer = ownForward(flow, call, depth) ?? layerOutput(flow, call.node.firstChild!, depth + 1);
  if (layer === undefined || layer.isInModel) return layer;
  const isPlain = LAYERS[layer.call.name] !== undefined && layer.kind !== "linear" && !isKeras(layer.call);
  const input = isPlain ? firstArgument(flow, call) : undefined;
  return input === undefined ? layer : { ...layer, call, input };
}

/** What a layer or a model puts out. */
export function layerOutput(flow: Dataflow, node: SyntaxNode, depth = 0): Output | undefined {
  const made = depth > MAX_DEPTH ? undefined : flow.constructionOf(node);
  if (made === undefined) return undefined;
  const own = LAYERS[made.name];
  if (own !== undefined || made.name === "keras.layers.Activation") {
    const kind = isKeras(made) ? kerasKind(flow, made, own) : own;
    return kind && { kind, call: made, isInModel: false };
  }
  if (SEQUENTIALS.includes(made.name)) return lastLayer(flow, made, depth);
  if (KERAS_MODELS.includes(made.name)) {
    const outputs = argumentNode(flow.source, made, "outputs", 1);
    const output = outputs && outputOf(flow, outputs, depth + 1);
    return output && { ...output, isInModel: true };
  }
  const definition = flow.definitionOf(made.node.firstChild!);
  return definition?.name === "ClassDefinition" ? forwardOutput(flow, definition, depth) : undefined;
}

/** What is wrong in words: "F.softmax (line 12)". */
export function describeOutput(flow: Dataflow, { call, kind, isInModel }: Output): string {
  const { text } = flow.source;
  const name = text.slice(call.calleeSpan.start, call.calleeSpan.end).replace(/\s+/g, "").replace(/\(.*$/s, "");
  const line = text.slice(0, call.span.start).split("\n").length;
  const layer = isKeras(call) ? `${name} with ${kind === "linear" ? "no activation" : kind}` : name;
  return isInModel ? `the model, which ends in ${layer} (line ${line})` : `${layer} (line ${line})`;
}

function lastLayer(flow: Dataflow, made: PythonCall, depth: number): Output | undefined {
  if (made.arguments.some(({ kind }) => kind === "star")) return undefined;
  const added = isKeras(made) ? addedLast(flow, made) : [];
  if (added === undefined) return undefined;
  if (added.length > 0) {
    const output = layerOutput(flow, added[0]!, depth + 1);
    return output && { ...output, isInModel: true };
  }
  const list = isKeras(made) ? argumentNode(flow.source, made, "layers", 0) : made.node.getChild("ArgList");
  const items = list === undefined || list === null ? [] : elements(list);
  const last = items.at(-1);
  if (last === undefined || (list!.name !== "ArgList" && list!.name !== "ArrayExpression")) return undefined;
  const output = layerOutput(flow, last, depth + 1);
  if (output === undefined) return undefined;
  // The layer can be taken out of the list where it is written in it.
  const isWrittenHere = list!.name === "ArgList" && output.call.span.start === last.from && output.input === undefined;
  return { ...output, isInModel: true, ...(isWrittenHere && { layers: made }) };
}

/** The layer that the last `model.add(…)` adds; undefined where it is not sure which is the last. */
function addedLast(flow: Dataflow, made: PythonCall): SyntaxNode[] | undefined {
  const statement = made.node.parent;
  if (statement?.name !== "AssignStatement") return [];
  const target = flow.textOf(statement.firstChild!);
  const own = functionAround(statement)?.from;
  const adds = flow.calls.filter(({ node, calleeSpan }) => {
    const isAdd = flow.source.text.slice(calleeSpan.start, calleeSpan.end) === `${target}.add`;
    return isAdd && functionAround(node)?.from === own;
  });
  // A second model of the same name, or a layer that is added in a branch: then the last one is not sure.
  const isSame = adds.every(({ node }) => node.parent!.parent!.from === statement.parent!.from);
  const again = flow.source.scopes.bindingsOf(target).length > 1;
  if (adds.length > 0 && (!isSame || again)) return undefined;
  const argument = adds.at(-1)?.arguments[0];
  return argument === undefined ? [] : [expressionAt(flow.source, argument.valueSpan)];
}

/** `self(x)` and `self.forward(x)` are the class's own forward(). */
function ownForward(flow: Dataflow, call: PythonCall, depth: number): Output | undefined {
  const callee = flow.textOf(call.node.firstChild!);
  const own = callee === "self" || callee === "self.forward" ? classAround(call.node) : null;
  return own === null ? undefined : forwardOutput(flow, own, depth + 1);
}

/** What a class's forward() returns, where all its returns agree. */
function forwardOutput(flow: Dataflow, definition: SyntaxNode, depth: number): Output | undefined {
  const method = ["forward", "call", "__call__"].map((name) => methodOf(flow, definition, name)).find(Boolean);
  if (method === undefined) return undefined;
  const returned: (Output | undefined)[] = [];
  method.cursor().iterate((ref) => {
    if (ref.name === "FunctionDefinition" && ref.from !== method.from) return false;
    if (ref.name !== "ReturnStatement") return true;
    const value = ref.node.firstChild!.nextSibling;
    returned.push(value === null || value.nextSibling !== null ? undefined : outputOf(flow, value, depth + 1));
    return false;
  });
  const [first] = returned;
  const agree = first !== undefined && returned.every((output) => output?.kind === first.kind);
  // With several returns there is no one place to change.
  if (!agree) return undefined;
  return returned.length === 1
    ? { ...first, isInModel: true }
    : { kind: first.kind, call: first.call, isInModel: true };
}

/** A class's own method. */
export function methodOf(flow: Dataflow, definition: SyntaxNode, name: string): SyntaxNode | undefined {
  const body = definition.getChild("Body");
  for (let node = body?.firstChild ?? null; node !== null; node = node.nextSibling) {
    const inner = node.name === "DecoratedStatement" ? node.lastChild! : node;
    const own = inner.name === "FunctionDefinition" ? inner.getChild("VariableName") : null;
    if (own !== null && flow.textOf(own) === name) return inner;
  }
  return undefined;
}

/** The elements of a list, or the arguments of a call, by their first nodes. */
export function elements(list: SyntaxNode): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  for (let node = list.firstChild; node !== null; node = node.nextSibling) {
    if (!/^([()[\],]|Comment)$/.test(node.name)) result.push(node);
  }
  return result;
}

function applied(kind: OutputKind, call: PythonCall, input: SyntaxNode | undefined): Output {
  return { kind, call, isInModel: false, ...(input !== undefined && { input }) };
}

function firstArgument(flow: Dataflow, call: PythonCall): SyntaxNode | undefined {
  const [first] = call.arguments;
  const isInput = first?.kind === "positional" || ["input", "x", "logits"].includes(first?.name ?? "");
  return first !== undefined && isInput ? unwrapped(expressionAt(flow.source, first.valueSpan)) : undefined;
}

function isDimensionOnly(call: PythonCall): boolean {
  return call.arguments.every(
    ({ kind, name, value }, i) => name === "dim" || (i === 0 && kind === "positional" && /^-?\d$/.test(value)),
  );
}

function isKeras({ name }: PythonCall): boolean {
  return name.startsWith("keras.");
}

function kerasKind(flow: Dataflow, made: PythonCall, own: OutputKind | undefined): OutputKind | undefined {
  if (made.name === "keras.layers.Softmax") return "softmax";
  const position = made.name === "keras.layers.Activation" ? 0 : 1;
  const argument = argumentOf(made, "activation", position);
  if (argument === undefined) {
    return made.arguments.some(({ kind }) => kind === "star" || kind === "doubleStar") ? undefined : own;
  }
  const named = /^(['"])(\w+)\1$/.exec(argument.value)?.[2];
  // A linear Activation gives what the layer before it gives.
  if (named !== undefined) return named === "linear" && own === undefined ? undefined : ACTIVATIONS[named];
  if (argument.value === "None") return own;
  const name = flow.source.qualifiedName(expressionAt(flow.source, argument.valueSpan));
  return name === undefined ? undefined : FUNCTIONS[name];
}
