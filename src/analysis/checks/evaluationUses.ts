/** Smoothed losses that train a model and measure its evaluation too, and where they do so. */
import type { SyntaxNode } from "@lezer/common";
import { expressionAt, functionAround, type PythonCall } from "../python/calls.ts";
import type { Scene } from "./check.ts";
import { isEvaluation } from "./evaluation.ts";
import { elements } from "./outputs.ts";
import { type Smoothing, smoothingOf } from "./smoothedUses.ts";

/** The uses for evaluation of smoothed losses that are used for training as well, in the order in which they are found. */
export function evaluationUses(scene: Scene): readonly SmoothedUse[] {
  const uses = [...directUses(scene), ...passedUses(scene)];
  const trained = new Set(uses.filter(({ isEvaluated }) => !isEvaluated).map(({ settings }) => settings));
  return uses.filter(({ settings, isEvaluated }) => isEvaluated && trained.has(settings));
}

/** One computation of a smoothed loss, or its being handed to a function that computes it. */
export interface SmoothedUse {
  /** Where the loss was made. */
  readonly settings: number;
  readonly node: SyntaxNode;
  readonly smoothing: Smoothing;
  readonly isEvaluated: boolean;
}

function directUses(scene: Scene): SmoothedUse[] {
  return scene.lossUses.flatMap(({ settings, call }): SmoothedUse[] => {
    const smoothing = settings === call ? undefined : smoothingOf(scene, settings);
    if (smoothing === undefined) return [];
    const isEvaluated = isEvaluation(scene.flow, call.node);
    return [{ settings: settings.span.start, node: call.node, smoothing, isEvaluated }];
  });
}

/** `validate(model, criterion)`: the loss is handed to a function of this file, which calls it. */
function passedUses(scene: Scene): SmoothedUse[] {
  const { flow, source } = scene;
  const makers = new Map(
    scene.lossCalls.flatMap(({ call }) => {
      const smoothing = smoothingOf(scene, call);
      return smoothing === undefined ? [] : [[call.span.start, smoothing] as const];
    }),
  );
  if (makers.size === 0) return [];
  return flow.calls.flatMap((call) => {
    const definition = flow.definitionOf(call.node.firstChild!);
    if (definition?.name !== "FunctionDefinition") return [];
    return call.arguments.flatMap((argument, position): SmoothedUse[] => {
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
