/** Whether the code around a call smooths labels by hand, by the words that such code has. */
import { classAround, expressionAt, functionAround } from "../python/calls.ts";
import { PythonSource } from "../python/pythonSource.ts";
import type { Source } from "../source.ts";
import type { SourceCall } from "../sourceCall.ts";

/** `smoothing`, `smooth_BCE`, but not `smooth_l1_loss`; targets that are scattered into a filled tensor. */
const BY_HAND = /smooth(?!_?l1)|\.scatter_/i;

/** Looks at the class around `call`, or else at the function. */
export function isSmoothedAround(source: Source, call: SourceCall): boolean {
  if (!(source instanceof PythonSource)) return false;
  const node = expressionAt(source, call.span);
  const around = classAround(node) ?? functionAround(node);
  return around !== null && BY_HAND.test(source.text.slice(around.from, around.to));
}
