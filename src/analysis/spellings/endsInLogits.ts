/** Whether a Keras model that is compiled puts out logits: its last layer in the text has no activation. */
import { layerOutput } from "../checks/outputs.ts";
import { expressionAt } from "../python/calls.ts";
import { Dataflow } from "../python/dataflow.ts";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";
import type { SourceCall } from "../sourceCall.ts";

/** Of `model.compile(…)`; false wherever the text does not prove it. */
export function endsInLogits(source: Source, call: SourceCall): boolean {
  if (!(source instanceof PythonSource)) return false;
  const model = expressionAt(source, call.calleeSpan).firstChild;
  const output = model === null ? undefined : layerOutput(new Dataflow(source), model);
  return output?.kind === "linear" && output.call.name.startsWith("keras.");
}
