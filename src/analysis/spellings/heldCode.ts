/** The code whose value a name holds where it is used: `soft = smooth(labels)` for `soft`. */
import type { SourceSpan } from "../../formats/arrayReading.ts";
import { juliaHeldCode } from "../julia/juliaHeldCode.ts";
import { expressionAt } from "../python/calls.ts";
import { Dataflow } from "../python/dataflow.ts";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";

/** Where the value of the name at `span` is written; undefined for what is no name, or where the text does not prove it. */
export function heldCode(source: Source, span: SourceSpan): SourceSpan | undefined {
  if (source.language === "julia") return juliaHeldCode(source.text, span);
  if (!(source instanceof PythonSource)) return undefined;
  const node = expressionAt(source, span);
  if (node.name !== "VariableName" || node.to !== span.end) return undefined;
  const value = new Dataflow(source).valueOf(node);
  return value === undefined || value.from === node.from ? undefined : { start: value.from, end: value.to };
}
