/** Separate the evaluation loss, offered where a smoothed loss is made that the file also evaluates with. */
import { evaluationUses } from "../checks/evaluationUses.ts";
import { sceneOf } from "../checks/sceneOf.ts";
import type { LossCall } from "../findLossCalls.ts";
import { PythonSource } from "../python/pythonSource.ts";
import { SEPARATE_TITLE, separateEvaluationLoss } from "../separateEvaluationLoss.ts";
import type { Source } from "../source.ts";
import type { SmoothingAction } from "./smoothingAction.ts";

/** The action, or nothing where training and evaluation do not share `lossCall`. */
export function separateAction(source: Source, lossCall: LossCall): readonly SmoothingAction[] {
  if (!(source instanceof PythonSource) || lossCall.value.kind !== "given") return [];
  const uses = evaluationUses(sceneOf(source, [lossCall])).map(({ node }) => node);
  const edits = uses.length === 0 ? undefined : separateEvaluationLoss(source, lossCall, uses);
  return edits === undefined ? [] : [{ kind: "separate", title: SEPARATE_TITLE, edits }];
}
