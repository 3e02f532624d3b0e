/** Where losses are computed: functions that are called, and objects that are called where it is in sight which they are. */
import type { SyntaxNode } from "@lezer/common";
import { argumentNode, type PythonCall } from "../python/calls.ts";
import type { Dataflow } from "../python/dataflow.ts";
import { callsOf } from "./callsNamed.ts";
import { LOSS_APIS, type LossApi } from "./lossApis.ts";

/** One computation of a loss. */
export interface LossUse {
  /** Its qualified name: torch.nn.CrossEntropyLoss for `criterion(x, y)`. */
  readonly name: string;
  readonly api: LossApi;
  /** The call that computes the loss. */
  readonly call: PythonCall;
  /** The call that says how: it makes the loss object, or is `call` itself. */
  readonly settings: PythonCall;
  readonly input: SyntaxNode | undefined;
  readonly target: SyntaxNode | undefined;
}

/** All computations of a loss that `LOSS_APIS` knows. */
export function findLossUses(flow: Dataflow): readonly LossUse[] {
  return callsOf(flow, FUNCTIONS, OBJECTS).flatMap((call): LossUse[] => {
    const own = apiOf(call.name);
    const settings = own?.kind === "function" ? call : own === undefined ? objectCalled(flow, call) : undefined;
    const api = settings && apiOf(settings.name);
    if (settings === undefined || api === undefined) return [];
    const { source } = flow;
    const [input, target] = [api.input, api.target].map((place) =>
      argumentNode(source, call, place.argument, place.position),
    );
    return [{ name: settings.name, api, call, settings, input, target }];
  });
}

const FUNCTIONS = Object.keys(LOSS_APIS).flatMap((name) =>
  LOSS_APIS[name]!.kind === "function" ? [name, `${name}_v2`] : [],
);
const OBJECTS = Object.keys(LOSS_APIS).filter((name) => LOSS_APIS[name]!.kind === "object");

/** The loss API `name`, private names of TensorFlow's versions included. */
export function apiOf(name: string): LossApi | undefined {
  return LOSS_APIS[name] ?? LOSS_APIS[name.replace(/^tensorflow\.compat\.v1\./, "tensorflow.").replace(/_v2$/, "")];
}

/** The call that made the object which `call` calls, where it made a loss. */
function objectCalled(flow: Dataflow, call: PythonCall): PythonCall | undefined {
  const made = flow.constructionOf(call.node.firstChild!);
  return made !== undefined && apiOf(made.name)?.kind === "object" ? made : undefined;
}
