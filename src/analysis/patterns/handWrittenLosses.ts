/** Finds hand-written smoothing losses: classes with a forward, and functions, that compute one of the known forms. */
import type { SyntaxNode } from "@lezer/common";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";
import type { Candidate } from "./attempt.ts";
import { dependencies } from "./dependencies.ts";
import { describe } from "./describe.ts";
import type { HandWritten } from "./handWritten.ts";
import { type Parameter, parametersOf } from "./pythonNodes.ts";
import { recognise } from "./recognise.ts";

/** Every form takes a logarithm of probabilities in one of these ways. */
const LOGARITHM = /log_?softmax|logsumexp|kl_?div|nll_?loss|\blog\b|log_?p|lprobs|cross_?entropy/i;

const known = new WeakMap<Source, Map<string, HandWritten | undefined>>();

/** The hand-written losses of a Python text, in its order; each found once for a source. */
export function handWrittenLosses(source: Source): readonly HandWritten[] {
  if (!mayHold(source)) return [];
  return candidatesOf(source).flatMap((candidate) => recognised(source, candidate) ?? []);
}

/** The hand-written loss with this name; the others are not looked at. */
export function handWrittenLoss(source: Source, name: string): HandWritten | undefined {
  if (!mayHold(source)) return undefined;
  const candidate = candidatesOf(source).findLast((each) => each.name === name);
  return candidate && recognised(source, candidate);
}

function mayHold(source: Source): source is PythonSource {
  return source instanceof PythonSource && /\btorch\b/.test(source.text) && LOGARITHM.test(source.text);
}

function recognised(source: PythonSource, candidate: Candidate): HandWritten | undefined {
  const found = known.get(source) ?? new Map<string, HandWritten | undefined>();
  known.set(source, found);
  const key = `${candidate.name} ${candidate.node.from}`;
  if (!found.has(key)) found.set(key, remembered(source, candidate));
  return found.get(key);
}

/** What was found for code that means the same, in this file before an edit or in another; places count from its start. */
const earlier = new Map<string, HandWritten | undefined>();
const MAX_REMEMBERED = 200;

function remembered(source: PythonSource, candidate: Candidate): HandWritten | undefined {
  const key = dependencies(source, candidate.node);
  const { from } = candidate.node;
  if (!earlier.has(key)) {
    const recognition = recognise(source, candidate);
    if (earlier.size >= MAX_REMEMBERED) earlier.delete(earlier.keys().next().value!);
    earlier.set(key, recognition && moved(describe(source, candidate, recognition), -from));
  }
  const found = earlier.get(key);
  return found && moved(found, from);
}

function moved(loss: HandWritten, by: number): HandWritten {
  return { ...loss, span: { start: loss.span.start + by, end: loss.span.end + by } };
}

function candidatesOf(source: PythonSource): Candidate[] {
  const found: Candidate[] = [];
  for (let statement = source.tree.topNode.firstChild; statement !== null; statement = statement.nextSibling) {
    const node = statement.name === "DecoratedStatement" ? statement.lastChild! : statement;
    const candidate = candidateAt(node, source.text);
    if (candidate !== undefined) found.push(candidate);
  }
  return found;
}

function candidateAt(node: SyntaxNode, text: string): Candidate | undefined {
  const own = node.getChild("VariableName");
  if (own === null || !LOGARITHM.test(text.slice(node.from, node.to))) return undefined;
  const name = text.slice(own.from, own.to);
  if (node.name === "FunctionDefinition") {
    const parameters = parametersOf(node, text);
    return parameters.length < 2 || node.getChild("Body") === null
      ? undefined
      : { kind: "function", node, name, body: node, parameters: parameters.slice(2), hopeless: new Set() };
  }
  if (node.name !== "ClassDefinition") return undefined;
  const methods = methodsOf(node, text);
  const body = methods.get("forward") ?? methods.get("__call__");
  const init = methods.get("__init__");
  const taken = body === undefined ? [] : parametersOf(body, text);
  // self, logits and targets, and no more without a default.
  if (body === undefined || taken.length < 3 || taken.filter(({ value }) => value === undefined).length > 3) return;
  const parameters: readonly Parameter[] = init === undefined ? [] : parametersOf(init, text).slice(1);
  return { kind: "class", node, name, body, parameters, hopeless: new Set() };
}

function methodsOf(node: SyntaxNode, text: string): Map<string, SyntaxNode> {
  const methods = new Map<string, SyntaxNode>();
  for (let child = node.getChild("Body")?.firstChild ?? null; child !== null; child = child.nextSibling) {
    const definition = child.name === "DecoratedStatement" ? child.lastChild! : child;
    const own = definition.name === "FunctionDefinition" ? definition.getChild("VariableName") : null;
    if (own !== null) methods.set(text.slice(own.from, own.to), definition);
  }
  return methods;
}
