/** An unsmoothed loss beside a smoothed one, for the places where the model is evaluated. */
import type { SyntaxNode } from "@lezer/common";
import type { LossCall } from "./findLossCalls.ts";
import { occurrences } from "./occurrences.ts";
import type { PythonSource } from "./python/pythonSource.ts";
import { lineBreakOf, lineEnd } from "./source.ts";
import { insertion, type SourceEdit } from "./sourceCall.ts";
import { SPELLINGS } from "./spellings/index.ts";

export const SEPARATE_TITLE = "Separate the evaluation loss: keep an unsmoothed one beside it";

/**
 * The edits that define a twin of `lossCall` without smoothing behind the statement that makes it, and use it at
 * `uses` (calls of the loss, or names of it that are handed on); undefined where the twin would not be in sight there.
 */
export function separateEvaluationLoss(
  source: PythonSource,
  lossCall: LossCall,
  uses: readonly SyntaxNode[],
): readonly SourceEdit[] | undefined {
  const { text } = source;
  const textOf = (node: SyntaxNode) => text.slice(node.from, node.to);
  const statement = assignmentAround(source.tree.resolveInner(lossCall.span.start, 1));
  const target = statement?.firstChild ?? null;
  if (statement === undefined || target === null || target.nextSibling?.name !== "AssignOp") return undefined;
  const name = /^(self\.)?([\p{ID_Start}_][\p{ID_Continue}]*)$/u.exec(textOf(target));
  if (name === null) return undefined;
  const [whole, owner = "", own = ""] = name;
  const twin = owner + freeName(text, own);
  const places = uses.map((node) => (node.name === "CallExpression" ? node.firstChild! : node));
  if (places.length === 0 || places.some((place) => textOf(place) !== whole || place.from < statement.to))
    return undefined;
  if (owner === "" && !places.every((place) => isSameVariable(source, target, place))) return undefined;
  const unsmoothed = SPELLINGS[lossCall.rule.spelling.kind].remove(source, lossCall.call, lossCall.rule, lossCall);
  if (unsmoothed.kind !== "edits") return undefined;
  const inside = unsmoothed.edits.filter(({ span }) => span.start >= statement.from && span.end <= statement.to);
  if (inside.length !== unsmoothed.edits.length || inside.length === 0) return undefined;
  const code = twin + edited(text.slice(target.to, statement.to), inside, target.to);
  const lineStart = text.lastIndexOf("\n", statement.from - 1) + 1;
  const indent = text.slice(lineStart, statement.from);
  if (indent.trim() !== "" || text.slice(statement.to, lineEnd(text, statement.to)).includes(";")) return undefined;
  return [
    insertion(lineEnd(text, statement.to), `${lineBreakOf(text)}${indent}${code}`),
    ...places.map((place) => ({ span: { start: place.from, end: place.to }, text: twin })),
  ];
}

function assignmentAround(node: SyntaxNode): SyntaxNode | undefined {
  for (let parent: SyntaxNode | null = node; parent !== null; parent = parent.parent) {
    if (parent.name === "AssignStatement") return parent;
    if (/Statement$|Definition$|^Body$/.test(parent.name)) return undefined;
  }
  return undefined;
}

/** Both names are the variable of one scope: the twin, defined beside the one, is in sight of the other. */
function isSameVariable(source: PythonSource, target: SyntaxNode, use: SyntaxNode): boolean {
  const bindings = source.scopes.bindingsOf(source.text.slice(target.from, target.to));
  const own = bindings.find(({ at }) => at === target.from);
  return own !== undefined && source.scopes.bindingFor(use)?.scope === own.scope;
}

function freeName(text: string, name: string): string {
  for (let count = 1; ; count++) {
    const candidate = count === 1 ? `eval_${name}` : `eval_${name}_${count}`;
    if (occurrences(text, candidate).length === 0) return candidate;
  }
}

function edited(code: string, edits: readonly SourceEdit[], offset: number): string {
  return [...edits]
    .sort((a, b) => b.span.start - a.span.start)
    .reduce(
      (result, { span, text }) => result.slice(0, span.start - offset) + text + result.slice(span.end - offset),
      code,
    );
}
