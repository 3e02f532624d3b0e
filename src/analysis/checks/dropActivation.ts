/** Takes a softmax or sigmoid away from what a loss is computed of, at the place where that changes least. */
import type { SyntaxNode } from "@lezer/common";
import { functionAround } from "../python/calls.ts";
import { type Dataflow, unwrapped } from "../python/dataflow.ts";
import { deletion, type SourceEdit } from "../sourceCall.ts";
import { argumentSyntax } from "../syntax/argumentSyntax.ts";
import type { Fix } from "./check.ts";
import type { LossUse } from "./lossUses.ts";
import type { Output } from "./outputs.ts";

/** The fixes for `use`, whose input ends in `output`; none where no place is sure. */
export function dropActivation(flow: Dataflow, use: LossUse, output: Output): Fix[] {
  const { input: argument } = use;
  if (argument === undefined) return [];
  const name = flow.source.text.slice(output.call.calleeSpan.start, output.call.calleeSpan.end);
  const isInLoss = argument.from <= output.call.span.start && output.call.span.end <= argument.to;
  if (isInLoss && output.input !== undefined) {
    return [{ title: `Drop ${shortName(name)}`, edits: [unapplied(flow, output, output.input)] }];
  }
  const direct = output.isInModel ? undefined : inputInstead(flow, argument, output);
  if (direct !== undefined) {
    return [{ title: `Give the loss ${direct.text} instead`, edits: [direct] }];
  }
  const edits = removedWhereApplied(flow, output);
  if (edits === undefined) return [];
  const where = output.isInModel ? "the model" : "the line that applies it";
  return [{ title: `Drop ${shortName(name)} from ${where} (its other uses change too)`, edits, isUnsure: true }];
}

/** `criterion(p, y)` with `p = softmax(out)` becomes `criterion(out, y)` where out still is what it was. */
function inputInstead(flow: Dataflow, argument: SyntaxNode, { call, input }: Output): SourceEdit | undefined {
  const used = unwrapped(argument);
  if (input?.name !== "VariableName" || used.name !== "VariableName") return undefined;
  const statement = call.node.parent;
  if (statement?.name !== "AssignStatement" || functionAround(statement)?.from !== functionAround(used)?.from) {
    return undefined;
  }
  const name = flow.textOf(input);
  if (name === flow.textOf(used) || flow.assignmentFor(used)?.from !== statement.from) return undefined;
  const isChanged = flow.source.scopes.bindingsOf(name).some(({ at }) => statement.from < at && at < used.from);
  return isChanged ? undefined : { span: { start: used.from, end: used.to }, text: name };
}

function removedWhereApplied(flow: Dataflow, output: Output): readonly SourceEdit[] | undefined {
  const { text } = flow.source;
  const { call, input, layers } = output;
  if (layers !== undefined) {
    const layer = layers.arguments.find(({ span }) => span.start === call.span.start);
    return layer && argumentSyntax(layers).remove(text, layers, layer);
  }
  if (input === undefined) return undefined;
  const statement = call.node.parent!;
  // `x = softmax(x)` goes with its line.
  const target = statement.name === "AssignStatement" ? statement.firstChild! : undefined;
  if (target === undefined || flow.textOf(target) !== flow.textOf(input)) return [unapplied(flow, output, input)];
  const start = text.lastIndexOf("\n", statement.from - 1) + 1;
  const end = text.indexOf("\n", statement.to);
  const isAlone = text.slice(start, statement.from).trim() === "" && text.slice(statement.to, end).trim() === "";
  return isAlone && end > 0 && hasCompany(statement) ? [deletion(start, end + 1)] : undefined;
}

/** The call's input takes its place, in parentheses where something is done to the result. */
function unapplied(flow: Dataflow, { call }: Output, input: SyntaxNode): SourceEdit {
  const isAtom = /^(VariableName|CallExpression|MemberExpression|ParenthesizedExpression)$/.test(input.name);
  const isOperand = call.node.parent?.name !== "ArgList" && call.node.parent?.name !== "AssignStatement";
  const code = flow.textOf(input);
  return { span: call.span, text: isAtom || !isOperand ? code : `(${code})` };
}

/** A block needs another statement where one goes. */
function hasCompany(statement: SyntaxNode): boolean {
  const isOther = (node: SyntaxNode | null) => node !== null && /Statement|Definition/.test(node.name);
  return isOther(statement.prevSibling) || isOther(statement.nextSibling);
}

function shortName(callee: string): string {
  return callee.replace(/\s+/g, "").replace(/\(.*$/s, "").split(".").slice(-2).join(".");
}
