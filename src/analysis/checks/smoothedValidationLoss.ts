/** A smoothed loss that also measures the validation. */
import type { SyntaxNode } from "@lezer/common";
import { expressionAt, functionAround, type PythonCall } from "../python/calls.ts";
import type { Check, Problem, Scene } from "./check.ts";
import { isEvaluation } from "./evaluation.ts";
import { elements } from "./outputs.ts";
import { floorInWords, type Smoothing, smoothingOf } from "./smoothedUses.ts";

const HEAD = "import torch\nimport torch.nn as nn\n";
const TRAIN =
  "criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\nfor x, y in train:\n    loss = criterion(model(x), y)\n    loss.backward()\n";

export const smoothedValidationLoss: Check = {
  id: "smoothed-validation-loss",
  title: "A smoothed loss that also measures the validation",
  severity: "information",
  whatItDoes:
    "Finds a smoothed loss that trains the model and is computed for its evaluation too: under `torch.no_grad()`, after `model.eval()`, or in a function that is named after validation or testing.",
  whyBad:
    "The smoothed loss has a floor, the entropy of the smoothed target: 0.50 for a = 0.1 and 10 classes. A perfect model does not reach 0, a model that is surer than the smoothed target is punished, and the value cannot be compared with that of another a. Early stopping and the choice of a by it go wrong; perplexity is no longer exp(loss).",
  example: `${HEAD}\n${TRAIN}with torch.no_grad():\n    for x, y in val:\n        val_loss += criterion(model(x), y)\n`,
  useInstead: `${HEAD}\n${TRAIN}eval_criterion = nn.CrossEntropyLoss()\nwith torch.no_grad():\n    for x, y in val:\n        val_loss += eval_criterion(model(x), y)\n`,
  references: ["https://github.com/pytorch/pytorch/issues/129050", "https://arxiv.org/abs/1906.02629"],
  examples: [
    {
      code: `${HEAD}${TRAIN}with torch.no_grad():\n    for x, y in val:\n        val_loss += ‸criterion(model(x), y)‸\n`,
    },
    {
      code: `${HEAD}class Trainer:\n    def __init__(self):\n        self.loss = nn.CrossEntropyLoss(label_smoothing=0.1)\n    def training_step(self, x, y):\n        return self.loss(self.model(x), y)\n    def validation_step(self, x, y):\n        return ‸self.loss(self.model(x), y)‸\n`,
    },
    {
      code: `${HEAD}def train(model, criterion, data):\n    for x, y in data:\n        criterion(model(x), y).backward()\n\ndef validate(model, criterion, data):\n    model.eval()\n    return sum(criterion(model(x), y) for x, y in data)\n\ndef main(model):\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.1).cuda()\n    train(model, criterion, a)\n    validate(model, ‸criterion‸, b)\n`,
    },
    {
      code: `${HEAD}${TRAIN}model.eval()\nloss = ‸criterion(model(x), y)‸\n`,
    },
  ],
  ignores: [
    {
      code: `${HEAD}criterion = nn.CrossEntropyLoss()\nloss = criterion(model(x), y)\nwith torch.no_grad():\n    val_loss = criterion(model(x), y)\n`,
      why: "nothing is smoothed",
    },
    {
      code: `${HEAD}${TRAIN}val_criterion = nn.CrossEntropyLoss()\nwith torch.no_grad():\n    val_loss = val_criterion(model(x), y)\n`,
      why: "validation has its own loss",
    },
    {
      code: `${HEAD}${TRAIN}model.eval()\nmodel.train()\nloss = criterion(model(x), y)\n`,
      why: "the model is trained again",
    },
    {
      code: `${HEAD}def test_loss():\n    criterion = nn.CrossEntropyLoss(label_smoothing=0.1)\n    assert criterion(x, y) > 0\n`,
      why: "a test of the loss trains nothing",
    },
  ],
  find(scene) {
    const uses = [...directUses(scene), ...passedUses(scene)];
    const trained = new Set(uses.filter(({ isEvaluated }) => !isEvaluated).map(({ settings }) => settings));
    return uses.flatMap(({ settings, node, smoothing, isEvaluated }): Problem[] => {
      if (!isEvaluated || !trained.has(settings)) return [];
      const floor = floorInWords(scene, smoothing);
      const message =
        `This loss is smoothed (${smoothing.text}) and measures the evaluation too${floor === "" ? "" : `: ${floor}`}. ` +
        "Its values cannot be compared with those of another smoothing. Keep an unsmoothed loss beside it for the evaluation.";
      return [{ span: { start: node.from, end: node.to }, message }];
    });
  },
};

