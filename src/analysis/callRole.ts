/** What a loss call is for: training, or something that must keep its hard targets. */
import type { LossCall } from "./findLossCalls.ts";
import { pythonCallRole } from "./python/pythonCallRole.ts";
import { PythonSource } from "./python/pythonSource.ts";
import { type CallRole, TRAINING } from "./role.ts";
import type { Source } from "./source.ts";

/** The role of `lossCall`; training where nothing in the text says otherwise. */
export function callRole(source: Source, lossCall: LossCall): CallRole {
  return source instanceof PythonSource ? pythonCallRole(source, lossCall) : TRAINING;
}
