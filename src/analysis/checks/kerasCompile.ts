/** The losses of Keras models: what `compile` is given, and what the model's last layer puts out. */
import type { SyntaxNode } from "@lezer/common";
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { argumentNode, type PythonCall, pythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import { argumentOf, unpackedArgument } from "../sourceCall.ts";
import { callsOf } from "./callsNamed.ts";
import { layerOutput, type Output, outputOf } from "./outputs.ts";

/** A loss of Keras, and the output that it is computed of. */
export interface KerasLoss {
  /** keras.losses.CategoricalCrossentropy, for the string too. */
  readonly name: string;
  readonly span: SourceSpan;
  readonly output: Output;
  /** Whether it takes its input as logits. */
  readonly fromLogits: boolean;
  /** The call that makes it, or that is it; undefined for a string. */
  readonly call: PythonCall | undefined;
}

/** Positions of from_logits. */
const OBJECTS: Readonly<Record<string, number | undefined>> = {
  "keras.losses.CategoricalCrossentropy": 0,
  "keras.losses.SparseCategoricalCrossentropy": 0,
  "keras.losses.BinaryCrossentropy": 0,
};
const FUNCTIONS: Readonly<Record<string, number>> = {
  "keras.losses.categorical_crossentropy": 2,
  "keras.losses.sparse_categorical_crossentropy": 2,
  "keras.losses.binary_crossentropy": 2,
};
const STRINGS: Readonly<Record<string, string>> = {
  categorical_crossentropy: "keras.losses.CategoricalCrossentropy",
  sparse_categorical_crossentropy: "keras.losses.SparseCategoricalCrossentropy",
  binary_crossentropy: "keras.losses.BinaryCrossentropy",
  bce: "keras.losses.BinaryCrossentropy",
};

/** The losses of Keras whose input's last operation is in sight. */
export function kerasLosses(flow: Dataflow): readonly KerasLoss[] {
  const calls = callsOf(flow, ["compile", ...Object.keys(FUNCTIONS)], Object.keys(OBJECTS));
  return calls.flatMap((call) => [...compiled(flow, call), ...computed(flow, call)]);
}

/** `model.compile(loss=…)` with a single loss. */
function compiled(flow: Dataflow, call: PythonCall): KerasLoss[] {
  const callee = call.node.firstChild!;
  const property = callee.name === "MemberExpression" ? callee.getChild("PropertyName") : null;
  if (property === null || flow.textOf(property) !== "compile") return [];
  const loss = argumentNode(flow.source, call, "loss", 1);
  const output = loss && layerOutput(flow, callee.firstChild!);
  if (loss === undefined || output === undefined || !output.call.name.match(/^(keras|tensorflow)\./)) return [];
  const span = { start: loss.from, end: loss.to };
  const held = flow.valueOf(loss);
  const string = held?.name === "String" ? /^(['"])(\w+)\1$/.exec(flow.textOf(held))?.[2] : undefined;
  const name = string === undefined ? undefined : STRINGS[string];
  if (name !== undefined) {
    return held!.from === loss.from ? [{ name, span, output, fromLogits: false, call: undefined }] : [];
  }
  const made = held && pythonCall(flow.source, held);
  return made === undefined ? [] : lossMade(made, OBJECTS, output);
}

/** `loss_fn(y, model(x))`, and the functions that compute a loss at once. */
function computed(flow: Dataflow, call: PythonCall): KerasLoss[] {
  const isFunction = FUNCTIONS[call.name] !== undefined;
  const made = isFunction ? call : flow.constructionOf(call.node.firstChild!);
  if (made === undefined || (!isFunction && !(made.name in OBJECTS))) return [];
  const input: SyntaxNode | undefined = argumentNode(flow.source, call, "y_pred", 1);
  const output = input && outputOf(flow, input);
  return output === undefined ? [] : lossMade(made, isFunction ? FUNCTIONS : OBJECTS, output);
}

function lossMade(
  call: PythonCall,
  positions: Readonly<Record<string, number | undefined>>,
  output: Output,
): KerasLoss[] {
  if (!(call.name in positions) || unpackedArgument(call) !== undefined) return [];
  const option = argumentOf(call, "from_logits", positions[call.name]);
  if (option !== undefined && option.value !== "True" && option.value !== "False") return [];
  return [{ name: call.name, span: call.span, output, fromLogits: option?.value === "True", call }];
}
