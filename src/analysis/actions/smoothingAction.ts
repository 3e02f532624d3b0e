/** What an action on a loss call is, and what gives actions. */
import type { LossCall } from "../findLossCalls.ts";
import type { Source } from "../source.ts";
import type { SourceEdit } from "../sourceCall.ts";

/** One action; a declined one has a reason and no edits. */
export interface SmoothingAction {
  /** The last part of its kind, refactor.rewrite.labelSmoothing.add. */
  readonly kind: "add" | "change" | "remove" | "convert" | "wrap" | "replace" | "separate";
  readonly title: string;
  readonly edits: readonly SourceEdit[];
  readonly declined?: string;
}

/** What the actions depend on besides the code. */
export interface ActionOptions {
  /** The value that is offered. */
  readonly labelSmoothing: number;
  /** How many classes the loss has, where that is known. */
  readonly numClasses?: number | undefined;
  /** Why a package's pinned version lacks the argument, or undefined; see versions/. */
  readonly missingIn?: (lossCall: LossCall) => string | undefined;
}

/** Gives actions for one call, the best first. */
export type ActionProvider = (source: Source, lossCall: LossCall, options: ActionOptions) => readonly SmoothingAction[];