interface Use {
  /** Where the loss was made. */
  readonly settings: number;
  readonly node: SyntaxNode;
  readonly smoothing: Smoothing;
  readonly isEvaluated: boolean;
}

function directUses(scene: Scene): Use[] {
  return scene.lossUses.flatMap(({ settings, call }): Use[] => {
    const smoothing = settings === call ? undefined : smoothingOf(scene, settings);
    if (smoothing === undefined) return [];
    const isEvaluated = isEvaluation(scene.flow, call.node);
    return [{ settings: settings.span.start, node: call.node, smoothing, isEvaluated }];
  });
}

/** `validate(model, criterion)`: the loss is handed to a function of this file, which calls it. */
function passedUses(scene: Scene): Use[] {
  const { flow, source } = scene;
  const makers = new Map(
    flow.calls.flatMap((call) => {
      const smoothing = smoothingOf(scene, call);
      return smoothing === undefined ? [] : [[call.span.start, smoothing] as const];
    }),
  );
  if (makers.size === 0) return [];
  return flow.calls.flatMap((call) => {
    const definition = flow.definitionOf(call.node.firstChild!);
    if (definition?.name !== "FunctionDefinition") return [];
    return call.arguments.flatMap((argument, position): Use[] => {
      if (argument.kind !== "positional" && argument.kind !== "keyword") return [];
      const node = expressionAt(source, argument.valueSpan);
      const settings = node.name === "VariableName" ? flow.constructionOf(node)?.span.start : undefined;
      const smoothing = settings === undefined ? undefined : makers.get(settings);
      const parameter = smoothing && (argument.name ?? parametersOf(scene, definition)[position]);
      const inside = parameter === undefined ? undefined : callsOf(scene, definition, parameter);
      if (settings === undefined || smoothing === undefined || inside === undefined || inside.length === 0) return [];
      const isEvaluated = inside.every((each) => isEvaluation(flow, each.node));
      return [{ settings, node, smoothing, isEvaluated }];
    });
  });
}

/** The names of the positional parameters; none behind `*args`. */
function parametersOf({ flow }: Scene, definition: SyntaxNode): string[] {
  const list = definition.getChild("ParamList");
  const names: string[] = [];
  for (const node of list === null ? [] : elements(list)) {
    if (node.name === "*" || node.name === "**") break;
    const isName = node.name === "VariableName" && node.prevSibling?.name !== "AssignOp";
    if (isName) names.push(flow.textOf(node));
  }
  return names;
}

/** The calls of a parameter with two arguments or more, in the function itself. */
function callsOf({ flow }: Scene, definition: SyntaxNode, parameter: string): PythonCall[] {
  const isRebound = flow.source.scopes
    .bindingsOf(parameter)
    .some(({ at, meaning }) => meaning.kind !== "other" && definition.from < at && at < definition.to);
  return isRebound
    ? []
    : flow.calls.filter(({ node, arguments: given }) => {
        const callee = node.firstChild!;
        return (
          callee.name === "VariableName" &&
          flow.textOf(callee) === parameter &&
          functionAround(node)?.from === definition.from &&
          given.length >= 2
        );
      });
}
