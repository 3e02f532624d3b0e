/** What checks look at in one text; the dataflow and the uses of losses are found when they are first asked for. */
import type { LossCall } from "../findLossCalls.ts";
import { Dataflow } from "../python/dataflow.ts";
import type { PythonSource } from "../python/pythonSource.ts";
import type { Scene } from "./check.ts";
import { findLossUses, type LossUse } from "./lossUses.ts";

/** The scene of `source` with the losses `lossCalls`. */
export function sceneOf(
  source: PythonSource,
  lossCalls: readonly LossCall[],
  olderThan: Scene["olderThan"] = () => undefined,
): Scene {
  const flow = new Dataflow(source);
  let uses: readonly LossUse[] | undefined;
  return {
    source,
    lossCalls,
    flow,
    get lossUses() {
      uses ??= findLossUses(flow);
      return uses;
    },
    olderThan,
  };
}
