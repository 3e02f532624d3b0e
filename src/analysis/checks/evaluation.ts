/** Whether code evaluates a model instead of training it. */
import type { SyntaxNode } from "@lezer/common";
import type { Dataflow } from "../python/dataflow.ts";

const NO_GRADIENTS = new Set(["torch.no_grad", "torch.inference_mode", "torch.autograd.no_grad"]);
const NAME =
  /^_?(?:val|valid|validate|validation|eval|evaluate|evaluation|test|testing)(?=_|\d|$)|_(?:val|valid|validate|validation|eval|evaluate|evaluation|test)$/i;

/** Whether `node` runs without gradients, after `model.eval()`, or in a function that is named after evaluation. */
export function isEvaluation(flow: Dataflow, node: SyntaxNode): boolean {
  for (let parent = node.parent, child = node; parent !== null; child = parent, parent = parent.parent) {
    if (parent.name === "WithStatement" && child.name === "Body" && isWithoutGradients(flow, parent)) return true;
    if (child.parent?.name === "Body" || parent.name === "Script") {
      const mode = lastMode(flow, child);
      if (mode !== undefined) return mode === "eval";
    }
    if (parent.name !== "FunctionDefinition") continue;
    const name = parent.getChild("VariableName");
    if (name !== null && NAME.test(flow.textOf(name))) return true;
    return parent.parent?.name === "DecoratedStatement" && isDecoratedSo(flow, parent.parent);
  }
  return false;
}

function isWithoutGradients(flow: Dataflow, statement: SyntaxNode): boolean {
  return statement.getChildren("CallExpression").some((call) => {
    const name = call.firstChild && flow.source.qualifiedName(call.firstChild);
    return name !== undefined && name !== null && NO_GRADIENTS.has(name);
  });
}

function isDecoratedSo(flow: Dataflow, statement: SyntaxNode): boolean {
  return statement
    .getChildren("Decorator")
    .some((decorator) => /^@\s*(?:torch\.)?(?:no_grad|inference_mode)\b/.test(flow.textOf(decorator)));
}

/** The last `model.eval()` or `model.train()` among the statements before `statement` in its block. */
function lastMode(flow: Dataflow, statement: SyntaxNode): "eval" | "train" | undefined {
  for (let node = statement.prevSibling; node !== null; node = node.prevSibling) {
    if (node.name !== "ExpressionStatement") continue;
    const mode = /^[\w.]+\.(eval|train)\((True|False)?\)$/.exec(flow.textOf(node));
    if (mode !== null) return mode[1] === "eval" || mode[2] === "False" ? "eval" : "train";
  }
  return undefined;
}
