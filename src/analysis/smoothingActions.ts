/** What can be done about the smoothing of a loss call: add it, change it, remove it, wrap it, or why not. */
import { convertActions } from "./actions/convertActions.ts";
import { plainActions } from "./actions/plainActions.ts";
import { separateAction } from "./actions/separateAction.ts";
import type { ActionOptions, ActionProvider, SmoothingAction } from "./actions/smoothingAction.ts";
import { variantActions } from "./actions/variantActions.ts";
import type { LossCall } from "./findLossCalls.ts";
import type { Source } from "./source.ts";

/** In the order in which they are offered. */
const PROVIDERS: readonly ActionProvider[] = [plainActions, separateAction, convertActions, variantActions];

/** The actions for `lossCall`, the plain one first. */
export function smoothingActions(source: Source, lossCall: LossCall, options: ActionOptions): SmoothingAction[] {
  return PROVIDERS.flatMap((provider) => provider(source, lossCall, options));
}
