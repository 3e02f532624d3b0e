/** The role of a Python loss call, from what stands around it: names, decorators, `with` blocks, `.eval()`. */
import type { SyntaxNode } from "@lezer/common";
import { isEvaluation } from "../checks/evaluation.ts";
import type { LossCall } from "../findLossCalls.ts";
import { type CallRole, TRAINING } from "../role.ts";
import { Dataflow } from "./dataflow.ts";
import type { PythonSource } from "./pythonSource.ts";

const EVALUATION =
  /(?:^|_)(?:val|valid|validate|validation|eval|evaluate|evaluation|test|testing|predict|inference)(?:_|$|\d)/i;
const TRAINING_NAME = /train/i;
const NO_GRADIENT = /\b(?:no_grad|inference_mode)\b/;
const METRIC = /metric|accuracy|perplexity/i;

const DIVERGENCES = new Set(["torch-kl-div", "torch-kl-div-loss"]);

/** The innermost sign decides. */
export function pythonCallRole(source: PythonSource, { span, rule }: LossCall): CallRole {
  if (DIVERGENCES.has(rule.id)) return { role: "inner", reason: "the targets of a divergence are often a teacher's" };
  const textOf = (node: SyntaxNode) => source.text.slice(node.from, node.to);
  let isTrainingFunction = false;
  let child = source.tree.resolveInner(span.start, 1);
  for (let node = child.parent; node !== null; child = node, node = node.parent) {
    const role = roleAround(node, child, textOf, source.text);
    if (role !== undefined) return role;
    const name = node.name === "FunctionDefinition" ? node.getChild("VariableName") : null;
    isTrainingFunction ||= name !== null && TRAINING_NAME.test(textOf(name));
  }
  if (isTrainingFunction) return TRAINING;
  const isEvaluated = isEvaluation(new Dataflow(source), source.tree.resolveInner(span.start, 1));
  return isEvaluated ? { role: "validation", reason: "after .eval()" } : TRAINING;
}

function roleAround(
  node: SyntaxNode,
  child: SyntaxNode,
  textOf: (node: SyntaxNode) => string,
  text: string,
): CallRole | undefined {
  switch (node.name) {
    case "AssignStatement": {
      const target = textOf(node.firstChild!).replace(/^self\./, "");
      if (child.from === node.firstChild!.from || TRAINING_NAME.test(target)) return undefined;
      if (METRIC.test(target)) return { role: "metric", reason: `${target} is a metric` };
      return EVALUATION.test(target) ? { role: "validation", reason: `${target} is for evaluation` } : undefined;
    }
    case "ArgList": {
      const keyword = keywordOf(child, textOf);
      return keyword !== undefined && /^(weighted_)?metrics?$/.test(keyword)
        ? { role: "metric", reason: `it is among the ${keyword}` }
        : undefined;
    }
    case "WithStatement": {
      const opening = text.slice(node.from, node.getChild("Body")?.from ?? node.to);
      const found = child.name === "Body" ? NO_GRADIENT.exec(opening) : null;
      return found === null ? undefined : { role: "validation", reason: `under ${found[0]}()` };
    }
    case "FunctionDefinition":
      return child.name === "Body" ? roleInFunction(node, child, textOf, text) : undefined;
    case "ClassDefinition": {
      if (child.name !== "Body") return undefined;
      const name = textOf(node.getChild("VariableName")!);
      if (METRIC.test(name)) return { role: "metric", reason: `in the metric ${name}` };
      const bases = node.getChild("ArgList");
      const isLoss = /loss|criterion/i.test(name) || (bases !== null && /\b_?(?:\w*Loss)\b/.test(textOf(bases)));
      return isLoss ? { role: "inner", reason: `a part of the loss ${name}` } : undefined;
    }
    default:
      return undefined;
  }
}

function roleInFunction(
  node: SyntaxNode,
  body: SyntaxNode,
  textOf: (node: SyntaxNode) => string,
  text: string,
): CallRole | undefined {
  const name = textOf(node.getChild("VariableName") ?? body);
  const decorators = node.parent?.name === "DecoratedStatement" ? text.slice(node.parent.from, node.from) : "";
  const noGradient = NO_GRADIENT.exec(decorators);
  if (noGradient !== null) return { role: "validation", reason: `under ${noGradient[0]}()` };
  if (METRIC.test(name)) return { role: "metric", reason: `in ${name}()` };
  if (EVALUATION.test(name) && !TRAINING_NAME.test(name)) return { role: "validation", reason: `in ${name}()` };
  return undefined;
}

/** The keyword in front of an argument's value. */
function keywordOf(value: SyntaxNode, textOf: (node: SyntaxNode) => string): string | undefined {
  const assign = value.prevSibling;
  return assign?.name === "AssignOp" && assign.prevSibling !== null ? textOf(assign.prevSibling) : undefined;
}
